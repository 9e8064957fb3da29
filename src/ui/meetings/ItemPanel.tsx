import * as React from 'react';

import type { IsoDate } from '../../core/time';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { StateIcon } from '../common/StateIcon';
import { useSurface } from '../common/Surface';
import { StateTag } from '../common/Tags';
import { Heading } from '../common/TopHeading';
import { Escalation } from './EscalateForm';
import { ItemActions } from './ItemActions';
import { LastTimeBlock } from './LastTimeBlock';
import { MinutesBox } from './MinutesBox';
import type { MinutesKeeper } from './minutesKeeper';
import type { LastTime, Room } from './readRoom';
import styles from './room.module.scss';
import { showsOf } from './roomView';
import { strings } from './strings';
import type { RoomWork } from './useRoomWork';

export interface ItemPanelProps {
  readonly room: Room;
  readonly item: Stored<AgendaItem>;
  readonly number: number;
  readonly today: IsoDate;
  /** Absent: the person reads, or the minutes are locked. */
  readonly work?: RoomWork;
  readonly keeper?: MinutesKeeper;
  readonly last: LastTime | undefined;
  readonly onNext: () => void;
  readonly onPrevious?: () => void;
  /** The brought-forward actions, where no column of their own shows them. */
  readonly broughtForward?: React.ReactNode;
}

/** The item in hand: its minutes, its actions, where it is escalated to, and what was said last time. */
export const ItemPanel = React.forwardRef<HTMLTextAreaElement, ItemPanelProps>(function ItemPanel(props, ref) {
  const { room, item, number, today, work, keeper, last, onNext, onPrevious } = props;
  const { width } = useSurface();
  const [escalating, setEscalating] = React.useState(false);
  const [adding, setAdding] = React.useState(false);
  const higher = room.level?.escalatesTo;
  const isNarrow = width === 'narrow';

  return (
    <section className={styles.current} aria-label={strings.room.itemLabel(number, item.title, strings.room.states.now)}>
      <div className={styles.itemHead}>
        {isNarrow ? (
          <Heading below={1} tabIndex={-1}>
            <span className={styles.number}>{number}</span>
            <span>{item.title}</span>
          </Heading>
        ) : (
          <Heading below={1} tabIndex={-1}>{`${number}. ${item.title}`}</Heading>
        )}
        {isNarrow ? (
          <StateTag state="now" />
        ) : (
          <div className={styles.itemButtons}>
            {onPrevious && (
              <Button small onClick={onPrevious}>
                {strings.room.previous}
              </Button>
            )}
            <Button small kind="primary" onClick={onNext}>
              {strings.room.next}
            </Button>
          </div>
        )}
      </div>
      {item.background && <p className={styles.prose}>{item.background}</p>}
      {isNarrow && showsOf(item, room) === 'actions' && props.broughtForward}
      {keeper && work ? (
        <MinutesBox ref={ref} keeper={keeper} title={item.title} onNext={onNext} />
      ) : (
        <div className={styles.block}>
          <p className={styles.blockTitle}>{strings.minutes.label}</p>
          <p className={styles.prose}>{item.minutes || strings.minutes.none}</p>
        </div>
      )}
      {higher && (
        <Escalation
          item={item}
          level={higher}
          asking={escalating}
          onAsk={setEscalating}
          onEscalate={work?.escalate}
          onWithdraw={work?.withdraw}
        />
      )}
      {work && (
        <div className={styles.tools}>
          {!isNarrow && (
            <Button icon="add" expanded={adding} onClick={() => setAdding(!adding)}>
              {strings.item.add}
            </Button>
          )}
          {higher && !item.escalateTo && !escalating && (
            <Button small={isNarrow} kind={isNarrow ? 'quiet' : 'secondary'} onClick={() => setEscalating(true)}>
              <StateIcon state="escalated" size={16} />
              {strings.item.escalateMore(higher)}
            </Button>
          )}
        </div>
      )}
      <ItemActions room={room} item={item} today={today} work={work} isListed={width !== 'wide'} adding={isNarrow || adding} onCloseForm={isNarrow ? undefined : () => setAdding(false)} />
      <LastTimeBlock room={room} item={item} last={last} />
      <Guests room={room} />
    </section>
  );
});

/** Reminds who else will read what is typed here. */
function Guests({ room }: { readonly room: Room }): JSX.Element | null {
  const outside = (room.meeting.attendance ?? []).filter(({ upn, organisation }) => organisation && (!upn || upn.includes('#EXT#')));
  const first = outside[0];
  if (!first) return null;
  return <p className={styles.guests}>{strings.item.guest(first.name, first.organisation)}</p>;
}
