import type { SqlValue } from '../../store/database';
import { isLookup } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { hasPermission } from '../../store/permissions';
import type { Call } from '../wire/call';
import { columnsOf } from '../fields/columns';
import { listLink } from '../lists/listEntity';
import { errors } from '../wire/errors';
import { limitOf } from '../wire/tokenRights';
import { conjuncts, parseFilter } from './filter';
import { FilterWriter, type Condition } from './filterSql';
import { afterToken, pageTokenOf, parsePageToken, type Sort } from './paging';

/** Rows of one answer unless $top says otherwise, and the most that it may say (W, memory). */
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 5000;
const THRESHOLD = 5000;
const MOST_LOOKUPS = 12;

export interface ItemPage {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Answers `items?$filter=..&$orderby=..&$top=..&$skiptoken=..`. @throws as SharePoint: 400 for bad names, 500 over a threshold */
export function queryItems(call: Call, list: List): ItemPage {
  const { query } = call;
  const writer = new FilterWriter(call, list);
  const parts = query.filter === undefined ? [] : conjuncts(parseFilter(query.filter)).map(part => writer.write(part));
  const sorts = query.orderBy.map(({ path, descending }): Sort => ({ target: sortable(writer, path), descending }));
  checkLookups(call, list, parts, sorts);
  checkThreshold(call, list, parts, sorts);
  const token = query.skipToken === undefined ? undefined : parsePageToken(query.skipToken);
  const limit = Math.min(query.top ?? DEFAULT_PAGE, LARGEST_PAGE);
  if (limit === 0) return { items: [] };
  const own = ownConditions(call, list);
  const conditions = [...parts, ...own];
  if (token?.backwards) return { items: pageBefore(call, list, conditions, token.id, limit) };
  const after = token && afterToken(token, sorts);
  const found = call.tenant.items.select(list, {
    where: [...conditions.map(({ sql }) => sql), ...(after ? [after.sql] : [])],
    values: [...conditions.flatMap(({ values }) => values), ...(after?.values ?? [])],
    orderBy: orderSql(sorts),
    limit: limit + 1,
  });
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? nextLink(call, list, items[items.length - 1], sorts) : undefined };
}

function sortable(writer: FilterWriter, path: string): Sort['target'] {
  const target = writer.target(path);
  if (target.several) throw errors.notFilterable(target.field.internalName, target.field.type);
  return target;
}

function orderSql(sorts: readonly Sort[]): string {
  const parts = sorts.map(({ target, descending }) => `${target.sql}${descending ? ' DESC' : ''}`);
  return sorts.some(({ target }) => target.field.internalName === 'ID') ? parts.join(', ') : [...parts, 'id'].join(', ');
}

function pageBefore(call: Call, list: List, conditions: readonly Clause[], id: number, limit: number): readonly Item[] {
  const found = call.tenant.items.select(list, {
    where: [...conditions.map(({ sql }) => sql), 'id < ?'],
    values: [...conditions.flatMap(({ values }) => values), id],
    orderBy: 'id DESC',
    limit,
  });
  return [...found].reverse();
}

type Clause = Pick<Condition, 'sql' | 'values'>;

/** Rows that the caller may see: by scope where rows have rights of their own, and their own rows only where the list says so. */
function ownConditions(call: Call, list: List): readonly Clause[] {
  const conditions: Clause[] = [];
  if (!hasPermission(limitOf(call.caller), 'viewListItems')) throw errors.denied();
  const everywhere = !call.tenant.items.hasUniqueScopes(list);
  if (everywhere) {
    call.require('viewListItems', list);
  } else {
    const scopes = call.tenant.access.scopesWith(call.caller.actor, call.site.id, 'viewListItems');
    if (scopes) {
      const inScope: Clause = { sql: 'scope_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(scopes)] };
      const seesNothing = call.tenant.items.countUpTo(list, [inScope.sql], inScope.values, 1) === 0;
      if (seesNothing && !call.can('viewListItems', list)) throw errors.denied();
      conditions.push(inScope);
    }
  }
  if (call.isBoundToOwnRows(list, list.settings.readSecurity)) conditions.push({ sql: 'author = ?', values: [call.principal.id] });
  return conditions;
}

/** Over 5,000 rows a query must be led by an indexed column (facts 1.7). */
function checkThreshold(call: Call, list: List, parts: readonly Condition[], sorts: readonly Sort[]): void {
  if (call.tenant.items.countUpTo(list, [], [], THRESHOLD + 1) <= THRESHOLD) return;
  const [first, ...others] = parts;
  const sortedBy = sorts.filter(({ target }) => target.field.internalName !== 'ID').map(({ target }) => target);
  if (!first) {
    if (sortedBy.length > 1 || sortedBy.some(target => !target.indexed)) throw errors.threshold();
    return;
  }
  if (first.indexedBy.length === 0) throw errors.threshold();
  const sortIsItsOwn = sortedBy.every(target => first.indexedBy.length === 1 && target.field.internalName === first.indexedBy[0]);
  const servedByIndexAlone = sortIsItsOwn && others.every(({ indexedBy }) => indexedBy.length === 1 && indexedBy[0] === first.indexedBy[0]);
  if (servedByIndexAlone) return;
  // The rest is looked for row by row among what the leading conditions on the same column leave.
  const leading = parts.filter(({ indexedBy }) => indexedBy.length > 0 && indexedBy.every(name => first.indexedBy.includes(name)));
  const values: SqlValue[] = leading.flatMap(part => part.values);
  if (call.tenant.items.countUpTo(list, leading.map(({ sql }) => sql), values, THRESHOLD + 1) > THRESHOLD) throw errors.threshold();
}

/** Twelve lookups at most: persons count, also who created and changed a row (facts 1.7). */
function checkLookups(call: Call, list: List, parts: readonly Condition[], sorts: readonly Sort[]): void {
  const { select, expand } = call.query;
  const { byProperty, links } = columnsOf(call.tenant.fields.ofList(list.id));
  const everything = select.length === 0 || select.includes('*');
  const read = everything ? [...links.keys()] : select.flatMap(path => byProperty.get(path)?.field.internalName ?? []);
  const names = [...read, ...expand.map(path => path.split('/')[0]), ...parts.flatMap(({ lookups }) => lookups)];
  const sorted = sorts.filter(({ target }) => isLookup(target.field)).map(({ target }) => target.field.internalName);
  const used = new Set([...names, ...sorted].filter(name => links.has(name)));
  if (used.size > MOST_LOOKUPS) throw errors.lookupThreshold();
}

function nextLink(call: Call, list: List, last: Item, sorts: readonly Sort[]): string {
  const parameters = new URLSearchParams(call.request.url.split('?')[1] ?? '');
  const kept = [...parameters].filter(([name]) => !['$skiptoken', '$skip'].includes(name.toLowerCase()));
  const rest = kept.map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('');
  return `${call.apiUrl}/${listLink(list)}/Items?%24skiptoken=${encodeURIComponent(pageTokenOf(last, sorts))}${rest}`;
}

