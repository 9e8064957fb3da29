import * as React from 'react';

import { displayDate, type IsoDate } from '../../core/time';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { Icon } from '../common/Icon';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import styles from './actions.module.scss';
import type { OwnerChoice } from './ownerChoice';
import { OwnerPicker } from './OwnerPicker';
import { parseDue } from './parseDue';
import { strings } from './strings';

/** What an action needs. */
export interface ActionEntry {
  readonly title: string;
  readonly owner: OwnerChoice;
  readonly due: IsoDate;
}

export interface ActionFormProps {
  readonly label: string;
  readonly today: IsoDate;
  readonly known: readonly OwnerChoice[];
  readonly title?: string;
  readonly owner?: OwnerChoice;
  readonly due: IsoDate;
  readonly submit: string;
  /** A form that stays: it empties itself for the next action. */
  readonly stays?: boolean;
  /** Opened by a button: the focus goes to its first box. */
  readonly takesFocus?: boolean;
  readonly onSubmit: (entry: ActionEntry) => Promise<void>;
  readonly onCancel?: () => void;
}

type Problems = { readonly [Field in 'title' | 'owner' | 'due']?: string };

/** One line to set an action in a meeting: what, who, by when. Nothing typed is lost when saving fails. */
export function ActionForm(props: ActionFormProps): JSX.Element {
  const { today, known, onSubmit, onCancel } = props;
  const id = useGroupId();
  const titleBox = React.useRef<HTMLInputElement>(null);
  const ownerBox = React.useRef<HTMLInputElement>(null);
  const dueBox = React.useRef<HTMLInputElement>(null);
  const [title, setTitle] = React.useState(props.title ?? '');
  const [owner, setOwner] = React.useState(props.owner);
  const [due, setDue] = React.useState(displayDate(props.due));
  const [problems, setProblems] = React.useState<Problems>({});
  const { run, busy, error } = useWork(async (entry: ActionEntry) => {
    await onSubmit(entry);
    if (!props.stays) return;
    setTitle('');
    setOwner(undefined);
    setDue(displayDate(props.due));
    titleBox.current?.focus();
  });

  const { takesFocus } = props;
  React.useEffect(() => {
    if (takesFocus) titleBox.current?.focus();
  }, [takesFocus]);

  const submit = (): void => {
    const read = parseDue(due, today);
    const what = title.trim();
    const found: Problems = {
      title: what === '' ? strings.form.titleNeeded : what.length > 255 ? strings.form.titleLong : undefined,
      owner: owner ? undefined : strings.form.ownerNeeded,
      due: read.ok ? undefined : read.problem,
    };
    setProblems(found);
    if (found.title) titleBox.current?.focus();
    else if (found.owner) ownerBox.current?.focus();
    else if (found.due) dueBox.current?.focus();
    else if (owner && read.ok) run({ title: what, owner, due: read.value });
  };
  const settleDue = (): void => {
    const read = parseDue(due, today);
    if (read.ok) setDue(displayDate(read.value));
  };

  const boxes: readonly (readonly [keyof Problems, string | undefined])[] = [
    ['title', problems.title],
    ['owner', problems.owner],
    ['due', problems.due],
  ];
  return (
    <form
      className={styles.form}
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel?.();
      }}
    >
      <input
        ref={titleBox}
        className={styles.box}
        aria-label={strings.form.title}
        placeholder={strings.form.titlePlaceholder}
        aria-invalid={problems.title ? true : undefined}
        aria-describedby={problems.title ? `${id}-title` : undefined}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className={styles.fields}>
        <div className={styles.ownerField}>
          <OwnerPicker
            ref={ownerBox}
            value={owner}
            known={known}
            invalid={!!problems.owner}
            describedBy={problems.owner ? `${id}-owner` : undefined}
            onChoose={setOwner}
          />
        </div>
        <div className={styles.dueField}>
          <Icon name="calendar" size={16} className={styles.boxIcon} />
          <input
            ref={dueBox}
            className={styles.box}
            aria-label={strings.form.due}
            title={strings.form.dueHelp}
            autoComplete="off"
            aria-invalid={problems.due ? true : undefined}
            aria-describedby={problems.due ? `${id}-due` : undefined}
            value={due}
            onChange={(event) => setDue(event.target.value)}
            onBlur={settleDue}
          />
        </div>
      </div>
      {boxes.map(
        ([field, problem]) =>
          problem && (
            <p key={field} id={`${id}-${field}`} className={styles.problem} role="alert">
              {problem}
            </p>
          ),
      )}
      {error && <ErrorMessage error={error} onRetry={submit} retrying={busy} plain />}
      <div className={styles.controls}>
        <Button kind="primary" type="submit" busy={busy}>
          {props.submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{strings.form.cancel}</Button>}
      </div>
    </form>
  );
}
