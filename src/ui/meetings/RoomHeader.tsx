import * as React from 'react';

import { dayOf, displayDateAndTime, displayDay, timeOf } from '../../core/time';
import { useServices } from '../common/ServicesContext';
import { useSurface } from '../common/Surface';
import { ClauseTag, LevelTag } from '../common/Tags';
import { TopHeading } from '../common/TopHeading';
import type { Room } from './readRoom';
import styles from './roomHeader.module.scss';
import { strings } from './strings';
import { elapsedOf } from './roomView';

export interface RoomHeaderProps {
  readonly room: Room;
  /** At the right of a wide frame. */
  readonly buttons?: React.ReactNode;
  /** Takes the focus when the person comes here. */
  readonly heading?: React.Ref<HTMLHeadingElement>;
  /** The line beneath: progress. */
  readonly children?: React.ReactNode;
}

/** Which meeting this is, when, and who chairs it. */
export function RoomHeader({ room, buttons, heading, children }: RoomHeaderProps): JSX.Element {
  const { width } = useSurface();
  const { meeting, contract, level } = room;
  const starts = meeting.starts;
  return (
    <>
      <header className={children ? `${styles.head} ${styles.unlined}` : styles.head}>
        <div className={styles.name}>
          <LevelTag level={meeting.level} />
          <TopHeading ref={heading} tabIndex={-1}>{contract.name}</TopHeading>
          {width !== 'narrow' && (
            <p className={styles.facts}>
              {starts && <span>{`${displayDay(dayOf(starts))}, ${timeOf(starts)}`}</span>}
              {level && <span>{meeting.chair ? strings.room.chair(meeting.chair.name, level.chair) : strings.room.chairOpen(level.chair)}</span>}
              {level && <ClauseTag clause={level.clause} />}
            </p>
          )}
          {width === 'narrow' && <NarrowFacts room={room} />}
        </div>
        {buttons && <div className={styles.headButtons}>{buttons}</div>}
      </header>
      {children && <div className={styles.progress}>{children}</div>}
    </>
  );
}

function NarrowFacts({ room }: { readonly room: Room }): JSX.Element | null {
  const { meeting } = room;
  if (meeting.status === 'In progress') return null;
  const when = meeting.status === 'Closed' || meeting.status === 'Closing' ? meeting.closedAt : meeting.starts;
  if (!when) return null;
  const words = meeting.closedAt ? strings.room.closedAt : strings.room.planned;
  return <p className={styles.facts}>{words(displayDateAndTime(when))}</p>;
}

/** "38 of 60 min", counted on while the screen is open. */
export function useElapsed({ meeting }: Room): string | undefined {
  const { now } = useServices();
  const [at, setAt] = React.useState(now);
  React.useEffect(() => {
    const timer = window.setInterval(() => setAt(now()), 30000);
    return () => window.clearInterval(timer);
  }, [now]);
  const elapsed = elapsedOf(meeting.starts, meeting.ends, at);
  return elapsed && strings.room.elapsed(elapsed.minutes, elapsed.total);
}
