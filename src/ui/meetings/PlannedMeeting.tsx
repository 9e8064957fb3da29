import * as React from 'react';

import { bringForward, standingAgenda } from '../../core/meetings';
import { startMeeting } from '../../flows/meetings/start';
import { dayOf, displayDate } from '../../core/time';
import type { WorkStep } from '../../flows/meetings';
import { ActionList } from '../actions/ActionList';
import { countOf } from '../actions/actionState';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { StateIcon } from '../common/StateIcon';
import { Steps, type Step } from '../common/Steps';
import { useAnnounce, useSurface } from '../common/Surface';
import { useLoad } from '../common/useLoad';
import { useWork } from '../common/useWork';
import { Heading } from '../common/TopHeading';
import { AttendancePanel } from './AttendancePanel';
import { readWaiting, type Room } from './readRoom';
import styles from './room.module.scss';
import { RoomHeader } from './RoomHeader';
import { strings } from './strings';
import type { RoomChanges } from './useRoom';
import type { RoomWork } from './useRoomWork';
import { useToday } from './useToday';

export interface PlannedMeetingProps {
  readonly room: Room;
  readonly changes: RoomChanges;
  readonly work: RoomWork;
  readonly canEdit: boolean;
  readonly notes?: React.ReactNode;
}

/** Before a meeting: what it will go through, who is expected, and the button that starts it. */
export function PlannedMeeting({ room, changes, work, canEdit, notes }: PlannedMeetingProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const { width } = useSurface();
  const today = useToday();
  const [steps, setSteps] = React.useState<readonly WorkStep[]>();
  const [asking, setAsking] = React.useState(false);
  const { meeting, level } = room;
  const day = meeting.starts && dayOf(meeting.starts);
  const isOtherDay = day !== undefined && day !== today;
  const start = useWork(async () => {
    changes.putMeeting(await startMeeting(services, meeting.key, setSteps));
    await changes.refresh();
    announce(strings.before.started);
  });
  const loadWaiting = React.useCallback(() => readWaiting(services, room.contract.id, meeting.level, meeting.id), [services, room.contract.id, meeting.level, meeting.id]);
  const { loaded: waiting } = useLoad(loadWaiting);
  const actions = bringForward(room.actions);
  const attendees = meeting.attendance ?? [];

  const startButton = canEdit && (
    <Button kind="primary" icon="play" busy={start.busy} onClick={() => (isOtherDay ? setAsking(true) : start.run())}>
      {strings.before.start}
    </Button>
  );
  return (
    <div className={styles.room}>
      <RoomHeader room={room} buttons={width !== 'narrow' && startButton} />
      {notes && <div className={`${styles.notes} ${styles.stack}`}>{notes}</div>}
      <div className={width === 'wide' ? styles.wideBody : styles.body}>
        {asking && day && (
          <Message
            kind="info"
            title={strings.before.early(displayDate(day))}
            actions={
              <>
                <Button
                  kind="primary"
                  onClick={() => {
                    setAsking(false);
                    start.run();
                  }}
                >
                  {strings.before.startNow}
                </Button>
                <Button onClick={() => setAsking(false)}>{strings.before.notNow}</Button>
              </>
            }
          />
        )}
        {start.error && <ErrorMessage error={start.error} what={strings.before.startFailed} kept={strings.before.startKept} onRetry={start.again} retrying={start.busy} plain />}
        {start.busy && steps && <Steps label={strings.before.starting} steps={steps.map(stepOf)} joined />}
        <section className={`${styles.block} ${styles.left}`} aria-label={strings.before.agenda}>
          <Heading below={1} className={styles.blockTitle}>{strings.before.agenda}</Heading>
          <ol className={`${styles.plainList} ${styles.numbered}`}>
            {level &&
              standingAgenda(level).map((item, index) => (
                <li key={item.id}>
                  <span className={styles.number}>{index + 1}</span>
                  {item.title}
                </li>
              ))}
          </ol>
        </section>
        <section className={styles.block} aria-label={strings.before.waiting(meeting.level)}>
          <Heading below={1} className={styles.blockTitle}>{strings.before.waiting(meeting.level)}</Heading>
          {waiting.state === 'loading' && <Skeleton rows={1} />}
          {waiting.state === 'failed' && <ErrorMessage error={waiting.error} plain />}
          {waiting.state === 'ready' && waiting.value.length === 0 && <p className={styles.prose}>{strings.before.none}</p>}
          {waiting.state === 'ready' && (
            <ul className={styles.plainList}>
              {waiting.value.map((item) => (
                <li key={item.key}>
                  <span className={styles.waitingTitle}>
                    <StateIcon state="broughtForward" size={16} />
                    {item.title}
                  </span>
                  <p className={styles.second}>{item.background}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className={styles.block} aria-label={strings.before.actions}>
          <Heading below={1} className={styles.blockTitle}>
            {strings.before.actions}
            {actions.length > 0 && <span className={styles.count}>{countOf(actions, today)}</span>}
          </Heading>
          {actions.length === 0 ? (
            <p className={styles.prose}>{strings.before.noActions}</p>
          ) : (
            <ActionList label={strings.before.actions} actions={actions} today={today} controls={canEdit ? { complete: work.completeAction, reopen: work.reopenAction } : undefined} />
          )}
        </section>
        {attendees.length > 0 && (
          <section className={styles.block} aria-label={strings.attendance.title}>
            <Heading below={1} className={styles.blockTitle}>{strings.attendance.title}</Heading>
            <AttendancePanel attendees={attendees} onSave={canEdit ? work.saveAttendance : undefined} />
          </section>
        )}
      </div>
      {width === 'narrow' && startButton && <div className={styles.foot}>{startButton}</div>}
    </div>
  );
}

const states: { readonly [S in WorkStep['state']]: Step['state'] } = { waiting: 'notStarted', working: 'working', done: 'met', stuck: 'stuck' };

function stepOf({ id, title, state, note }: WorkStep): Step {
  return { id, title, state: states[state], note };
}
