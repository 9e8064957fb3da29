import { evaluate } from '../../core/policy/engine/evaluate';
import type { Facts } from '../../core/policy/facts';
import type { Obligation } from '../../core/policy/obligation';
import type { Pack } from '../../core/policy/types';
import { dayOf } from '../../core/time';
import type { Reference, Stored } from '../../lists/define';
import type { ObligationRow } from '../../lists/obligations';
import type { Services } from '../services';
import { gatherFacts } from './facts';
import { packsThatCount } from './packs';
import { changeOf, rowOf } from './rows';

export interface Refreshed {
  readonly added: number;
  readonly changed: number;
  /** No longer asked for, or history. */
  readonly closed: number;
  readonly unchanged: number;
  /** What was worked out, with what it was worked out from. */
  readonly obligations: readonly Obligation[];
  readonly facts: Facts;
  readonly packs: readonly Pack[];
}

/**
 * Works out the obligations of one contract, or of the whole site, and brings the list to them: new ones are added,
 * changed ones changed, those that are no longer asked for are closed, the rest is not touched. A row's key is the
 * obligation's, so that two who refresh at once write nothing twice. What a person decided on a row stays (CP-9.1).
 */
export async function refreshObligations(services: Services, contract?: Reference): Promise<Refreshed> {
  const { desk, links } = services;
  const now = services.now();
  const [{ packs, choices, since }, gathered] = await Promise.all([packsThatCount(desk), gatherFacts(desk, links, dayOf(now), contract)]);
  const { contracts, people, rows } = gathered;
  const facts: Facts = { ...gathered.facts, choices, since };
  const all = evaluate(packs, facts, now);
  // Of one contract: what the whole service owes is not to be judged from this contract's facts alone.
  const obligations = contract ? all.filter((obligation) => obligation.contract !== undefined) : all;
  const wanted = new Map(obligations.map((obligation) => [obligation.key, rowOf(obligation, { packs, contracts, people })]));

  const additions = Array.from(wanted).flatMap(([key, item]) => (rows.has(key) ? [] : [{ key, item }]));
  const changes = Array.from(wanted).flatMap(([key, item]) => {
    const row = rows.get(key);
    const change = row && changeOf(row, item);
    return row && change ? [{ row, change }] : [];
  });
  const closing = Array.from(rows.values()).flatMap((row) => (wanted.has(row.key) || row.closed ? [] : [{ row, change: closed(row) }]));
  await desk.obligations.addAll(additions);
  await desk.obligations.saveAll([...changes, ...closing]);
  return {
    added: additions.length,
    changed: changes.length,
    closed: closing.length,
    unchanged: wanted.size - additions.length - changes.length,
    obligations,
    facts,
    packs,
  };
}

/** Something met that is no longer worked out is history; anything else is no longer asked for. */
function closed(row: Stored<ObligationRow>): Partial<ObligationRow> {
  return { closed: true, nextStep: '', nextOn: undefined, ...(row.state === 'Met' ? {} : { state: 'Not applicable', explanation: `No longer asked for. ${row.explanation}` }) };
}
