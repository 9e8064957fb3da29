import { actor } from '../wire/actor';
import { badRequest, unsupported } from '../wire/errors';
import { contextOf, isRecord, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { candidatesOf } from './candidates';
import type { Candidate, EntityType } from './candidates';
import { hitOf } from './hits';
import { matches, parseQuery, requiredWords, soughtWords } from './kql';

type Request = Readonly<Record<string, unknown>>;

const types: readonly EntityType[] = ['site', 'list', 'drive', 'listItem', 'driveItem'];
/** Types of Graph's search that the tenant has no index of. */
const elsewhere: readonly string[] = ['message', 'event', 'externalItem', 'person', 'chatMessage', 'bookmark', 'acronym', 'qna'];
const usualSize = 25;
const mostSize = 500;

/** search: query. What the caller may not see is not found. */
function query(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.search);
  const requests = listOf(jsonBody(call)['requests']);
  if (requests.length !== 1) throw badRequest('The search takes exactly one request.');
  return ok({ '@odata.context': contextOf(call, 'Collection(microsoft.graph.searchResponse)'), value: requests.map((request) => answer(call, request)) });
}

function answer(call: GraphCall, request: Request): object {
  if (actor(call).kind === 'app' && textOf(request['region']) === undefined) {
    throw badRequest('Region is required when request with application permission.');
  }
  const missing = ['aggregations', 'collapseProperties', 'resultTemplateOptions'].find((name) => request[name] !== undefined && request[name] !== null);
  if (missing !== undefined) throw unsupported(`'${missing}' in a search`);
  const text = isRecord(request['query']) ? textOf(request['query']['queryString']) : undefined;
  if (text === undefined || text.trim() === '') throw badRequest('The queryString is required.');
  const { from, size } = pageOf(request);
  const parsed = parseQuery(text);
  const words = soughtWords(parsed);
  const found = candidatesOf(call, typesOf(request), requiredWords(parsed)).filter((candidate) => matches(parsed, candidate));
  const ordered = sorted(found, request, words);
  const page = ordered.slice(from, from + size);
  const fields = Array.isArray(request['fields']) ? request['fields'].map(String) : [];
  const hits = page.map((candidate, index) => hitOf(call, candidate, { rank: from + index + 1, words, fields }));
  const container = { ...(hits.length > 0 ? { hits } : {}), total: ordered.length, moreResultsAvailable: from + size < ordered.length };
  return { searchTerms: words, hitsContainers: [container] };
}

function typesOf(request: Request): EntityType[] {
  const asked = Array.isArray(request['entityTypes']) ? request['entityTypes'].map(String) : [];
  if (asked.length === 0) throw badRequest('The entityTypes are required.');
  return asked.map((name) => {
    const type = types.find((one) => one === name);
    if (type) return type;
    if (elsewhere.includes(name)) throw unsupported(`a search for '${name}'`);
    throw badRequest(`The entity type '${name}' is not known.`);
  });
}

function pageOf(request: Request): { from: number; size: number } {
  const from = request['from'] ?? 0;
  const size = request['size'] ?? usualSize;
  if (typeof from !== 'number' || from < 0 || !Number.isInteger(from)) throw badRequest('The value of from is not valid.');
  if (typeof size !== 'number' || size < 1 || size > mostSize || !Number.isInteger(size)) throw badRequest(`The value of size must be between 1 and ${mostSize}.`);
  return { from, size };
}

/** Where a word stands in the name or title, the hit comes first; then the newest. */
function sorted(found: readonly Candidate[], request: Request, words: readonly string[]): readonly Candidate[] {
  const [order] = listOf(request['sortProperties']);
  const property = textOf(order?.['name'])?.toLowerCase();
  if (property === undefined) return [...found].sort((a, b) => weightOf(b, words) - weightOf(a, words) || b.modified.localeCompare(a.modified));
  const sign = order?.['isDescending'] === true ? -1 : 1;
  const valueOf = (candidate: Candidate): string => {
    if (/created/.test(property)) return candidate.created;
    if (/modified/.test(property)) return candidate.modified;
    return candidate.properties[property] ?? '';
  };
  return [...found].sort((a, b) => sign * valueOf(a).localeCompare(valueOf(b), 'en', { numeric: true }));
}

function weightOf({ properties }: Candidate, words: readonly string[]): number {
  const name = `${properties['filename'] ?? ''} ${properties['title'] ?? ''}`.toLowerCase();
  return words.filter((word) => name.includes(word)).length;
}

export const searchQueryRoutes: readonly Route[] = [{ method: 'POST', pattern: '/search/query', facts: 'searchEntity: query', handle: query }];
