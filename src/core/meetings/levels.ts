import type { MeetingLevel, PolicyPack, StandingItem } from '../policy/types';
import { addPeriod, latest, type IsoDate } from '../time';

/**
 * When the next meeting at a level is due.
 * @param level a meeting level of the policy pack; without `every` it meets as required
 * @param held  dates of the meetings held at this level, in any order
 * @param start the contract's start date
 * @returns the due date, or undefined for a level that meets as required
 * Source: CP-9.1, Table 1.
 */
export function nextMeetingDue(level: MeetingLevel, held: readonly IsoDate[], start: IsoDate): IsoDate | undefined {
  return level.every && addPeriod(latest(held) ?? start, level.every);
}

export function levelOf(pack: PolicyPack, id: string): MeetingLevel | undefined {
  return pack.levels.find((level) => level.id === id);
}

/** The level that a level's escalations go to; undefined at the top (CP-9.1). */
export function nextHigherLevel(pack: PolicyPack, id: string): MeetingLevel | undefined {
  const target = levelOf(pack, id)?.escalatesTo;
  return target === undefined ? undefined : levelOf(pack, target);
}

/** Whether a level's meetings go through the contract's open actions (CP-9.1): its agenda has an item that shows them. */
export function reviewsActions(level: MeetingLevel): boolean {
  return level.agenda.some(({ shows }) => shows === 'actions');
}

/** `monthly`, `quarterly`, `as required`: a level's cadence in words. */
export function cadenceWords({ every }: Pick<MeetingLevel, 'every'>): string {
  if (!every) return 'as required';
  const { days = 0, months = 0, years = 0 } = every;
  if (years > 0) return years === 1 ? 'yearly' : `every ${years} years`;
  if (months > 0) return { 1: 'monthly', 3: 'quarterly', 6: 'six-monthly', 12: 'yearly' }[months] ?? `every ${months} months`;
  return { 1: 'daily', 7: 'weekly', 14: 'fortnightly' }[days] ?? `every ${days} days`;
}

/** A standing item as a row of the meeting's agenda. */
export interface AgendaRow extends StandingItem {
  readonly position: number;
}

/** Room between two standing items, in which items that come from elsewhere find their place. */
const gap = 1000;

/** The standing agenda of a level, in order. */
export function standingAgenda(level: MeetingLevel): readonly AgendaRow[] {
  return level.agenda.map((item, index) => ({ ...item, position: (index + 1) * gap }));
}

/**
 * Where an escalated item stands: under the level's own heading for escalations, after those already there.
 * @param taken positions in use in the meeting
 */
export function escalatedPosition(level: MeetingLevel, taken: readonly number[]): number {
  const rows = standingAgenda(level);
  const heading = rows.find(({ shows }) => shows === 'escalations');
  return freeAfter(heading?.position ?? 0, taken);
}

/** Where an added item stands: last, yet before "escalate?". */
export function addedPosition(level: MeetingLevel, taken: readonly number[]): number {
  const rows = standingAgenda(level);
  const last = rows[rows.length - 1];
  const after = last?.shows === 'escalate' ? last.position - gap : last?.position ?? 0;
  return freeAfter(after, taken);
}

function freeAfter(position: number, taken: readonly number[]): number {
  const within = taken.filter((other) => other > position && other < position + gap);
  return Math.max(position, ...within) + 1;
}
