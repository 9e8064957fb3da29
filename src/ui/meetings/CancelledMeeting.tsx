import * as React from 'react';

import { dayOf, displayDate } from '../../core/time';
import { Message } from '../common/Message';
import { useServices } from '../common/ServicesContext';
import { useLoad } from '../common/useLoad';
import type { Room } from './readRoom';
import styles from './room.module.scss';
import { RoomHeader } from './RoomHeader';
import { strings } from './strings';

export interface CancelledMeetingProps {
  readonly room: Room;
  readonly notes?: React.ReactNode;
  /** Takes the focus when the person comes here. */
  readonly heading?: React.Ref<HTMLHeadingElement>;
}

/** A meeting that was taken out of the diary: by whom and why, as far as the activity says it. */
export function CancelledMeeting({ room, notes, heading }: CancelledMeetingProps): JSX.Element {
  const { desk } = useServices();
  const { key } = room.meeting;
  const load = React.useCallback(() => desk.activity.byKey(`${key}:cancelled`), [desk, key]);
  const { loaded } = useLoad(load);
  const deed = loaded.state === 'ready' ? loaded.value : undefined;
  return (
    <div className={styles.room}>
      <RoomHeader room={room} heading={heading} />
      {notes && <div className={`${styles.notes} ${styles.stack}`}>{notes}</div>}
      <div className={styles.body}>
        <Message kind="info" title={strings.cancelled.title}>
          {deed?.at && <p>{strings.cancelled.by(deed.who?.name ?? '', displayDate(dayOf(deed.at)), deed.detail)}</p>}
          <p>{strings.cancelled.text}</p>
        </Message>
      </div>
    </div>
  );
}
