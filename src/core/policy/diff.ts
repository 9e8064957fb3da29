import type { IsoDateTime } from '../time';
import { evaluate } from './engine/evaluate';
import type { Facts } from './facts';
import type { Obligation } from './obligation';
import type { Pack } from './types';

/** What adopting or upgrading packs would change. */
export interface PackDiff {
  readonly added: readonly Obligation[];
  readonly dropped: readonly Obligation[];
  readonly redated: readonly { readonly before: Obligation; readonly after: Obligation }[];
}

/**
 * Compares the obligations under two sets of packs, on the same facts and the same day. Missed periods that are over
 * are left out: nothing can be done about them under either.
 */
export function diffPacks(before: readonly Pack[], after: readonly Pack[], facts: Facts, now: Date | IsoDateTime): PackDiff {
  const old = new Map(evaluate(before, facts, now).filter(counts).map((obligation) => [obligation.key, obligation]));
  const added: Obligation[] = [];
  const redated: Redated[] = [];
  for (const obligation of evaluate(after, facts, now).filter(counts)) {
    const known = old.get(obligation.key);
    if (!known) added.push(obligation);
    else if (isMoved(known, obligation)) redated.push({ before: known, after: obligation });
    old.delete(obligation.key);
  }
  return pairUp(added, Array.from(old.values()), redated);
}

type Redated = PackDiff['redated'][number];

function counts({ isOver }: Obligation): boolean {
  return !isOver;
}

function isMoved(one: Obligation, other: Obligation): boolean {
  return other.state !== 'met' && (one.due !== other.due || one.dueAt !== other.dueAt);
}

/** A duty whose period is named otherwise now is re-dated, not dropped and new. */
function pairUp(added: readonly Obligation[], dropped: readonly Obligation[], redated: readonly Redated[]): PackDiff {
  const leaving = new Map<string, Obligation[]>();
  for (const obligation of dropped) leaving.set(dutyOf(obligation), [...(leaving.get(dutyOf(obligation)) ?? []), obligation]);
  const pairs: Redated[] = [];
  const fresh = added.filter((after) => {
    const before = leaving.get(dutyOf(after))?.shift();
    if (before) pairs.push({ before, after });
    return !before;
  });
  return { added: fresh, dropped: Array.from(leaving.values()).flat(), redated: [...redated, ...pairs] };
}

/** Clause, contract and whether it is done: done periods pair with done ones. */
function dutyOf({ key, period, state }: Obligation): string {
  return `${state === 'met' ? 'met' : 'open'} ${key.slice(0, key.length - period.length)}`;
}
