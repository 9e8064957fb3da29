import * as React from 'react';

import { nextChase } from '../../core/actions';
import { displayDate } from '../../core/time';
import type { Key } from '../../lists/define';
import { Button } from '../common/Button';
import { useServices } from '../common/ServicesContext';
import { Heading } from '../common/TopHeading';
import { ActionGroupList } from './ActionsColumn';
import { ChaseNews } from './ChaseNews';
import { closingWords as words } from './closingStrings';
import reading from './reading.module.scss';
import type { Room } from './readRoom';
import styles from './room.module.scss';
import { strings } from './strings';
import type { RoomWork } from './useRoomWork';
import { useToday } from './useToday';
import type { WrapUp } from './useWrapUp';

export interface ClosedActionsProps {
  readonly room: Room;
  readonly work: RoomWork;
  readonly wrapUp: WrapUp;
  /** The meeting is closed and the person may write. */
  readonly canEdit: boolean;
  readonly isWrapping: boolean;
  readonly asked?: Key;
}

/** The actions of a closed meeting, and the reminders of those that it set: sent now, and due next. */
export function ClosedActions({ room, work, wrapUp, canEdit, isWrapping, asked }: ClosedActionsProps): JSX.Element {
  const { pack } = useServices();
  const today = useToday();
  const { meeting, actions } = room;
  const next = nextChase(
    actions.filter((action) => action.meeting?.id === meeting.id),
    pack.chase.steps,
    today,
  );
  return (
    <section className={styles.actions} aria-label={strings.actions.title} data-focus-home="">
      <div className={styles.columnHead}>
        <Heading below={1} tabIndex={-1}>
          {strings.actions.title}
        </Heading>
        {canEdit && (
          <Button small icon="send" busy={wrapUp.phase === 'chasing'} onClick={wrapUp.chaseNow}>
            {words.chase.remind}
          </Button>
        )}
      </div>
      {canEdit && next && <p className={reading.second}>{words.chase.next(displayDate(next.day), next.step.title)}</p>}
      {(!isWrapping || wrapUp.reminded || wrapUp.chaseError) && <ChaseNews wrapUp={wrapUp} canEdit={canEdit} />}
      <ActionGroupList room={room} today={today} work={canEdit ? work : undefined} asked={asked} />
    </section>
  );
}
