import * as React from 'react';

import { displayDate, type IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { StateTag } from '../common/Tags';
import { useWork } from '../common/useWork';
import styles from './actions.module.scss';
import { isOpen, ownerOf, stateOf } from './actionState';
import { CompleteForm } from './CompleteForm';
import { strings } from './strings';

type Row = Stored<Action>;

/** What the person may do with an action; what is absent is not offered. */
export interface ActionControls {
  readonly complete?: (action: Row, note: string) => Promise<void>;
  readonly reopen?: (action: Row) => Promise<void>;
  readonly edit?: (action: Row) => void;
  readonly remove?: (action: Row) => Promise<void>;
}

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

/** One action: state and date, what has to be done, by whom; and the way on beneath it. */
export function ActionRow({ action, today, note, showContract, asked, controls = {} }: ActionRowProps): JSX.Element {
  const [mode, setMode] = React.useState<'reading' | 'completing' | 'removing'>('reading');
  const title = React.useRef<HTMLParagraphElement>(null);
  const row = React.useRef<HTMLLIElement>(null);
  const reopen = useWork(() => controls.reopen?.(action) ?? Promise.resolve());
  const remove = useWork(() => controls.remove?.(action) ?? Promise.resolve());
  const { state, words } = stateOf(action, today);
  const open = isOpen(action);
  const error = reopen.error ?? remove.error;

  React.useEffect(() => {
    if (!asked) return;
    row.current?.scrollIntoView({ block: 'center' });
    title.current?.focus();
  }, [asked]);

  // Done, reopened or removed: what was asked for has happened, and the row takes the focus back from its form.
  const shownStatus = React.useRef(action.status);
  React.useEffect(() => {
    if (shownStatus.current === action.status) return;
    shownStatus.current = action.status;
    if (mode === 'reading') return;
    setMode('reading');
    title.current?.focus();
  }, [action.status, mode]);

  const backToRow = (): void => {
    setMode('reading');
    title.current?.focus();
  };

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
      {mode === 'completing' && controls.complete && (
        <CompleteForm title={action.title} onComplete={(words_) => controls.complete?.(action, words_) ?? Promise.resolve()} onCancel={backToRow} />
      )}
      {mode === 'removing' && (
        <div role="group" aria-label={strings.removeOf(action.title)} className={styles.form}>
          <p>{strings.removeAsk}</p>
          <div className={styles.controls}>
            <Button small kind="primary" busy={remove.busy} onClick={() => remove.run()}>
              {strings.remove}
            </Button>
            <Button small onClick={backToRow}>
              {strings.keep}
            </Button>
          </div>
        </div>
      )}
      {error && <ErrorMessage error={error} plain />}
      {mode === 'reading' && <Controls action={action} open={open} controls={controls} onMode={setMode} reopen={reopen} />}
    </li>
  );
}

interface ControlsProps {
  readonly action: Row;
  readonly open: boolean;
  readonly controls: ActionControls;
  readonly onMode: (mode: 'completing' | 'removing') => void;
  readonly reopen: { readonly busy: boolean; run(): void };
}

function Controls({ action, open, controls, onMode, reopen }: ControlsProps): JSX.Element | null {
  const completes = open && action.status !== 'Draft' && controls.complete;
  const drafts = action.status === 'Draft';
  const edits = open && controls.edit;
  const removes = drafts && controls.remove;
  const reopens = action.status === 'Done' && controls.reopen;
  if (!completes && !edits && !removes && !reopens) return null;
  return (
    <div className={styles.controls}>
      {completes && (
        <Button small icon="check" label={strings.markDoneOf(action.title)} onClick={() => onMode('completing')}>
          {strings.markDone}
        </Button>
      )}
      {edits && (
        <Button small kind="quiet" icon="edit" label={strings.editOf(action.title)} onClick={() => controls.edit?.(action)}>
          {strings.edit}
        </Button>
      )}
      {removes && (
        <Button small kind="quiet" icon="dismiss" label={strings.removeOf(action.title)} onClick={() => onMode('removing')}>
          {strings.remove}
        </Button>
      )}
      {reopens && (
        <Button small kind="quiet" icon="retry" label={strings.reopenOf(action.title)} busy={reopen.busy} onClick={() => reopen.run()}>
          {strings.reopen}
        </Button>
      )}
    </div>
  );
}
