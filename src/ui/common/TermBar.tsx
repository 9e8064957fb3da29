import * as React from 'react';

import type { IsoDate } from '../../core/time';
import styles from './TermBar.module.scss';

export interface TermBarProps {
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly today: IsoDate;
  /** The last day if the option is taken up. */
  readonly optionEnd?: IsoDate;
  readonly tone?: 'normal' | 'warn' | 'ended';
}

/** How much of a contract's term has gone. It adds nothing to the words beside it, so a screen reader passes it by. */
export function TermBar({ start, end, today, optionEnd, tone = 'normal' }: TermBarProps): JSX.Element | null {
  const from = Date.parse(start);
  const to = Date.parse(optionEnd ?? end);
  if (!(to > from)) return null;
  const at = (day: IsoDate): number => Math.min(100, Math.max(0, ((Date.parse(day) - from) / (to - from)) * 100));
  const now = at(today);
  const last = at(end);
  return (
    <span className={styles.bar} data-tone={tone} aria-hidden="true">
      <span className={styles.rest} style={{ left: 0, width: `${last}%` }} />
      {optionEnd && <span className={styles.option} style={{ left: `${last}%`, right: 0 }} />}
      <span className={styles.elapsed} style={{ left: 0, width: `${now}%` }} />
      {now > 0 && now < 100 && <span className={styles.today} style={{ left: `${now}%` }} />}
    </span>
  );
}
