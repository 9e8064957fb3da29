import * as React from 'react';

import type { Rights } from '../../data/ports';
import type { Key } from '../../lists/define';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { rightsOf } from '../common/rightsOf';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { usePageTitle } from '../common/usePageTitle';
import { useLoad } from '../common/useLoad';
import { CancelledMeeting } from './CancelledMeeting';
import { ClosedMeeting } from './ClosedMeeting';
import { closingWords } from './closingStrings';
import { MeetingDesk } from './MeetingDesk';
import { PlannedMeeting } from './PlannedMeeting';
import { readLastTime, type LastTime, type Room } from './readRoom';
import styles from './room.module.scss';
import { strings } from './strings';
import { useArrival } from './useArrival';
import { useReturn, useRoom, type RoomChanges } from './useRoom';
import { useRoomWork } from './useRoomWork';
import { useNextCheck } from './useNextCheck';
import { useWrapUp, type WrapUp } from './useWrapUp';

export interface MeetingRoomProps {
  readonly meetingKey: Key;
  /** The action that a link led to. */
  readonly asked?: Key;
  /** Above the room: the way back, a word about Teams. */
  readonly before?: React.ReactNode;
  /** The person came here from another screen: the focus goes to its heading. */
  readonly takesFocus?: boolean;
}

/** One meeting: before, while it goes on, after. */
export function MeetingRoom({ meetingKey, asked, before, takesFocus = false }: MeetingRoomProps): JSX.Element {
  const { desk } = useServices();
  const { loaded, changes, stale, reload } = useRoom(meetingKey);
  const loadRights = React.useCallback(() => rightsOf(desk), [desk]);
  const { loaded: rights } = useLoad(loadRights);
  usePageTitle(loaded.state === 'ready' ? loaded.value.meeting.title : undefined);

  if (loaded.state === 'loading') {
    return (
      <div className={styles.body}>
        <Skeleton rows={8} />
      </div>
    );
  }
  if (loaded.state === 'failed') {
    return (
      <div className={styles.body}>
        {before}
        <ErrorMessage error={loaded.error} what={strings.room.loadFailed} onRetry={reload} />
      </div>
    );
  }
  const notes = (
    <>
      {before}
      {stale && (
        <ErrorMessage error={stale} what={strings.room.stale} kept={strings.room.staleKept} onRetry={() => void changes.refresh()} plain />
      )}
    </>
  );
  return <OpenRoom room={loaded.value} changes={changes} rights={rights.state === 'ready' ? rights.value : undefined} asked={asked} notes={before || stale ? notes : undefined} takesFocus={takesFocus} />;
}

interface OpenRoomProps {
  readonly room: Room;
  readonly changes: RoomChanges;
  /** Absent until SharePoint has said. */
  readonly rights: Rights | undefined;
  readonly asked?: Key;
  readonly notes?: React.ReactNode;
  readonly takesFocus: boolean;
}

function OpenRoom({ room, changes, rights, asked, notes, takesFocus }: OpenRoomProps): JSX.Element {
  const work = useRoomWork(room, changes);
  const wrapUp = useWrapUp(room, changes);
  const last = useLastTime(room);
  const { status } = room.meeting;
  const canEdit = rights?.canEdit ?? false;
  const screen = screenOf(room, wrapUp);
  const heading = useArrival(screen, takesFocus);
  useReturn(() => void changes.refresh());
  useNextCheck(room, wrapUp, canEdit);

  const all =
    notes || (rights && !canEdit) || (status === 'In progress' && wrapUp.error) ? (
      <>
        {notes}
        {status === 'In progress' && wrapUp.error && (
          <ErrorMessage error={wrapUp.error} what={closingWords.notClosed} kept={closingWords.failedKept} onRetry={wrapUp.goOn} retrying={wrapUp.phase !== 'resting'} />
        )}
        {rights && !canEdit && <ReadOnly manager={room.contract.contractManager?.name} />}
      </>
    ) : undefined;

  const shared = { room, heading, notes: all };
  switch (screen) {
    case 'planned':
      return <PlannedMeeting {...shared} changes={changes} work={work} canEdit={canEdit} />;
    case 'desk':
      return <MeetingDesk {...shared} changes={changes} work={work} last={last} canEdit={canEdit} asked={asked} onClose={wrapUp.goOn} />;
    case 'closed':
      return <ClosedMeeting {...shared} changes={changes} work={work} wrapUp={wrapUp} canEdit={canEdit} asked={asked} />;
    case 'cancelled':
      return <CancelledMeeting {...shared} />;
  }
}

type Screen = 'planned' | 'desk' | 'closed' | 'cancelled';

/** While a meeting is being closed from here, its row may still say that it goes on. */
function screenOf({ meeting: { status } }: Room, { phase }: WrapUp): Screen {
  if (status === 'Planned') return 'planned';
  if (status === 'Cancelled') return 'cancelled';
  return status === 'In progress' && phase === 'resting' ? 'desk' : 'closed';
}

function ReadOnly({ manager }: { readonly manager: string | undefined }): JSX.Element {
  return (
    <Message kind="permission" title={strings.room.readOnly}>
      {manager ? strings.room.readOnlyAsk(manager) : strings.room.readOnlyAskOwner}
    </Message>
  );
}

/** Last time's minutes come after the first picture; without them the meeting goes on all the same. */
function useLastTime(room: Room): LastTime | undefined {
  const services = useServices();
  const shown = React.useRef(room);
  const load = React.useCallback(() => readLastTime(services, shown.current), [services]);
  const { loaded } = useLoad(load);
  return loaded.state === 'ready' ? loaded.value : undefined;
}

