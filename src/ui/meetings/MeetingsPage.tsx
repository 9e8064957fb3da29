import * as React from 'react';

import { dayOf, displayDateAndTime, type IsoDate } from '../../core/time';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import { ErrorMessage } from '../common/ErrorMessage';
import { lazyPart } from '../common/lazyPart';
import { SearchBox } from '../common/SearchBox';
import { rightsOf } from '../common/rightsOf';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import type { State } from '../common/StateIcon';
import { LevelTag, StateTag } from '../common/Tags';
import { Heading, TopHeading } from '../common/TopHeading';
import { useLoad } from '../common/useLoad';
import type { PlanFormProps } from './PlanForm';
import styles from './meetings.module.scss';
import reading from './reading.module.scss';
import { strings } from './strings';
import { isFocusIdle } from './useArrival';
import { useMeetingList, type MeetingList } from './useMeetingList';
import { useToday } from './useToday';

const PlanForm = lazyPart<PlanFormProps>(() => import(/* webpackChunkName: 'forms' */ './PlanForm'), { waiting: null });

export interface MeetingsPageProps {
  readonly contract?: Stored<Contract>;
  readonly level?: string;
  /** The meeting that the person comes back from: the focus goes to its row, else to the heading. */
  readonly left?: Key;
  readonly onOpen: (key: Key) => void;
}

/** Every meeting: what goes on, what is planned, what was held. */
export function MeetingsPage({ contract, level, left, onOpen }: MeetingsPageProps): JSX.Element {
  const { desk } = useServices();
  const today = useToday();
  const { loaded, reload, more } = useMeetingList({ contractId: contract?.id, level });
  const loadRights = React.useCallback(() => rightsOf(desk), [desk]);
  const { loaded: rights } = useLoad(loadRights);
  const [planning, setPlanning] = React.useState(false);
  const [words, setWords] = React.useState('');
  const canEdit = rights.state === 'ready' && rights.value.canEdit;
  const list = loaded.state === 'ready' ? filtered(loaded.value, words) : undefined;
  const count = list ? list.going.length + list.planned.length + list.held.length : 0;

  const planButton = canEdit && (
    <Button kind="primary" icon="add" hasPopup="dialog" onClick={() => setPlanning(true)}>
      {strings.list.plan}
    </Button>
  );
  const page = React.useRef<HTMLDivElement>(null);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const isRead = loaded.state !== 'loading';
  React.useEffect(() => {
    if (left === undefined || !isRead || !isFocusIdle()) return;
    const rows = Array.from(page.current?.querySelectorAll<HTMLElement>('[data-meeting]') ?? []);
    (rows.find((row) => row.dataset.meeting === left) ?? heading.current)?.focus();
  }, [left, isRead]);
  return (
    <div ref={page} className={styles.page}>
      <div className={styles.heading}>
        <TopHeading ref={heading} tabIndex={-1}>{strings.title}</TopHeading>
        {planButton}
      </div>
      {loaded.state === 'loading' && <Skeleton rows={8} />}
      {loaded.state === 'failed' && <ErrorMessage error={loaded.error} what={strings.list.failed} onRetry={reload} />}
      {list && count === 0 && words === '' && (
        <Empty title={strings.list.empty.title} actions={planButton}>
          {strings.list.empty.text}
        </Empty>
      )}
      {list && (count > 0 || words !== '') && (
        <>
          <div className={styles.search}>
            <SearchBox label={strings.list.search} value={words} onChange={setWords} />
            <span className={reading.second} role="status">
              {strings.list.count(count)}
            </span>
          </div>
          {count === 0 && <Empty inline title={strings.list.noMatch} />}
          <Group title={strings.list.going} meetings={list.going} today={today} onOpen={onOpen} />
          <Group title={strings.list.planned} meetings={list.planned} today={today} onOpen={onOpen} />
          <Group title={strings.list.held} meetings={list.held} today={today} onOpen={onOpen} />
          {more && words === '' && (
            <Button busy={more.busy} onClick={() => more.run()}>
              {strings.list.more}
            </Button>
          )}
        </>
      )}
      {planning && (
        <PlanForm
          contract={contract}
          level={level}
          onClose={() => setPlanning(false)}
          onPlanned={(key) => {
            setPlanning(false);
            onOpen(key);
          }}
        />
      )}
    </div>
  );
}

function filtered(list: MeetingList, words: string): MeetingList {
  const wanted = words.toLocaleLowerCase('en-GB').trim();
  if (wanted === '') return list;
  const matches = ({ title, contract, level }: Meeting): boolean => `${title} ${contract?.title ?? ''} ${level}`.toLocaleLowerCase('en-GB').includes(wanted);
  return { ...list, going: list.going.filter(matches), planned: list.planned.filter(matches), held: list.held.filter(matches) };
}

interface GroupProps {
  readonly title: string;
  readonly meetings: readonly Stored<Meeting>[];
  readonly today: IsoDate;
  readonly onOpen: (key: Key) => void;
}

function Group({ title, meetings, today, onOpen }: GroupProps): JSX.Element | null {
  if (meetings.length === 0) return null;
  return (
    <section aria-label={title} className={styles.group}>
      <Heading below={1} className={styles.groupTitle}>{title}</Heading>
      <ul>
        {meetings.map((meeting) => (
          <li key={meeting.key}>
            <button type="button" className={styles.row} data-meeting={meeting.key} onClick={() => onOpen(meeting.key)}>
              <span className={styles.name}>{meeting.contract?.title}</span>
              <span className={styles.level}>
                <LevelTag level={meeting.level} />
              </span>
              <span className={styles.when}>{meeting.starts && displayDateAndTime(meeting.starts)}</span>
              <span className={styles.state}>
                <MeetingState meeting={meeting} today={today} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MeetingState({ meeting, today }: { readonly meeting: Stored<Meeting>; readonly today: IsoDate }): JSX.Element {
  const [state, words] = stateOf(meeting, today);
  return <StateTag state={state}>{words}</StateTag>;
}

function stateOf({ status, starts, minutesFile }: Meeting, today: IsoDate): readonly [State, string | undefined] {
  if (status === 'In progress') return ['now', undefined];
  if (status === 'Closing') return ['waiting', strings.list.toGoOn];
  if (status === 'Closed') return minutesFile ? ['filed', strings.list.minutesFiled] : ['met', strings.list.held];
  const day = starts && dayOf(starts);
  if (day === today) return ['dueToday', strings.list.today];
  return day && day < today ? ['overdue', strings.list.notHeld] : ['due', strings.list.planned];
}
