import * as React from 'react';

import type { IsoDate } from '../../core/time';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { useOpener } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import { StateIcon } from '../common/StateIcon';
import { useSurface } from '../common/Surface';
import { StateTag } from '../common/Tags';
import { Heading } from '../common/TopHeading';
import { Escalation } from './Escalation';
import { ItemActions, type UnfinishedActions } from './ItemActions';
import { LastTimeBlock } from './LastTimeBlock';
import { MinutesBox } from './MinutesBox';
import type { MinutesKeeper } from './minutesKeeper';
import type { LastTime, Room } from './readRoom';
import agenda from './agenda.module.scss';
import styles from './item.module.scss';
import reading from './reading.module.scss';
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
  readonly unfinished: UnfinishedActions;
  readonly last: LastTime | undefined;
  readonly onNext: () => void;
  readonly onPrevious?: () => void;
  /** The brought-forward actions, where no column of their own shows them. */
  readonly broughtForward?: React.ReactNode;
}

/** The item in hand: its minutes, its actions, where it is escalated to, and what was said last time. */
export const ItemPanel = React.forwardRef<HTMLTextAreaElement, ItemPanelProps>(function ItemPanel(props, ref) {
  const { room, item, number, today, work, keeper, unfinished, last, onNext, onPrevious } = props;
  const { width } = useSurface();
  const escalating = useOpener();
  const adding = useOpener(unfinished.has(item.key));
  const higher = room.level?.escalatesTo;
  const isNarrow = width === 'narrow';

  return (
    <section className={styles.current} data-focus-home="" aria-label={strings.room.itemLabel(number, item.title, strings.room.states.now)}>
      <div className={styles.itemHead}>
        {isNarrow ? (
          <Heading below={1} tabIndex={-1}>
            <span className={agenda.number}>{number}</span>
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
      {item.background && <p className={reading.prose}>{item.background}</p>}
      {isNarrow && showsOf(item, room) === 'actions' && props.broughtForward}
      {keeper && work ? (
        <MinutesBox ref={ref} keeper={keeper} title={item.title} onNext={onNext} />
      ) : (
        <div className={reading.block}>
          <p className={reading.blockTitle}>{strings.minutes.label}</p>
          <p className={reading.prose}>{item.minutes || strings.minutes.none}</p>
        </div>
      )}
      {higher && (
        <Escalation
          item={item}
          level={higher}
          form={escalating}
          onEscalate={work?.escalate}
          onWithdraw={work?.withdraw}
        />
      )}
      {work && (
        <div className={`${form.buttons} ${styles.tools}`}>
          {!isNarrow && !adding.isOpen && (
            <Button ref={adding.buttonRef} icon="add" onClick={adding.open}>
              {strings.item.add}
            </Button>
          )}
          {higher && !item.escalateTo && !escalating.isOpen && (
            <Button ref={escalating.buttonRef} small={isNarrow} kind={isNarrow ? 'quiet' : 'secondary'} onClick={escalating.open}>
              <StateIcon state="escalated" size={16} />
              {strings.item.escalateMore(higher)}
            </Button>
          )}
        </div>
      )}
      <ItemActions
        room={room}
        item={item}
        today={today}
        work={work}
        isListed={width !== 'wide'}
        adding={isNarrow || adding.isOpen}
        unfinished={unfinished}
        onCloseForm={isNarrow ? undefined : adding.close}
      />
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
