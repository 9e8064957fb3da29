import * as React from 'react';

import { displayDate, type IsoDate } from '../../core/time';
import { ErrorMessage } from '../common/ErrorMessage';
import { InPlaceBox, InPlaceForm, type Box } from '../common/inPlace';
import { useWork } from '../common/useWork';
import styles from './actions.module.scss';
import { isSameOwner, type OwnerChoice } from './ownerChoice';
import { OwnerPicker } from './OwnerPicker';
import { parseDue } from './parseDue';
import { strings } from './strings';

/** What an action needs. */
export interface ActionEntry {
  readonly title: string;
  readonly owner: OwnerChoice;
  readonly due: IsoDate;
}

/** An action as far as it is typed. */
export interface TypedAction {
  readonly title: string;
  readonly owner: OwnerChoice | undefined;
  readonly due: string;
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
  /** What was typed when the form was last left for something else. */
  readonly typed?: TypedAction;
  /** Told what is typed and not saved; nothing when there is nothing to keep. */
  readonly onTyped?: (typed: TypedAction | undefined) => void;
  readonly onSubmit: (entry: ActionEntry) => Promise<void>;
  readonly onCancel?: () => void;
}

type Problems = { readonly [Field in 'title' | 'owner' | 'due']?: string };

const longestTitle = 255;

/** Sets an action in a meeting: what, who, by when. Nothing typed is lost when saving fails. */
export function ActionForm(props: ActionFormProps): JSX.Element {
  const { today, known, onSubmit, onTyped } = props;
  const titleBox = React.useRef<Box>(null);
  const ownerBox = React.useRef<HTMLInputElement>(null);
  const dueBox = React.useRef<Box>(null);
  const empty: TypedAction = { title: props.title ?? '', owner: props.owner, due: displayDate(props.due) };
  const [typed, setTyped] = React.useState(props.typed ?? empty);
  const [problems, setProblems] = React.useState<Problems>({});
  const { title, owner, due } = typed;
  const isDirty = title.trim() !== empty.title || due.trim() !== empty.due || !isSameOwner(owner, empty.owner);

  const change = (part: Partial<TypedAction>): void => setTyped((now) => ({ ...now, ...part }));
  const { run, busy, error } = useWork(async (entry: ActionEntry) => {
    await onSubmit(entry);
    // Even if another item is open by now.
    onTyped?.(undefined);
    if (!props.stays) return;
    setTyped(empty);
    titleBox.current?.focus();
  });

  const takesFocus = React.useRef(props.takesFocus);
  React.useLayoutEffect(() => {
    if (takesFocus.current) titleBox.current?.focus();
  }, []);
  const told = React.useRef(onTyped);
  told.current = onTyped;
  React.useEffect(() => told.current?.(isDirty ? typed : undefined), [isDirty, typed]);

  const submit = (): void => {
    const read = parseDue(due, today);
    const what = title.trim();
    const found: Problems = {
      title: what === '' ? strings.form.titleNeeded : what.length > longestTitle ? strings.form.titleLong : undefined,
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
    if (read.ok) change({ due: displayDate(read.value) });
  };

  const onCancel = props.onCancel && ((): void => {
    onTyped?.(undefined);
    props.onCancel?.();
  });

  return (
    <InPlaceForm
      label={props.label}
      submit={props.submit}
      cancel={strings.form.cancel}
      isDirty={isDirty}
      busy={busy}
      large
      message={error && <ErrorMessage error={error} onRetry={submit} retrying={busy} plain />}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <InPlaceBox
        ref={titleBox}
        label={strings.form.title}
        placeholder={strings.form.titlePlaceholder}
        value={title}
        problem={problems.title}
        onChange={(next) => change({ title: next })}
      />
      <div className={styles.fields}>
        <div className={styles.ownerField}>
          <OwnerPicker ref={ownerBox} label={strings.form.owner} value={owner} known={known} problem={problems.owner} onChoose={(next) => change({ owner: next })} />
        </div>
        <div className={styles.dueField}>
          <InPlaceBox
            ref={dueBox}
            label={strings.form.due}
            icon="calendar"
            value={due}
            problem={problems.due}
            onChange={(next) => change({ due: next })}
            onBlur={settleDue}
          />
        </div>
      </div>
    </InPlaceForm>
  );
}
