import { displayDate, type IsoDate } from '../../../time';
import type { Draft, Duty, Scope } from '../duty';
import { doneWord, registerShows, type Entry } from '../evidence';
import type { Knowledge } from '../knowledge';
import { seriesOf } from './rolling';

/** What must hold at all times: insurance, a named Contract Manager, a trained operative. */
export function inForceDrafts(duty: Duty, scope: Scope, entries: readonly Entry[], known: Knowledge): readonly Draft[] {
  const { since } = scope.term;
  if (since > known.today) return [];
  if (registerShows(duty.rules, scope.contract)) {
    return [{ period: 'inForce', state: 'met', evidence: [], asked: 'at all times', found: 'the register shows it' }];
  }
  if (duty.rules.per !== undefined && entries.length > 0) {
    return seriesOf(entries).map(([name, own]) => ({ ...inForceDraft(own, since, known.today), period: name || 'inForce' }));
  }
  return [inForceDraft(entries, since, known.today)];
}

function inForceDraft(entries: readonly Entry[], since: IsoDate, today: IsoDate): Draft {
  const common = { period: 'inForce', asked: 'at all times' };
  const nothing: Draft = { ...common, state: 'gap', due: since, evidence: [], found: 'none is recorded' };
  if (entries.length === 0) return nothing;
  const best = longest(entries.filter(({ untilMissing }) => !untilMissing));
  const holds = best !== undefined && (best.until === undefined || best.until >= today);
  const open = entries.find(({ untilMissing }) => untilMissing);
  if (open && !holds) return { ...common, state: 'waiting', evidence: [open], found: 'the record does not say until when it holds' };
  if (best === undefined) return nothing;
  const { until, day } = best;
  if (until === undefined) return { ...common, state: 'met', metOn: day, evidence: [best], found: `one was ${doneWord(best)} on ${displayDate(day)}` };
  if (holds) return { ...common, state: 'met', due: until, metOn: day, evidence: [best], found: `the last holds until ${displayDate(until)}` };
  return { ...common, state: 'gap', due: until, evidence: [best], found: `the last ran out on ${displayDate(until)}` };
}

/** The evidence that holds longest; without an end, for ever. */
function longest(entries: readonly Entry[]): Entry | undefined {
  return entries.reduce<Entry | undefined>((best, entry) => (best === undefined || endOf(entry) > endOf(best) ? entry : best), undefined);
}

function endOf({ until }: Entry): string {
  return until ?? '9999-12-31';
}

/** What is done when a person finds it needed: shown with the last time it was. */
export function asRequiredDrafts({ term }: Scope, entries: readonly Entry[], { today }: Knowledge): readonly Draft[] {
  if (term.since > today) return [];
  const last = entries[entries.length - 1];
  const found = last ? `the last was ${doneWord(last)} on ${displayDate(last.day)}` : 'none is recorded';
  return [{ period: 'asRequired', state: 'asRequired', evidence: last ? [last] : [], asked: 'as required', found }];
}
