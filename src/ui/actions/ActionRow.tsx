import * as React from 'react';

import { displayDate, type IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Stored } from '../../lists/define';
import { ErrorMessage } from '../common/ErrorMessage';
import { InPlaceQuestion, OneTextForm, useOpeners } from '../common/inPlace';
import { StateTag } from '../common/Tags';
import { useWork } from '../common/useWork';
import { ActionButtons, mayDo, type ActionControls, type RowForm } from './ActionButtons';
import styles from './actions.module.scss';
import { ownerOf, stateOf } from './actionState';
import { strings } from './strings';

export type { ActionControls };

type Row = Stored<Action>;

export interface ActionRowProps {
  readonly action: Row;
  readonly today: IsoDate;
  /** At the right of the owner: "Item 3", "2 meetings". */
  readonly note?: React.ReactNode;
  readonly showContract?: boolean;
  /** A link led to this action. */
  readonly asked?: boolean;
  readonly controls?: ActionControls;
}

const longestNote = 5000;

/** One action: state and date, what has to be done, by whom; and the way on beneath it. */
export function ActionRow({ action, today, note, showContract, asked, controls = {} }: ActionRowProps): JSX.Element {
  const forms = useOpeners<RowForm>();
  const title = React.useRef<HTMLParagraphElement>(null);
  const row = React.useRef<HTMLLIElement>(null);
  const { state, words } = stateOf(action, today);
  const may = mayDo(action, controls);

  // What was asked for has happened: the row takes the focus from the form that did it, unless it is gone itself.
  const settle = (): void => {
    if (!title.current) return;
    forms.finish();
    title.current.focus();
  };
  const reopen = useWork(async () => {
    await controls.reopen?.(action);
    settle();
  });
  const wait = useWork(async (waiting: boolean) => {
    await controls.wait?.(action, waiting);
    settle();
  });
  const remove = useWork(async () => {
    await controls.remove?.(action);
  });
  const failed = reopen.error ?? (forms.opened === 'wait' ? undefined : wait.error);

  React.useEffect(() => {
    if (!asked) return;
    row.current?.scrollIntoView({ block: 'center' });
    title.current?.focus();
  }, [asked]);

  return (
    <li ref={row} className={asked ? `${styles.row} ${styles.asked}` : styles.row} data-action={action.key}>
      <div className={styles.line}>
        <StateTag state={state} strong>
          {words}
        </StateTag>
        <span className={styles.date}>
          {action.status === 'Done' && action.completedOn ? displayDate(action.completedOn) : action.due && displayDate(action.due)}
        </span>
      </div>
      <p ref={title} className={styles.title} tabIndex={-1}>
        {action.title}
      </p>
      <div className={`${styles.line} ${styles.wrap}`}>
        <span className={styles.second}>{showContract ? action.contract?.title : ownerOf(action)}</span>
        {note !== undefined && <span className={`${styles.second} ${styles.right}`}>{note}</span>}
      </div>
      {action.status === 'Done' && action.completionNote && <p className={styles.done}>{action.completionNote}</p>}
      {forms.opened === 'complete' && may.complete && (
        <OneTextForm
          label={strings.markDoneOf(action.title)}
          field={strings.whatWasDone}
          hint={strings.whatWasDoneHint}
          needed={strings.whatWasDoneNeeded}
          rows={3}
          max={longestNote}
          submit={strings.saveDone}
          cancel={strings.keepOpen}
          onSubmit={async (text) => {
            await controls.complete?.(action, text);
            settle();
          }}
          onClose={forms.close}
        />
      )}
      {forms.opened === 'wait' && may.wait && (
        <InPlaceQuestion
          ask={strings.waitAsk}
          message={wait.error && <ErrorMessage error={wait.error} plain />}
          answers={[
            { words: strings.waitSave, primary: true, busy: wait.busy, onClick: () => wait.run(true) },
            { words: strings.keepOpen, safe: true, onClick: forms.close },
          ]}
        />
      )}
      {forms.opened === 'remove' && may.remove && (
        <InPlaceQuestion
          ask={strings.removeAsk}
          message={remove.error && <ErrorMessage error={remove.error} plain />}
          answers={[
            { words: strings.remove, primary: true, busy: remove.busy, onClick: () => remove.run() },
            { words: strings.keep, safe: true, onClick: forms.close },
          ]}
        />
      )}
      {failed && <ErrorMessage error={failed} plain />}
      {forms.opened === undefined && <ActionButtons action={action} may={may} controls={controls} forms={forms} reopen={reopen} goOn={{ busy: wait.busy, run: () => wait.run(false) }} />}
    </li>
  );
}
