import { AppError } from '../../core/errors';
import { dayOf, type IsoDate } from '../../core/time';
import type { Stored } from '../../lists/define';
import type { DecisionKind, ObligationRow } from '../../lists/obligations';
import { record, versionOf } from '../meetings/record';
import type { Services } from '../services';
import { refreshObligations } from './refresh';

export interface NewDecision {
  readonly kind: DecisionKind;
  readonly reason: string;
  /** Lateness is accepted up to this day; without it, until it is done. */
  readonly until?: IsoDate;
}

/**
 * A person says that an obligation does not apply, or accepts that it is late. It stays with the row through every
 * refresh, under their name, with the day and the reason.
 * @throws invalid without a reason, conflict when somebody else changed the row first
 */
export async function decide(services: Services, row: Stored<ObligationRow>, { kind, reason, until }: NewDecision): Promise<Stored<ObligationRow>> {
  if (reason.trim() === '') throw new AppError('invalid', 'Say why. The reason stays with the decision.', { field: 'decisionReason' });
  const today = dayOf(services.now());
  if (until !== undefined && until < today) throw new AppError('invalid', 'The day up to which it holds has passed already.', { field: 'decisionUntil' });
  const decidedBy = await services.desk.people.me();
  const saved = await services.desk.obligations.save(row, { decision: kind, decidedBy, decidedOn: today, decisionReason: reason.trim(), decisionUntil: until });
  await tell(services, saved, `${kind}: ${saved.title}`, reason.trim());
  return afterwards(services, saved);
}

/** Takes a decision back; the reason for that is recorded too. @throws invalid without a reason */
export async function withdrawDecision(services: Services, row: Stored<ObligationRow>, reason: string): Promise<Stored<ObligationRow>> {
  if (reason.trim() === '') throw new AppError('invalid', 'Say why the decision is taken back.', { field: 'decisionReason' });
  const saved = await services.desk.obligations.save(row, { decision: undefined, decidedBy: undefined, decidedOn: undefined, decisionReason: '', decisionUntil: undefined });
  await tell(services, saved, `Decision taken back: ${saved.title}`, reason.trim());
  return afterwards(services, saved);
}

async function tell(services: Services, row: Stored<ObligationRow>, what: string, detail: string): Promise<void> {
  await record(services, { key: `decision:${row.id}:${versionOf(row)}`, what, contract: row.contract, clause: row.clause, detail });
}

/** The state follows from the decision, so it is worked out again. */
async function afterwards(services: Services, row: Stored<ObligationRow>): Promise<Stored<ObligationRow>> {
  await refreshObligations(services, row.contract);
  return services.desk.obligations.byId(row.id);
}
