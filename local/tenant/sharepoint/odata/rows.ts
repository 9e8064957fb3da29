import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { hasPermission } from '../../store/permissions';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { limitOf } from '../wire/tokenRights';
import type { Clause } from './conditions';
import { stretchesOf, type PageToken, type Sort } from './paging';

/** A page of a list's rows, to be read by index where there is one. */
export interface RowQuery {
  /** All of them must hold. */
  readonly conditions: readonly Clause[];
  readonly sorts: readonly Sort[];
  readonly token?: PageToken;
  readonly limit: number;
}

export interface RowPage {
  readonly items: readonly Item[];
  /** Whether rows come after the last one. */
  readonly hasMore: boolean;
}

/** Reads the rows that the caller may see. @throws 403 */
export function readRows(call: Call, list: List, { conditions, sorts, token, limit }: RowQuery): RowPage {
  const backwards = token?.backwards ?? false;
  const all = [...conditions, ...ownConditions(call, list)];
  const found: Item[] = [];
  for (const { where, orderBy } of stretchesOf(sorts, token, backwards)) {
    if (found.length > limit) break;
    const clauses = [...all, where];
    const rows = call.tenant.items.select(list, {
      where: clauses.map(({ sql }) => sql),
      values: clauses.flatMap(({ values }) => values),
      orderBy,
      limit: limit + 1 - found.length,
    });
    found.push(...rows);
  }
  const items = found.slice(0, limit);
  // Going back, the page is read from its end; there is always the page that one came from.
  return backwards ? { items: items.reverse(), hasMore: items.length > 0 } : { items, hasMore: found.length > limit };
}

/** Rows that the caller may see: by scope where rows have rights of their own, and their own rows only where the list says so. */
function ownConditions(call: Call, list: List): readonly Clause[] {
  const conditions: Clause[] = [];
  if (!hasPermission(limitOf(call.caller), 'viewListItems')) throw errors.denied();
  if (!call.tenant.items.hasUniqueScopes(list)) {
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
