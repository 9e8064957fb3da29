import { dayOf, type IsoDate } from '../../core/time';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';

export interface Mark {
  readonly key: string;
  readonly day: IsoDate;
  readonly state: 'held' | 'planned' | 'missed';
}

/** The meetings of a level along the life of the contract. */
export function marksOf(meetings: readonly Stored<Meeting>[], level: string, today: IsoDate): readonly Mark[] {
  return meetings.flatMap(({ key, level: own, status, starts }): readonly Mark[] => {
    if (own !== level || !starts || status === 'Cancelled') return [];
    const day = dayOf(starts);
    if (status === 'Closed' || status === 'Closing') return [{ key, day, state: 'held' }];
    return [{ key, day, state: day < today ? 'missed' : 'planned' }];
  });
}
