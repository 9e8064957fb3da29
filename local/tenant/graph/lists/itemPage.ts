import type { SqlValue } from '../../store/database';
import type { Item } from '../../store/items';
import { actor } from '../wire/actor';
import { GraphError, invalidRequest } from '../wire/errors';
import { parseFilter } from '../wire/filterSyntax';
import { nextLink, option, pageSize, preference, readOrder, readToken, tokenOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import { ItemFilter } from './itemFilter';
import type { Clause, Condition, Target } from './itemFilter';
import type { OpenList } from './listAddress';

/** Rows that a view of a list may look through (facts 1.7). */
const threshold = 5000;

export interface ItemPage {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly count?: number;
}

interface Sort {
  readonly target: Target;
  readonly sign: 1 | -1;
}

/**
 * One page of a list's rows that the caller may see, by `$filter`, `$orderby`, `$top` and `$skiptoken`. Only indexed
 * columns are filtered and sorted by, unless the header takes the warning; over the threshold nothing helps.
 * Source: "List items"; facts 1.7. @throws 400, 422
 */
export function itemPage(call: GraphCall, open: OpenList): ItemPage {
  const { items } = call.world.tenant;
  const { list } = open;
  const allowsUnindexed = preference(call, 'HonorNonIndexedQueriesWarningMayFailRandomly') !== undefined || preference(call, 'allowthrottleablequeries') !== undefined;
  const writer = new ItemFilter(call.world.tenant, list, allowsUnindexed);
  const text = option(call, 'filter');
  const filter = text ? writer.write(parseFilter(text)) : undefined;
  const sort = sortOf(call, writer);
  checkThreshold(call, open, filter, sort);
  if (option(call, 'skip') !== undefined) throw invalidRequest('$skip is not supported on this API. Only URLs returned by the API can be used to page.');
  const conditions = [...(filter ? [filter] : []), ...visible(call, open)];
  const after = afterToken(option(call, 'skiptoken'), sort);
  const where = [...conditions, ...(after ? [after] : [])];
  const top = pageSize(call, { size: 200, most: threshold, clamps: true });
  const found = items.select(list, {
    where: where.map(({ sql }) => sql),
    values: where.flatMap(({ values }) => values),
    orderBy: orderSql(sort),
    limit: top + 1,
  });
  const page = found.slice(0, top);
  const last = page[page.length - 1];
  return {
    items: page,
    ...(found.length > top && last ? { next: nextLink(call, tokenFor(call, open, last, sort)) } : {}),
    ...(option(call, 'count') === 'true' ? { count: countAll(call, open, conditions) } : {}),
  };
}

function sortOf(call: GraphCall, writer: ItemFilter): Sort | undefined {
  const [first, ...others] = readOrder(option(call, 'orderby'));
  if (others.length > 0) throw invalidRequest('The items of a list are ordered by one column.');
  return first && { target: writer.target(first.path), sign: first.sign };
}

function orderSql(sort: Sort | undefined): string {
  if (!sort) return 'id';
  const direction = sort.sign < 0 ? ' DESC' : '';
  return sort.target.field.internalName === 'ID' ? `id${direction}` : `${sort.target.sql}${direction}, id${direction}`;
}

/** Rows by their own rights, and one's own rows only where the list says so. */
function visible(call: GraphCall, { site, list }: OpenList): readonly Clause[] {
  const { access, principals } = call.world.tenant;
  const who = actor(call);
  const clauses: Clause[] = [];
  const scopes = access.scopesWith(who, site.id, 'viewListItems');
  if (scopes) clauses.push({ sql: 'scope_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(scopes)] });
  if (list.settings.readSecurity === 2 && !access.can(who, site.id, list, 'manageLists')) {
    clauses.push({ sql: 'author = ?', values: [principals.find(site.id, who)?.id ?? -1] });
  }
  return clauses;
}

function checkThreshold({ world }: GraphCall, { list }: OpenList, filter: Condition | undefined, sort: Sort | undefined): void {
  const { items } = world.tenant;
  const isLarge = items.countUpTo(list, [], [], threshold + 1) > threshold;
  if (!isLarge) return;
  if (sort && !sort.target.isIndexed) throw tooMany();
  if (!filter) return;
  if (filter.index === undefined) throw tooMany();
  const { leading } = filter;
  if (leading && items.countUpTo(list, [leading.sql], leading.values, threshold + 1) > threshold) throw tooMany();
  const sortsElsewhere = sort !== undefined && sort.target.field.internalName !== filter.index && sort.target.field.internalName !== 'ID';
  if (sortsElsewhere && items.countUpTo(list, [filter.sql], filter.values, threshold + 1) > threshold) throw tooMany();
}

const tooMany = (): GraphError =>
  new GraphError(422, 'notSupported', 'The request is unprocessable: the attempted operation exceeds the list view threshold.', {}, 'tooManyResources');

function countAll({ world }: GraphCall, { list }: OpenList, conditions: readonly Clause[]): number {
  const where = conditions.map(({ sql }) => sql);
  return world.tenant.items.countUpTo(list, where, conditions.flatMap(({ values }) => values), Number.MAX_SAFE_INTEGER);
}

/** Where the page before ended: the row's id, and its value in the column that the rows are ordered by. */
function tokenFor({ world }: GraphCall, { list }: OpenList, last: Item, sort: Sort | undefined): string {
  if (!sort) return tokenOf({ id: last.id });
  const row = world.db.get<{ value: SqlValue }>(`SELECT ${sort.target.sql} AS value FROM items_${list.id} WHERE id = ?`, last.id);
  const value = row?.value ?? null;
  return tokenOf({ id: last.id, value: typeof value === 'bigint' ? Number(value) : value });
}

function afterToken(token: string | undefined, sort: Sort | undefined): Clause | undefined {
  if (token === undefined) return undefined;
  const { id, value } = readToken(token);
  if (typeof id !== 'number') throw invalidRequest('The skip token is not one that this service gave.');
  if (!sort) return { sql: 'id > ?', values: [id] };
  const sign = sort.sign < 0 ? '<' : '>';
  const { sql } = sort.target;
  const known = typeof value === 'string' || typeof value === 'number' ? value : null;
  if (known !== null) {
    // Rows without a value come first, so last when the order is turned round.
    const empty = sort.sign < 0 ? ` OR ${sql} IS NULL` : '';
    return { sql: `${sql} ${sign} ? OR (${sql} = ? AND id ${sign} ?)${empty}`, values: [known, known, id] };
  }
  const rest = sort.sign < 0 ? '' : ` OR ${sql} IS NOT NULL`;
  return { sql: `(${sql} IS NULL AND id ${sign} ?)${rest}`, values: [id] };
}
