import * as React from 'react';

import type { Rights } from '../../data/ports';
import type { Key } from '../../lists/define';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { rightsOf } from '../common/rightsOf';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { useLoad } from '../common/useLoad';
import { ClosedMeeting } from './ClosedMeeting';
import { closingWords } from './closingStrings';
import { MeetingDesk } from './MeetingDesk';
import { PlannedMeeting } from './PlannedMeeting';
import { readLastTime, type LastTime, type Room } from './readRoom';
import styles from './room.module.scss';
import { strings } from './strings';
import { useReturn, useRoom, type RoomChanges } from './useRoom';
import { useRoomWork } from './useRoomWork';
import { useNextCheck } from './useNextCheck';
import { useWrapUp } from './useWrapUp';

export interface MeetingRoomProps {
  readonly meetingKey: Key;
  /** The action that a link led to. */
  readonly asked?: Key;
  /** Above the room: the way back, a word about Teams. */
  readonly before?: React.ReactNode;
}

/** One meeting: before, while it goes on, after. */
export function MeetingRoom({ meetingKey, asked, before }: MeetingRoomProps): JSX.Element {
  const { desk } = useServices();
  const { loaded, changes, stale, reload } = useRoom(meetingKey);
  const loadRights = React.useCallback(() => rightsOf(desk), [desk]);
  const { loaded: rights } = useLoad(loadRights);

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
  return <OpenRoom room={loaded.value} changes={changes} rights={rights.state === 'ready' ? rights.value : undefined} asked={asked} notes={before || stale ? notes : undefined} />;
}

interface OpenRoomProps {
  readonly room: Room;
  readonly changes: RoomChanges;
  /** Absent until SharePoint has said. */
  readonly rights: Rights | undefined;
  readonly asked?: Key;
  readonly notes?: React.ReactNode;
}

function OpenRoom({ room, changes, rights, asked, notes }: OpenRoomProps): JSX.Element {
  const work = useRoomWork(room, changes);
  const wrapUp = useWrapUp(room, changes);
  const last = useLastTime(room);
  const { status } = room.meeting;
  const canEdit = rights?.canEdit ?? false;
  useReturn(() => void changes.refresh());
  useNextCheck(room, wrapUp, canEdit);

  const all =
    notes || (rights && !canEdit) || status === 'Cancelled' || (status === 'In progress' && wrapUp.error) ? (
      <>
        {notes}
        {status === 'In progress' && wrapUp.error && (
          <ErrorMessage error={wrapUp.error} what={closingWords.notClosed} kept={closingWords.failedKept} onRetry={wrapUp.goOn} retrying={wrapUp.phase !== 'resting'} />
        )}
        {rights && !canEdit && <ReadOnly manager={room.contract.contractManager?.name} />}
        {status === 'Cancelled' && <Message kind="info" title={strings.room.cancelled} />}
      </>
    ) : undefined;

  if (status === 'In progress' && wrapUp.phase === 'resting') {
    return <MeetingDesk room={room} changes={changes} work={work} last={last} canEdit={canEdit} asked={asked} notes={all} onClose={wrapUp.goOn} />;
  }
  if (status === 'Planned') return <PlannedMeeting room={room} changes={changes} work={work} canEdit={canEdit} notes={all} />;
  return <ClosedMeeting room={room} changes={changes} work={work} wrapUp={wrapUp} canEdit={canEdit && status !== 'Cancelled'} asked={asked} notes={all} />;
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

