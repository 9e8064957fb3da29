import type { GraphWorld, Person } from '../wire/world';
import { eventsOf } from './eventStore';
import { shownBetween } from './occurrences';
import type { ShownEvent } from './occurrences';

/** What stands in somebody's calendars between two instants and was not cancelled, in order. */
export function entriesOf(world: GraphWorld, person: Person, from: number, to: number): ShownEvent[] {
  return eventsOf(world.db, person.id)
    .flatMap((event) => shownBetween(world.db, event, from, to))
    .filter(({ content }) => !content.isCancelled)
    .sort((a, b) => a.start - b.start);
}

/** By how much each state counts where several overlap, and its digit in an availability view. */
const digits: Readonly<Record<string, number>> = { free: 0, tentative: 1, busy: 2, oof: 3, workingElsewhere: 4 };

export function isFree(entries: readonly ShownEvent[], from: number, to: number): boolean {
  return entries.every(({ start, end, own }) => own.showAs === 'free' || start >= to || end <= from);
}

/** One digit for each stretch of the window: the strongest state in it. */
export function availabilityView(entries: readonly ShownEvent[], from: number, to: number, step: number): string {
  let view = '';
  for (let at = from; at < to; at += step) {
    const inside = entries.filter(({ start, end }) => start < Math.min(at + step, to) && end > at);
    view += String(Math.max(0, ...inside.map(({ own }) => digits[own.showAs] ?? 0)));
  }
  return view;
}
