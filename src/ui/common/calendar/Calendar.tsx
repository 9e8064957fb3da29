import * as React from 'react';

import { addPeriod, displayDay, type IsoDate } from '../../../core/time';
import { monthNames, weekdayNames } from '../../../core/time/names';
import { Button } from '../Button';
import { useGroupId } from '../useGroupId';
import styles from './Calendar.module.scss';
import { calendarStrings as words } from './calendarStrings';
import { dayAt, weeksOf } from './month';

export interface CalendarProps {
  /** The day that is chosen; the calendar opens on it, else on today. */
  readonly chosen?: IsoDate;
  readonly today: IsoDate;
  readonly onPick: (day: IsoDate) => void;
}

const fromMonday = [1, 2, 3, 4, 5, 6, 0];

/** A month to pick a day from, weeks beginning on Monday. One day is its tab stop, and the keys move it. */
export function Calendar({ chosen, today, onPick }: CalendarProps): JSX.Element {
  const id = useGroupId();
  const [day, setDay] = React.useState(chosen ?? today);
  const table = React.useRef<HTMLTableElement>(null);
  const wanted = React.useRef(true);
  const month = day.slice(0, 7);

  React.useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [day]);

  function onKeyDown(event: React.KeyboardEvent): void {
    const to = event.altKey || event.ctrlKey || event.metaKey ? undefined : dayAt(event.key, event.shiftKey, day);
    if (to === undefined) return;
    event.preventDefault();
    wanted.current = true;
    setDay(to);
  }
  function goToToday(): void {
    wanted.current = true;
    setDay(today);
    // The tab stop may be on it already, and then nothing is drawn anew.
    table.current?.querySelector<HTMLElement>(`[data-day="${today}"]`)?.focus();
  }

  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <Button kind="quiet" icon="chevronLeft" label={words.previousMonth} onClick={() => setDay(addPeriod(day, { months: -1 }))} />
        <p id={`${id}-month`} className={styles.month} aria-live="polite">
          {monthNames[Number(day.slice(5, 7)) - 1]} {day.slice(0, 4)}
        </p>
        <Button kind="quiet" icon="chevronRight" label={words.nextMonth} onClick={() => setDay(addPeriod(day, { months: 1 }))} />
      </div>
      <table ref={table} className={styles.table} role="grid" aria-labelledby={`${id}-month`} aria-describedby={`${id}-keys`} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {fromMonday.map(weekday => (
              <th key={weekday} scope="col" abbr={weekdayNames[weekday]}>
                {weekdayNames[weekday].slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(day).map(week => (
            <tr key={week[0]}>
              {week.map(at => (
                <td key={at} role="gridcell" aria-selected={at === chosen}>
                  <button
                    type="button"
                    className={at.startsWith(month) ? styles.day : `${styles.day} ${styles.beside}`}
                    data-day={at}
                    tabIndex={at === day ? 0 : -1}
                    aria-label={displayDay(at)}
                    aria-current={at === today ? 'date' : undefined}
                    onClick={() => onPick(at)}
                  >
                    {Number(at.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.foot}>
        <Button small kind="quiet" onClick={goToToday}>
          {words.today}
        </Button>
        <p id={`${id}-keys`} className={styles.keys}>
          {words.keys}
        </p>
      </div>
    </div>
  );
}
