import * as React from 'react';

import { dayOf } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Key, Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { StateTag } from '../common/Tags';
import { Heading, TopHeading } from '../common/TopHeading';
import { useWork } from '../common/useWork';
import styles from './actions.module.scss';
import { ActionList } from './ActionList';
import { countOf } from './actionState';
import { focusRow } from './focusRow';
import { SingleAction } from './SingleAction';
import { strings } from './strings';
import { groupMine, useMyActions, type GroupName } from './useMyActions';

export interface MyActionsPageProps {
  /** The action that a notification opened. */
  readonly asked?: Key;
}

const order: readonly GroupName[] = ['overdue', 'soon', 'later', 'waiting', 'done'];

/** What the signed-in person has to do, what presses most first. */
export function MyActionsPage({ asked }: MyActionsPageProps): JSX.Element {
  const { now } = useServices();
  const today = dayOf(now());
  const mine = useMyActions();
  const { loaded, reload, warnDays } = mine;
  const page = React.useRef<HTMLDivElement>(null);
  const [finished, setFinished] = React.useState<Stored<Action>>();

  /** The action moves to another group: the focus goes with it, and what was said of it before is no longer so. */
  const follow = async (action: Stored<Action>, deed: Promise<void>): Promise<void> => {
    await deed;
    setFinished((now) => (now?.key === action.key ? undefined : now));
    focusRow(page.current, action.key);
  };

  const rows = loaded.state === 'ready' ? loaded.value.filter(({ key }) => key !== asked) : [];
  const groups = groupMine(rows, today, warnDays);
  const isEmpty = loaded.state === 'ready' && order.every((name) => groups[name].length === 0);
  return (
    <div ref={page} className={styles.page}>
      <div className={styles.heading}>
        <TopHeading tabIndex={-1}>{strings.title}</TopHeading>
        {loaded.state === 'ready' && (
          <span className={styles.hint} role="status">
            {countOf(loaded.value, today)}
          </span>
        )}
        <Button kind="quiet" icon="retry" label={strings.refresh} onClick={reload} />
      </div>
      {finished && <Finished action={finished} onUndo={() => follow(finished, mine.reopen(finished))} />}
      {asked !== undefined && <SingleAction actionKey={asked} onChanged={reload} />}
      {loaded.state === 'loading' && <Skeleton rows={5} />}
      {loaded.state === 'failed' && <ErrorMessage error={loaded.error} onRetry={reload} />}
      {isEmpty && asked === undefined && <Empty title={strings.none.title}>{strings.none.text}</Empty>}
      {order.map(
        (name) =>
          groups[name].length > 0 && (
            <section key={name} className={styles.group} aria-label={strings.groups[name]} data-focus-home="">
              <Heading below={1} className={styles.groupTitle} tabIndex={-1}>
                {strings.groups[name]}
                <span className={styles.groupCount}>{groups[name].length}</span>
              </Heading>
              <ActionList
                label={strings.groups[name]}
                actions={groups[name]}
                today={today}
                showContract
                noteOf={({ meeting }) => meeting && strings.setIn(meeting.title)}
                controls={
                  mine.canEdit
                    ? {
                        complete: async (action, note) => {
                          await mine.complete(action, note);
                          setFinished(action);
                        },
                        reopen: (action) => follow(action, mine.reopen(action)),
                        wait: (action, waiting) => follow(action, mine.wait(action, waiting)),
                      }
                    : undefined
                }
              />
            </section>
          ),
      )}
    </div>
  );
}

/** What was just marked done, and the way back. It takes the focus, because the row has moved. */
function Finished({ action, onUndo }: { readonly action: Stored<Action>; readonly onUndo: () => Promise<void> }): JSX.Element {
  const undo = React.useRef<HTMLElement>(null);
  const { run, busy, error } = useWork(onUndo);
  React.useEffect(() => undo.current?.focus(), [action.key]);
  return (
    <div className={styles.undo}>
      <StateTag state="met">{strings.markedDone(action.title)}</StateTag>
      <Button ref={undo} small busy={busy} onClick={() => run()}>
        {strings.undo}
      </Button>
      {error && <ErrorMessage error={error} plain />}
    </div>
  );
}
