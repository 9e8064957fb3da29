import * as React from 'react';

import { bringForward, standingAgenda } from '../../core/meetings';
import { startMeeting } from '../../flows/meetings/start';
import { dayOf, displayDate } from '../../core/time';
import type { WorkStep } from '../../flows/meetings';
import { ActionList } from '../actions/ActionList';
import { countOf } from '../actions/actionState';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { InPlaceQuestion, useOpener } from '../common/inPlace';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { StateIcon } from '../common/StateIcon';
import { Steps, type Step } from '../common/Steps';
import { useSurface } from '../common/Surface';
import { useLoad } from '../common/useLoad';
import { useWork } from '../common/useWork';
import { Heading } from '../common/TopHeading';
import { AttendancePanel } from './AttendancePanel';
import agendaStyles from './agenda.module.scss';
import { DiaryControls } from './DiaryControls';
import { Foot } from './Foot';
import reading from './reading.module.scss';
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
  /** Takes the focus when the person comes here. */
  readonly heading?: React.Ref<HTMLHeadingElement>;
}

/** Before a meeting: what it will go through, who is expected, and the button that starts it. */
export function PlannedMeeting({ room, changes, work, canEdit, notes, heading }: PlannedMeetingProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const { width } = useSurface();
  const today = useToday();
  const [steps, setSteps] = React.useState<readonly WorkStep[]>();
  const asking = useOpener();
  const { meeting, level } = room;
  const day = meeting.starts && dayOf(meeting.starts);
  const isOtherDay = day !== undefined && day !== today;
  const start = useWork(async () => {
    const started = await startMeeting(services, meeting.key, setSteps);
    // Read with its agenda: a meeting shown before it would have nothing to minute.
    await changes.refresh();
    changes.putMeeting(started);
    announce(strings.before.started);
  });
  const loadWaiting = React.useCallback(() => readWaiting(services, room.contract.id, meeting.level, meeting.id), [services, room.contract.id, meeting.level, meeting.id]);
  const { loaded: waiting } = useLoad(loadWaiting);
  const actions = bringForward(room.actions);
  const attendees = meeting.attendance ?? [];

  const startButton = canEdit && (
    <Button ref={asking.buttonRef} kind="primary" icon="play" busy={start.busy} onClick={() => (isOtherDay ? asking.open() : start.run())}>
      {strings.before.start}
    </Button>
  );
  return (
    <div className={styles.room}>
      <RoomHeader room={room} heading={heading} buttons={width !== 'narrow' && startButton} />
      {notes && <div className={`${styles.notes} ${styles.stack}`}>{notes}</div>}
      <div className={width === 'wide' ? styles.wideBody : styles.body}>
        {asking.isOpen && day && (
          <InPlaceQuestion
            ask={strings.before.early(displayDate(day))}
            framed
            large
            answers={[
              {
                words: strings.before.startNow,
                primary: true,
                onClick: () => {
                  asking.close();
                  start.run();
                },
              },
              { words: strings.before.notNow, safe: true, onClick: asking.close },
            ]}
          />
        )}
        {canEdit && !start.busy && <DiaryControls room={room} changes={changes} />}
        {start.error && <ErrorMessage error={start.error} what={strings.before.startFailed} kept={strings.before.startKept} onRetry={start.again} retrying={start.busy} plain />}
        {start.busy && steps && <Steps label={strings.before.starting} steps={steps.map(stepOf)} joined />}
        <section className={`${reading.block} ${styles.left}`} aria-label={strings.before.agenda}>
          <Heading below={1} className={reading.blockTitle}>{strings.before.agenda}</Heading>
          <ol className={`${reading.plainList} ${reading.numbered}`}>
            {level &&
              standingAgenda(level).map((item, index) => (
                <li key={item.id}>
                  <span className={agendaStyles.number}>{index + 1}</span>
                  {item.title}
                </li>
              ))}
          </ol>
        </section>
        <section className={reading.block} aria-label={strings.before.waiting(meeting.level)}>
          <Heading below={1} className={reading.blockTitle}>{strings.before.waiting(meeting.level)}</Heading>
          {waiting.state === 'loading' && <Skeleton rows={1} />}
          {waiting.state === 'failed' && <ErrorMessage error={waiting.error} plain />}
          {waiting.state === 'ready' && waiting.value.length === 0 && <p className={reading.prose}>{strings.before.none}</p>}
          {waiting.state === 'ready' && (
            <ul className={reading.plainList}>
              {waiting.value.map((item) => (
                <li key={item.key}>
                  <span className={reading.waitingTitle}>
                    <StateIcon state="broughtForward" size={16} />
                    {item.title}
                  </span>
                  <p className={reading.second}>{item.background}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className={reading.block} aria-label={strings.before.actions}>
          <Heading below={1} className={reading.blockTitle}>
            {strings.before.actions}
            {actions.length > 0 && <span className={reading.count}>{countOf(actions, today)}</span>}
          </Heading>
          {actions.length === 0 ? (
            <p className={reading.prose}>{strings.before.noActions}</p>
          ) : (
            <ActionList label={strings.before.actions} actions={actions} today={today} controls={canEdit ? { complete: work.completeAction, reopen: work.reopenAction, wait: work.waitForAction } : undefined} />
          )}
        </section>
        {attendees.length > 0 && (
          <section className={reading.block} aria-label={strings.attendance.title}>
            <Heading below={1} className={reading.blockTitle}>{strings.attendance.title}</Heading>
            <AttendancePanel attendees={attendees} onSave={canEdit ? work.saveAttendance : undefined} />
          </section>
        )}
      </div>
      {width === 'narrow' && startButton && <Foot>{startButton}</Foot>}
    </div>
  );
}

const states: { readonly [S in WorkStep['state']]: Step['state'] } = { waiting: 'notStarted', working: 'working', done: 'met', stuck: 'stuck' };

function stepOf({ id, title, state, note }: WorkStep): Step {
  return { id, title, state: states[state], note };
}
