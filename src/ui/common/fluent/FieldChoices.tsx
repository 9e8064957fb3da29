import * as React from 'react';

import { Button } from '../Button';
import { Message } from '../Message';
import styles from './FieldChoices.module.scss';
import { formStrings } from './formStrings';

/** A field that two people changed. */
export interface FieldChoice {
  readonly field: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface FieldChoicesProps {
  /** "Tom Aldous changed this contract at 14:36" */
  readonly title: string;
  /** Who changed it first: "Tom Aldous". */
  readonly who: string;
  readonly choices: readonly FieldChoice[];
  /** Fields that begin with theirs; the others begin with mine. */
  readonly initialTheirs?: ReadonlySet<string>;
  readonly saving?: boolean;
  /** Fields whose value is theirs; mine is kept for the rest. */
  readonly onChoose: (theirs: ReadonlySet<string>) => void;
  readonly onKeepTheirs: () => void;
}

/** Two versions of the same row side by side: the person chooses for each field, beginning with their own unless told otherwise. */
export function FieldChoices({ title, who, choices, initialTheirs, saving, onChoose, onKeepTheirs }: FieldChoicesProps): JSX.Element {
  const [theirs, setTheirs] = React.useState<ReadonlySet<string>>(initialTheirs ?? new Set());
  const words = formStrings.conflict;
  const table = React.useRef<HTMLTableElement>(null);

  // The button that saved is not there any more: what has to be chosen takes the focus.
  React.useEffect(() => table.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);

  function pick(field: string, isTheirs: boolean): void {
    const next = new Set(theirs);
    if (isTheirs) next.add(field);
    else next.delete(field);
    setTheirs(next);
  }

  return (
    <Message
      kind="conflict"
      plain
      title={title}
      actions={
        <>
          <Button kind="primary" busy={saving} onClick={() => onChoose(theirs)}>
            {words.save}
          </Button>
          <Button disabled={saving} onClick={onKeepTheirs}>
            {words.keepTheirs(who)}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <table ref={table} className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.mine}</th>
            <th scope="col">{words.theirs(who)}</th>
          </tr>
        </thead>
        <tbody>
          {choices.map(choice => (
            <tr key={choice.field}>
              <th scope="row">{choice.label}</th>
              {[false, true].map(isTheirs => (
                <td key={String(isTheirs)}>
                  <label className={styles.choice}>
                    <input
                      type="radio"
                      name={`choice-${choice.field}`}
                      checked={theirs.has(choice.field) === isTheirs}
                      onChange={() => pick(choice.field, isTheirs)}
                    />
                    <span>{(isTheirs ? choice.theirs : choice.mine) || words.empty}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Message>
  );
}
