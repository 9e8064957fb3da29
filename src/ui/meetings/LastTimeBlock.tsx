import * as React from 'react';

import { dayOf, displayDate } from '../../core/time';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { useServices } from '../common/ServicesContext';
import type { LastTime, Room } from './readRoom';
import styles from './reading.module.scss';
import { lastMinutesOf } from './roomView';
import { strings } from './strings';

export interface LastTimeProps {
  readonly room: Room;
  readonly item: Stored<AgendaItem>;
  readonly last: LastTime | undefined;
}

/** What was minuted under the same item at the meeting before. */
export function LastTimeBlock({ room, item, last }: LastTimeProps): JSX.Element | null {
  const { links } = useServices();
  const old = last && lastMinutesOf(item, room, last);
  if (!last?.meeting.starts || !old?.minutes) return null;
  return (
    <div className={styles.block}>
      <p className={styles.blockTitle}>
        {strings.item.lastTime(displayDate(dayOf(last.meeting.starts)))}
        {last.meeting.minutesFile && (
          <a href={links.file(last.meeting.minutesFile)} target="_blank" rel="noreferrer">
            {strings.item.openMinutes}
          </a>
        )}
      </p>
      <p className={styles.prose}>{old.minutes}</p>
    </div>
  );
}
