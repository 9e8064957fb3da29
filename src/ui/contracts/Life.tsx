import * as React from 'react';

import { termOf } from '../../core/contracts';
import { keepUntil } from '../../core/records';
import { displayDate, type IsoDate } from '../../core/time';
import { useServices } from '../common/ServicesContext';
import { useSurface } from '../common/Surface';
import page from './Contract.module.scss';
import { executionOf } from './entry';
import styles from './Life.module.scss';
import { marksOf } from './lifeMarks';
import { pageStrings as words } from './pageStrings';
import type { ContractView } from './useContract';

interface Scale {
  readonly years: readonly number[];
  at(day: IsoDate): number;
}

/** @param most years that there is room to name */
function scaleOf(start: IsoDate, end: IsoDate, most: number): Scale {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4)) + 1];
  const [from, to] = [Date.UTC(first, 0, 1), Date.UTC(last, 0, 1)];
  const every = Math.ceil((last - first) / most);
  return {
    years: Array.from({ length: last - first }, (_, index) => first + index).filter((_, index) => index % every === 0),
    at: day => Math.min(100, Math.max(0, ((Date.parse(day) - from) / (to - from)) * 100)),
  };
}

/** The whole term at a glance: what has gone, what is held and planned at each level, the option, today. */
export function Life({ view, today }: { readonly view: ContractView; readonly today: IsoDate }): JSX.Element | null {
  const { pack } = useServices();
  const { width } = useSurface();
  const { contract, meetings } = view;
  const { start, end, extensionMonths } = contract;
  if (!start || !end) return null;
  const { optionEnd } = termOf({ start, end, extensionMonths }, today);
  const { years, at } = scaleOf(start, optionEnd ?? end, width === 'narrow' ? 4 : 12);
  const now = at(today);
  const levels = pack.levels.map(({ id }) => ({ id, marks: marksOf(meetings, id, today) })).filter(({ marks }) => marks.length > 0);
  const held = levels.map(({ id, marks }) => {
    const count = (state: string): number => marks.filter(mark => mark.state === state).length;
    return words.heldOf(id, count('held'), count('planned'));
  });
  const isRunning = today >= start && today <= (optionEnd ?? end);
  const ticks = years.map(year => <i key={year} className={styles.tick} style={{ left: `${at(`${year}-01-01` as IsoDate)}%` }} />);
  const line = isRunning && <i className={styles.today} style={{ left: `${now}%` }} />;

  return (
    <section className={page.section} aria-labelledby="contract-life">
      <div className={page.sectionHead}>
        <h3 id="contract-life">{words.life}</h3>
        <div className={styles.legend} aria-hidden="true">
          <span><i className={styles.mark} data-state="held" /> {words.legend.held}</span>
          <span><i className={styles.mark} data-state="planned" /> {words.legend.planned}</span>
          <span><i className={styles.mark} data-state="missed" /> {words.legend.missed}</span>
          {optionEnd && <span><i className={styles.sample} /> {words.legend.option}</span>}
        </div>
      </div>
      <div className={styles.life} role="img" aria-label={words.lifeSays(displayDate(start), displayDate(end), held.join(' '))}>
        <span />
        <div className={`${styles.track} ${styles.years}`}>
          {ticks}
          {years.filter(year => !isRunning || Math.abs(at(`${year}-01-01` as IsoDate) - now) > (width === 'wide' ? 7 : 16)).map(year => (
            <span key={year} className={styles.year} style={{ left: `${at(`${year}-01-01` as IsoDate)}%` }}>
              {year}
            </span>
          ))}
          {isRunning && (
            <span className={styles.todayLabel} style={{ left: `${Math.min(94, Math.max(6, now))}%` }}>
              {words.today(displayDate(today).replace(/ \d{4}$/, ''))}
            </span>
          )}
        </div>
        <span className={styles.label}>{words.term}</span>
        <div className={styles.track}>
          {ticks}
          <i className={styles.term} style={{ left: `${at(start)}%`, width: `${at(end) - at(start)}%` }} />
          <i className={styles.elapsed} style={{ left: `${at(start)}%`, width: `${Math.max(0, Math.min(now, at(end)) - at(start))}%` }} />
          {optionEnd && <i className={styles.option} style={{ left: `${at(end)}%`, width: `${at(optionEnd) - at(end)}%` }} />}
          {line}
        </div>
        {levels.map(({ id, marks }) => (
          <React.Fragment key={id}>
            <span className={styles.label}>
              <span className={styles.long}>{words.levelRow(id)}</span>
              <span className={styles.short}>{id}</span>
            </span>
            <div className={styles.track}>
              {ticks}
              <i className={styles.base} />
              {marks.map(({ key, day, state }) => (
                <i key={key} className={styles.mark} data-state={state} style={{ left: `${at(day)}%` }} />
              ))}
              {line}
            </div>
          </React.Fragment>
        ))}
      </div>
      <p className={styles.says}>
        {[words.startOf(displayDate(start)), words.endOf(displayDate(end)), optionEnd && words.optionTo(displayDate(optionEnd)), words.keepUntil(displayDate(keepUntil(end, executionOf(contract), pack.records)))]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}
