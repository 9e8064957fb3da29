import type { ContractFact, Decision, Facts, FieldValue, PersonFact, PostFact, RecordFact } from '../../core/policy/facts';
import { recordKinds, type RecordKindName } from '../../core/policy/vocabulary';
import { dayOf, type IsoDate } from '../../core/time';
import type { Condition, Desk } from '../../data/ports';
import type { Action } from '../../lists/actions';
import type { Contract } from '../../lists/contracts';
import type { Person, Reference, Stored } from '../../lists/define';
import type { Evidence } from '../../lists/evidence';
import type { Filing } from '../../lists/filings';
import type { Incident } from '../../lists/incidents';
import type { Meeting } from '../../lists/meetings';
import type { ObligationRow } from '../../lists/obligations';
import type { PostHolder } from '../../lists/posts';
import type { Links } from '../services';
import { decisionOf } from './words';

/** What the lists say, as the engine is told it, with what is needed to write the outcome back. */
export interface GatheredFacts {
  readonly facts: Facts;
  /** By contract key. */
  readonly contracts: ReadonlyMap<string, Stored<Contract>>;
  /** By login name. */
  readonly people: ReadonlyMap<string, Person>;
  /** The rows that stand, by obligation key. */
  readonly rows: ReadonlyMap<string, Stored<ObligationRow>>;
}

/** Reads everything that counts for one contract, or for the whole site. @param today of the council, for who holds a post */
export async function gatherFacts(desk: Desk, links: Links, today: IsoDate, contract?: Reference): Promise<GatheredFacts> {
  const ofContract = contract && ([{ field: 'contract', op: 'eq', value: contract.id }] as const);
  const [contracts, meetings, filings, actions, evidence, incidents, posts, rows] = await Promise.all([
    contract ? desk.contracts.byId(contract.id).then((row) => [row]) : desk.contracts.all(),
    desk.meetings.all({ where: ofContract }),
    desk.filings.all({ where: ofContract }),
    desk.actions.all({ where: ofContract }),
    desk.evidence.all({ where: ofContract }),
    desk.incidents.all({ where: ofContract as readonly Condition<Incident>[] | undefined }),
    desk.posts.all(),
    desk.obligations.all({ where: ofContract }),
  ]);
  const keyOf = new Map(contracts.map(({ id, key }) => [id, key]));
  const filed = filedOn(filings);
  const records: RecordFact[] = [
    ...meetings.flatMap((meeting) => meetingFacts(meeting, keyOf, filed, links)),
    ...actions.flatMap((action) => actionFacts(action, keyOf)),
    ...evidence.flatMap((row) => evidenceFacts(row, keyOf)),
    ...incidents.map((incident) => incidentFact(incident, keyOf)),
  ];
  const facts: Facts = {
    contracts: contracts.map(contractFact),
    records,
    posts: postFacts(posts, today),
    decisions: rows.flatMap(decisionFacts),
  };
  const people = new Map([...contracts.flatMap(peopleOf), ...posts.map(({ holder }) => holder)].flatMap((person) => (person ? [[person.upn, person] as const] : [])));
  return { facts, contracts: new Map(contracts.map((row) => [row.key, row])), people, rows: new Map(rows.map((row) => [row.key, row])) };
}

function contractFact(row: Stored<Contract>): ContractFact {
  const { key, reference, name, kind, status, value, start, end, extensionMonths, executedAs, inScope, diary } = row;
  return {
    key,
    reference,
    name,
    kind,
    status,
    value,
    start,
    end,
    extensionMonths,
    executedAs,
    inScope,
    ...(diary ? { levels: Object.keys(diary) } : {}),
    contractManager: personFact(row.contractManager),
    assistantDirector: personFact(row.assistantDirector),
    operationalLead: personFact(row.operationalLead),
  };
}

function personFact(person: Person | undefined): PersonFact | undefined {
  return person && { id: person.upn, name: person.name };
}

function peopleOf({ contractManager, assistantDirector, operationalLead }: Stored<Contract>): readonly (Person | undefined)[] {
  return [contractManager, assistantDirector, operationalLead];
}

/** The day on which the recording of a meeting was filed, by the meeting's number. */
function filedOn(filings: readonly Stored<Filing>[]): ReadonlyMap<number, IsoDate> {
  const recordings = filings.filter(({ kind, state, filedAt, meeting }) => kind === 'Recording' && state === 'Filed' && filedAt && meeting);
  return new Map(recordings.flatMap(({ meeting, filedAt }) => (meeting && filedAt ? [[meeting.id, dayOf(filedAt)] as const] : [])));
}

function meetingFacts(meeting: Stored<Meeting>, keyOf: Keys, filed: ReadonlyMap<number, IsoDate>, links: Links): readonly RecordFact[] {
  const { key, level, status, starts } = meeting;
  const common = { contract: keyOf.get(meeting.contract?.id ?? 0), ...(starts ? { date: dayOf(starts) } : {}), link: links.meeting(key) };
  if (status === 'Planned') return [{ key, kind: 'plannedMeeting', ...common, fields: { level } }];
  if (status !== 'Closed') return [];
  const filedDay = filed.get(meeting.id);
  const minutesSent = meeting.closedAt && dayOf(meeting.closedAt);
  return [{ key, kind: 'meeting', ...common, fields: { level, recorded: filedDay !== undefined, filed: filedDay, minutesSent } }];
}

function actionFacts(action: Stored<Action>, keyOf: Keys): readonly RecordFact[] {
  if (action.status === 'Draft' || action.status === 'Cancelled') return [];
  const fields = { status: action.status, due: action.due, closed: action.completedOn, source: action.meeting ? 'Meeting' : 'Contract' };
  return [{ key: action.key, kind: 'action', contract: keyOf.get(action.contract?.id ?? 0), date: action.issuedAt ?? action.created, fields }];
}

/** A row of another kind than the vocabulary's is a note of the council's own: it counts only where it was put to a clause. */
function evidenceFacts(row: Stored<Evidence>, keyOf: Keys): readonly RecordFact[] {
  const isKnown = Object.prototype.hasOwnProperty.call(recordKinds, row.kind);
  const kind = (isKnown ? row.kind : 'evidence') as RecordKindName;
  const fields: Record<string, FieldValue> = { ...(row.details ?? {}), ...(row.until ? { until: row.until } : {}), ...(row.clause ? { clause: row.clause } : {}) };
  const fact = { key: row.key, contract: keyOf.get(row.contract?.id ?? 0), ...(row.on ? { date: row.on } : {}), ...(row.link ? { link: row.link } : {}) };
  const own: RecordFact = { ...fact, kind, fields };
  if (!row.clause || kind === 'evidence') return [own];
  return [own, { ...fact, key: `${row.key}#clause`, kind: 'evidence', fields: { clause: row.clause } }];
}

/** Times as the pack's chain names them (CP-17, OX-12). */
function incidentFact(row: Stored<Incident>, keyOf: Keys): RecordFact {
  const common = { key: row.key, contract: keyOf.get(row.contract?.id ?? 0), date: row.awareAt };
  const fields: Record<string, FieldValue> = { occurred: row.occurredAt, aware: row.awareAt };
  if (row.kind === 'Critical incident') {
    return { ...common, kind: 'criticalIncident', fields: { ...fields, notified: row.reportedAt, remedied: row.remediedOn, logClosed: row.closedAt } };
  }
  return {
    ...common,
    kind: 'nonCompliance',
    fields: {
      ...fields,
      reported: row.reportedAt,
      corrective: row.correctiveAgreedAt,
      ...(row.serious === 'Serious' || row.serious === 'Not serious' ? { serious: row.serious === 'Serious' } : {}),
      ...(row.disclosure === 'Not decided' ? {} : { disclosure: row.disclosureAt }),
      ...(row.lessons ? { lessons: row.modified } : {}),
    },
  };
}

function postFacts(rows: readonly Stored<PostHolder>[], today: IsoDate): readonly PostFact[] {
  const held = rows.filter(({ from, until }) => (!from || from <= today) && (!until || until >= today));
  const posts = new Map<string, PersonFact[]>();
  for (const { post, holder } of held) {
    const person = personFact(holder);
    if (person) posts.set(post, [...(posts.get(post) ?? []), person]);
  }
  return Array.from(posts, ([post, people]) => ({ post, people }));
}

function decisionFacts({ key, decision, decidedBy, decidedOn, decisionReason, decisionUntil }: Stored<ObligationRow>): readonly Decision[] {
  if (!decision || !decidedOn) return [];
  return [{ obligation: key, kind: decisionOf(decision), by: decidedBy?.name ?? '', on: decidedOn, reason: decisionReason, ...(decisionUntil ? { until: decisionUntil } : {}) }];
}

type Keys = ReadonlyMap<number, string>;
