import * as React from 'react';

import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { Icon } from '../common/Icon';
import { lazyPart } from '../common/lazyPart';
import { Progress } from '../common/Progress';
import { useSurface } from '../common/Surface';
import { Heading } from '../common/TopHeading';
import { ActionGroupList, ActionsColumn } from './ActionsColumn';
import { AddItem } from './AddItem';
import { AgendaRow, Legend } from './AgendaList';
import { AttendancePanel } from './AttendancePanel';
import type { CloseDialogProps } from './CloseDialog';
import { Disclosure } from './Disclosure';
import { Foot } from './Foot';
import type { UnfinishedActions } from './ItemActions';
import { ItemPanel } from './ItemPanel';
import { NarrowAgenda } from './NarrowAgenda';
import type { LastTime, Room } from './readRoom';
import reading from './reading.module.scss';
import styles from './room.module.scss';
import { RoomHeader, useElapsed } from './RoomHeader';
import headerStyles from './roomHeader.module.scss';
import { countAttendance, isMinuted } from './roomView';
import { strings } from './strings';
import { useAgenda } from './useAgenda';
import { useKeepers } from './useKeepers';
import type { RoomChanges } from './useRoom';
import type { RoomWork } from './useRoomWork';
import { useToday } from './useToday';

const CloseDialog = lazyPart<CloseDialogProps>(() => import(/* webpackChunkName: 'forms' */ './CloseDialog'));

export interface MeetingDeskProps {
  readonly room: Room;
  readonly changes: RoomChanges;
  readonly work: RoomWork;
  readonly last: LastTime | undefined;
  /** The person may write. */
  readonly canEdit: boolean;
  readonly asked?: Key;
  /** Messages above everything. */
  readonly notes?: React.ReactNode;
  /** Takes the focus when the person comes here. */
  readonly heading?: React.Ref<HTMLHeadingElement>;
  /** The meeting is ready to be closed and the person has said so. */
  readonly onClose: () => void;
}

/** A meeting that goes on: agenda, the item in hand with its minutes, actions. */
export function MeetingDesk(props: MeetingDeskProps): JSX.Element {
  const { room, changes, canEdit, last, asked } = props;
  const work = canEdit ? props.work : undefined;
  const { width } = useSurface();
  const today = useToday();
  const keepers = useKeepers(canEdit ? room.items : none, props.work.saveMinutes, changes.putItem);
  const agenda = useAgenda(room.items);
  const unfinished = React.useRef<UnfinishedActions>(new Map());
  const [closing, setClosing] = React.useState(false);
  const [attending, setAttending] = React.useState(false);
  const elapsed = useElapsed(room);
  const { current, number } = agenda;
  const minuted = room.items.filter(isMinuted).length;
  const attendees = room.meeting.attendance ?? [];
  const attendance = countAttendance(attendees);

  const panel = current && (
    <ItemPanel
      key={current.key}
      ref={agenda.minutesBox}
      room={room}
      item={current}
      number={number}
      today={today}
      work={work}
      keeper={work && keepers.of(current)}
      unfinished={unfinished.current}
      last={last}
      onNext={agenda.next}
      onPrevious={number > 1 ? agenda.previous : undefined}
      broughtForward={<ActionGroupList room={room} today={today} work={work} asked={asked} />}
    />
  );
  const addItem = work && (
    <AddItem
      onAdd={async (title, key) => {
        const item = await work.addItem(title, key);
        agenda.open(item);
      }}
    />
  );
  const refresh = (
    <Button kind="quiet" small={width === 'narrow'} icon="retry" label={strings.room.refresh} onClick={() => void changes.refresh()} />
  );
  const closeButton = canEdit && (
    <Button hasPopup="dialog" onClick={() => setClosing(true)}>
      {strings.room.close}
    </Button>
  );

  return (
    <div className={styles.room}>
      <RoomHeader
        room={room}
        heading={props.heading}
        buttons={
          <>
            {width !== 'narrow' && elapsed && <span className={reading.second}>{elapsed}</span>}
            {refresh}
            {width !== 'narrow' && (
              <Button kind="quiet" icon="people" expanded={attending} onClick={() => setAttending(!attending)}>
                {strings.attendance.present(attendance.present, attendance.all)}
              </Button>
            )}
            {width !== 'narrow' && closeButton}
          </>
        }
      >
        {width === 'narrow' && (
          <>
            <p className={`${headerStyles.facts} ${headerStyles.apart}`}>
              <span>{elapsed ?? strings.room.minutedOf(minuted, room.items.length)}</span>
              <span>{strings.room.itemOf(number, room.items.length)}</span>
            </p>
            <Progress done={minuted} total={room.items.length} label={strings.room.progress} />
          </>
        )}
      </RoomHeader>
      {props.notes && <div className={`${styles.notes} ${styles.stack}`}>{props.notes}</div>}
      {width !== 'narrow' && attending && <AttendancePanel attendees={attendees} onSave={work?.saveAttendance} />}
      {width === 'narrow' && (
        <Disclosure
          icon={<Icon name="people" />}
          words={strings.attendance.present(attendance.present, attendance.all)}
          note={attendance.apologies > 0 ? strings.attendance.apologies(attendance.apologies) : undefined}
          open={attending}
          onToggle={setAttending}
        >
          <AttendancePanel attendees={attendees} onSave={work?.saveAttendance} />
        </Disclosure>
      )}
      {width === 'narrow' ? (
        <NarrowAgenda items={room.items} current={current} onOpen={agenda.open} panel={panel} addItem={addItem} />
      ) : (
        <div className={styles.columns}>
          <nav className={styles.agenda} aria-label={strings.room.agenda}>
            <div className={styles.columnHead}>
              <Heading below={1}>{strings.room.agenda}</Heading>
              <span className={reading.second}>{strings.room.minutedOf(minuted, room.items.length)}</span>
            </div>
            <ol>
              {room.items.map((item, index) => (
                <li key={item.key}>
                  <AgendaRow item={item} number={index + 1} isCurrent={item.key === current?.key} onOpen={agenda.open} />
                </li>
              ))}
            </ol>
            {addItem}
            <Legend />
          </nav>
          {panel}
          {width === 'wide' && <ActionsColumn room={room} today={today} work={work} asked={asked} />}
        </div>
      )}
      {width !== 'wide' && <ActionsColumn room={room} today={today} work={work} asked={asked} />}
      {width === 'narrow' && (
        <Foot>
          {closeButton}
          <Button kind="primary" onClick={agenda.next}>
            {strings.room.next}
          </Button>
        </Foot>
      )}
      {closing && (
        <CloseDialog
          room={room}
          keepers={keepers}
          onCancel={() => setClosing(false)}
          onGoTo={(key) => {
            setClosing(false);
            const item = room.items.find((one) => one.key === key) ?? room.items.find((one) => one.key === room.actions.find((action) => action.key === key)?.item);
            // Once the dialog, which holds the focus inside itself, is gone.
            if (item) setTimeout(() => agenda.open(item));
          }}
          onConfirm={() => {
            setClosing(false);
            props.onClose();
          }}
        />
      )}
    </div>
  );
}

const none: readonly Stored<AgendaItem>[] = [];
