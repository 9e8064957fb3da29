import { createHash } from 'node:crypto';
import type { Database } from '../../store/database';
import { addRecord, recordById, removeRecord } from '../records/records';
import { GraphError } from '../wire/errors';
import type { Row } from '../wire/filter';
import { contextOf, option, preference, select } from '../wire/odata';
import type { GraphAnswer, GraphCall } from '../wire/request';
import { ok } from '../wire/request';

/** What a caller has seen so far: of each row a digest, and what they have not been sent yet. */
interface Round {
  readonly path: string;
  /** The query of the first call, which the links do not repeat. */
  readonly query: string;
  readonly seen: Readonly<Record<string, string>>;
  readonly changes: readonly Row[];
}

interface DeltaRules {
  readonly context: string;
  /** Rows of one page, when the caller does not prefer another number. */
  readonly size: number;
}

const kind = 'deltaRound';
/** So many rounds are remembered; who comes with an older token begins again. */
const mostRounds = 500;

/**
 * Track changes: first everything, then what is new, changed or gone since the token.
 * Source: "Use delta query to track changes in Microsoft Graph data".
 * @param rows all that there is, for the query that the first call had; each has its id
 */
export function answerDelta(call: GraphCall, rules: DeltaRules, rows: (first: GraphCall) => readonly Row[]): GraphAnswer {
  const next = option(call, 'skiptoken');
  if (next !== undefined) {
    const [id = '', from = '0'] = next.split('.');
    return answerPage(call, rules, id, Number(from));
  }
  const token = option(call, 'deltatoken');
  const before = token === undefined || token === 'latest' ? undefined : roundOf(call, token);
  const first = before ? { ...call, query: new URLSearchParams(before.query) } : call;
  const found = rows(first);
  const seen = Object.fromEntries(found.map((row) => [String(row['id']), digestOf(row)]));
  const known = token === 'latest' ? seen : before?.seen ?? {};
  const changed = found.filter((row) => known[String(row['id'])] !== seen[String(row['id'])]).map((row) => select(first, row));
  const gone = Object.keys(known).filter((id) => !(id in seen)).map((id) => ({ id, '@removed': { reason: 'deleted' } }));
  const query = before?.query ?? withoutTokens(call).toString();
  const round: Round = { path: call.path, query, seen, changes: [...changed, ...gone] };
  const made = addRecord(call.world.db, { kind, body: round });
  forgetOldest(call.world.db);
  return answerPage(call, rules, made.id, 0);
}

function roundOf(call: GraphCall, id: string): Round {
  const round = recordById<Round>(call.world.db, kind, id)?.body;
  if (round && round.path.toLowerCase() === call.path.toLowerCase()) return round;
  const message = 'The sync state generation is not found; make a full sync. Begin again without the token.';
  throw new GraphError(410, 'syncStateNotFound', message, { Location: `${call.graphBase}/v1.0${call.path}` });
}

function answerPage(call: GraphCall, { context, size }: DeltaRules, id: string, from: number): GraphAnswer {
  const { changes, query } = roundOf(call, id);
  const preferred = Number(preference(call, 'odata.maxpagesize') ?? new URLSearchParams(query).get('$top') ?? size);
  const to = from + (Number.isInteger(preferred) && preferred > 0 ? preferred : size);
  const address = `${call.graphBase}/v1.0${call.path}?`;
  const link = to < changes.length ? { '@odata.nextLink': `${address}$skiptoken=${id}.${to}` } : { '@odata.deltaLink': `${address}$deltatoken=${id}` };
  return ok({ '@odata.context': contextOf(call, context), ...link, value: changes.slice(from, to) });
}

function withoutTokens(call: GraphCall): URLSearchParams {
  return new URLSearchParams([...call.query].filter(([name]) => !/^\$?(skip|delta)token$/i.test(name)));
}

function digestOf(row: Row): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22);
}

function forgetOldest(db: Database): void {
  const sql = 'SELECT id FROM graph_records WHERE kind = ? ORDER BY number DESC LIMIT -1 OFFSET ?';
  for (const { id } of db.all<{ id: string }>(sql, kind, mostRounds)) removeRecord(db, { kind, id });
}
