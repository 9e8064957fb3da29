import * as React from 'react';

import { addPeriod, displayDay, type IsoDate } from '../../core/time';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { Heading } from '../common/TopHeading';
import styles from './assurance.module.scss';
import { contractOf, nameOf, ownerOf, type Duty } from './duties';
import { DutyState } from './dutyColumns';
import { dueDaysOf, monthOf } from './dueDays';
import { strings } from './strings';

export interface DueCalendarProps {
  readonly rows: readonly Duty[];
  readonly today: IsoDate;
  readonly onOpen: (row: Duty) => void;
}

const words = strings.calendar;
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What is due, day by day, one month at a time. */
export default function DueCalendar({ rows, today, onOpen }: DueCalendarProps): JSX.Element {
  const announce = useAnnounce();
  const [month, setMonth] = React.useState(() => monthOf(today));
  const days = React.useMemo(() => dueDaysOf(rows, month), [rows, month]);
  const countOf = (found: typeof days): number => found.reduce((sum, { rows: ofDay }) => sum + ofDay.length, 0);
  const withoutDay = rows.filter(({ due }) => due === undefined).length;

  function go(next: IsoDate): void {
    setMonth(next);
    announce(words.shown(monthName.format(Date.parse(next)), countOf(dueDaysOf(rows, next))));
  }

  return (
    <>
      <div className={styles.pager}>
        <Button small kind="quiet" icon="chevronLeft" label={words.previous} onClick={() => go(addPeriod(month, { months: -1 }))} />
        <Heading below={1} className={styles.month}>{words.month(monthName.format(Date.parse(month)), countOf(days))}</Heading>
        <Button small kind="quiet" icon="chevronRight" label={words.next} onClick={() => go(addPeriod(month, { months: 1 }))} />
        <Button small kind="quiet" disabled={month === monthOf(today)} onClick={() => go(monthOf(today))}>{words.today}</Button>
      </div>
      {days.length === 0 && <p>{words.none}</p>}
      {days.map(({ day, rows: ofDay }) => (
        <section key={day} className={styles.day} aria-label={displayDay(day)}>
          <Heading below={2} className={styles.dayTitle}>{displayDay(day)}</Heading>
          <ul className={styles.dayList}>
            {ofDay.map((row) => (
              <li key={row.id}>
                <button type="button" className={styles.dayRow} onClick={() => onOpen(row)}>
                  <DutyState row={row} />
                  <span>
                    <span className={styles.name}>{nameOf(row)}</span>
                    <span className={styles.second}>{[contractOf(row), row.clause, ownerOf(row)].join(', ')}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {withoutDay > 0 && <p className={styles.second}>{words.noDate(withoutDay)}</p>}
    </>
  );
}
