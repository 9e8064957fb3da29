import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { columnsOf } from '../fields/columns';
import { listLink } from '../lists/listEntity';
import { errors } from '../wire/errors';
import { conjuncts, parseFilter } from './filter';
import { FilterWriter } from './filterSql';
import { checkLookups, checkThreshold, isLarge, THRESHOLD } from './limits';
import { pageTokenOf, parsePageToken, type Sort } from './paging';
import { readRows } from './rows';

/** Rows of one answer unless $top says otherwise (W). A large list gives no more than the threshold. */
const DEFAULT_PAGE = 100;

export interface ItemPage {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Answers `items?$filter=..&$orderby=..&$top=..&$skiptoken=..`. @throws as SharePoint: 400 for bad names, 500 over a threshold */
export function queryItems(call: Call, list: List): ItemPage {
  const { query } = call;
  const writer = new FilterWriter(call, list);
  const conditions = query.filter === undefined ? [] : conjuncts(parseFilter(query.filter)).map(part => writer.write(part));
  const sorts = query.orderBy.map(({ path, descending }): Sort => ({ target: sortable(writer, path), descending }));
  checkLookups(call, list, columnsRead(call, list), conditions, sorts);
  checkThreshold(call, list, conditions, sorts);
  const token = query.skipToken === undefined ? undefined : parsePageToken(query.skipToken);
  const limit = query.top ?? DEFAULT_PAGE;
  if (limit > THRESHOLD && isLarge(call, list)) throw errors.threshold();
  if (limit === 0) return { items: [] };
  const { items, hasMore } = readRows(call, list, { conditions, sorts, token, limit });
  return { items, next: hasMore ? nextLink(call, list, items[items.length - 1], sorts) : undefined };
}

function sortable(writer: FilterWriter, path: string): Sort['target'] {
  const target = writer.target(path);
  if (target.elements !== undefined) throw errors.notFilterable(target.field.internalName, target.field.type);
  return target;
}

/** Columns that $select and $expand read; without $select every column. */
function columnsRead(call: Call, list: List): readonly string[] {
  const { select, expand } = call.query;
  const { byProperty, links } = columnsOf(call.tenant.fields.ofList(list.id));
  const everything = select.length === 0 || select.includes('*');
  const selected = everything ? [...links.keys()] : select.flatMap(path => byProperty.get(path)?.field.internalName ?? []);
  return [...selected, ...expand.map(path => path.split('/')[0])];
}

function nextLink(call: Call, list: List, last: Item, sorts: readonly Sort[]): string {
  const parameters = new URLSearchParams(call.request.url.split('?')[1] ?? '');
  const kept = [...parameters].filter(([name]) => !['$skiptoken', '$skip'].includes(name.toLowerCase()));
  const rest = kept.map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('');
  return `${call.apiUrl}/${listLink(list)}/Items?%24skiptoken=${encodeURIComponent(pageTokenOf(last, sorts))}${rest}`;
}
