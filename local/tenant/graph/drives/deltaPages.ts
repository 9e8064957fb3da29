import type { Change } from '../../store/changes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { GraphError } from '../wire/errors';
import type { Row } from '../wire/filter';
import { contextOf, nextLink, option, pageSize, readToken, tokenOf } from '../wire/odata';
import type { GraphAnswer, GraphCall } from '../wire/request';
import { ok } from '../wire/request';

export interface DeltaSource {
  readonly list: List;
  readonly context: string;
  /** @returns what is told of a row, nothing of one that the caller may not see or that lies elsewhere */
  readonly show: (item: Item) => Row | undefined;
  /** What comes before all rows: the root of a drive has none. */
  readonly first?: () => readonly Row[];
  /** @returns what is told of a row that is gone */
  readonly gone: (itemId: number, guid: string) => Row;
}

/** Where a caller stands: among all rows by their ids, or in the changes since a number. */
type Place = { readonly from: number; readonly upTo: number } | { readonly since: number };

const rules = { size: 200, most: 999, clamps: true } as const;
/** So many are looked through for one page. */
const mostChanges = 5000;
const rowChanges = { webs: [], objects: ['item', 'folder'], types: [1, 2, 3], upTo: Number.MAX_SAFE_INTEGER } as const;

/**
 * First all rows, in pages; then, from the link of the last page on, what has changed. `token=latest` begins with now.
 * Source: "driveItem: delta", "listItem: delta". @throws 410 for a token that is none
 */
export function answerChanges(call: GraphCall, source: DeltaSource): GraphAnswer {
  const newest = call.world.tenant.changes.last();
  const token = tokenIn(call);
  if (token?.toLowerCase() === 'latest') return answer(call, source, [], { since: newest }, true);
  const place = token === undefined ? { from: 0, upTo: newest } : placeOf(token);
  return 'since' in place ? changed(call, source, place.since) : everything(call, source, place.from, place.upTo);
}

function everything(call: GraphCall, source: DeltaSource, from: number, upTo: number): GraphAnswer {
  const top = pageSize(call, rules);
  const found = call.world.tenant.items.select(source.list, { where: ['id > ?'], values: [from], orderBy: 'id', limit: top + 1 });
  const page = found.slice(0, top);
  const first = from === 0 && source.first ? source.first() : [];
  const rows = [...first, ...page.flatMap((item): Row[] => shownRows(source, item))];
  const last = page[page.length - 1];
  if (found.length > top && last) return answer(call, source, rows, { from: last.id, upTo }, false);
  return answer(call, source, rows, { since: upTo }, true);
}

function changed(call: GraphCall, source: DeltaSource, since: number): GraphAnswer {
  const { changes, items } = call.world.tenant;
  const top = pageSize(call, rules);
  const found = changes.select({ ...rowChanges, listId: source.list.id, after: since, most: mostChanges });
  const ordered = lastOfEach(found);
  const page = ordered.slice(0, top);
  const rows = page.flatMap(({ itemId, guid }): Row[] => {
    const item = items.find(source.list, itemId);
    return item ? shownRows(source, item) : [source.gone(itemId, guid)];
  });
  const isLast = page.length === ordered.length && found.length < mostChanges;
  return answer(call, source, rows, { since: page[page.length - 1]?.id ?? since }, isLast);
}

/** What changed several times is told once, as it is now, in the place of its last change. */
function lastOfEach(changes: readonly Change[]): readonly Change[] {
  const last = new Map(changes.map((change) => [change.itemId, change]));
  return [...last.values()].sort((a, b) => a.id - b.id);
}

function shownRows(source: DeltaSource, item: Item): Row[] {
  const row = source.show(item);
  return row ? [row] : [];
}

function answer(call: GraphCall, { context }: DeltaSource, rows: readonly Row[], place: Place, isLast: boolean): GraphAnswer {
  const link = nextLink({ ...call, path: call.path.replace(/\(token=[^)]*\)/i, '') }, tokenOf(place), 'token');
  return ok({ '@odata.context': contextOf(call, context), [isLast ? '@odata.deltaLink' : '@odata.nextLink']: link, value: rows });
}

function tokenIn(call: GraphCall): string | undefined {
  return call.params['token'] ?? option(call, 'token') ?? option(call, 'deltatoken') ?? option(call, 'skiptoken');
}

function placeOf(token: string): Place {
  const said = readLink(token);
  const { from, upTo, since } = said;
  if (typeof since === 'number') return { since };
  if (typeof from === 'number' && typeof upTo === 'number') return { from, upTo };
  throw resync();
}

function readLink(token: string): Readonly<Record<string, unknown>> {
  try {
    return readToken(token);
  } catch (error) {
    if (error instanceof GraphError) throw resync();
    throw error;
  }
}

const resync = (): GraphError => new GraphError(410, 'resyncRequired', 'The token is not valid any more. Begin again without a token.', {}, 'resyncChangesApplyDifferences');
