import type { Obligation } from '../../core/policy/obligation';
import type { Pack } from '../../core/policy/types';
import type { NewRow } from '../../data/ports';
import type { Contract } from '../../lists/contracts';
import type { Person, Stored } from '../../lists/define';
import type { ObligationRow } from '../../lists/obligations';
import { stateWord } from './words';

/** States in which nothing is to be done now. */
const closed: readonly Obligation['state'][] = ['met', 'notApplicable', 'acceptedLate', 'asRequired'];

/** What the engine writes; a person's decision on the row is not among it, so a refresh never touches one. */
export type WorkedOut = Omit<NewRow<ObligationRow>, 'decision' | 'decidedBy' | 'decidedOn' | 'decisionReason' | 'decisionUntil'>;

export interface RowNames {
  readonly packs: readonly Pack[];
  /** By contract key. */
  readonly contracts: ReadonlyMap<string, Stored<Contract>>;
  /** By login name. */
  readonly people: ReadonlyMap<string, Person>;
}

/** An obligation as its row. Every property is given, so that what no longer holds is emptied. */
export function rowOf(obligation: Obligation, { packs, contracts, people }: RowNames): WorkedOut {
  const clause = packs.find(({ id }) => id === obligation.pack)?.clauses?.find(({ id }) => id === obligation.clause);
  const contract = obligation.contract === undefined ? undefined : contracts.get(obligation.contract);
  const { next, owner } = obligation;
  return {
    title: [clause?.title ?? obligation.clause, contract?.name].filter(Boolean).join(', ').slice(0, 255),
    contract: contract && { id: contract.id, title: contract.name },
    clause: obligation.clause,
    pack: obligation.pack,
    period: obligation.period,
    state: stateWord(obligation.state),
    due: obligation.due,
    dueAt: obligation.dueAt,
    owner: owner.person && people.get(owner.person.id),
    post: owner.post,
    explanation: obligation.explanation,
    evidence: obligation.evidence.flatMap(({ link }) => (link ? [link] : [])).join('\n'),
    metOn: obligation.metOn,
    metLate: obligation.metLate ?? false,
    missed: obligation.missed,
    nextStep: next ? `${next.title}: ${next.to.map((to) => (to === 'owner' ? 'the owner' : to)).join(', ')}`.slice(0, 255) : '',
    nextOn: next?.on,
    closed: closed.includes(obligation.state) || obligation.isOver === true,
  };
}

/** What has to be written to bring a row to what was worked out; nothing when it says so already. */
export function changeOf(row: Stored<ObligationRow>, wanted: WorkedOut): Partial<WorkedOut> | undefined {
  const names = Object.keys(wanted) as (keyof WorkedOut)[];
  const differing = names.filter((name) => plain(row[name]) !== plain(wanted[name]));
  return differing.length === 0 ? undefined : Object.fromEntries(differing.map((name) => [name, wanted[name]]));
}

/** Persons and lookups are the same when their numbers are; SharePoint keeps empty text as nothing, and instants to the second. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'object' && 'id' in value) return value.id;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString().slice(0, 19) : value;
}
