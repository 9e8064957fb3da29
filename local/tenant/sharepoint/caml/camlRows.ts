import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { columnsOf } from '../fields/columns';
import { errors, SharePointError } from '../wire/errors';
import { isLookup } from '../../store/fieldTypes';
import type { Clause, Condition } from '../odata/conditions';
import { checkLookups, checkThreshold, isLarge, THRESHOLD } from '../odata/limits';
import type { PageToken, Sort } from '../odata/paging';
import { readRows, type RowPage } from '../odata/rows';
import type { CamlView, Scope } from './camlView';
import { CamlWriter } from './camlWhere';

/** What a view in CAML asks of a list, besides what the view says itself. */
export interface CamlRequest {
  readonly view: CamlView;
  /** Conditions that do not come from the view: filters of an address. */
  readonly more?: readonly Condition[];
  /** Order that counts before the view's. */
  readonly sorts?: readonly Sort[];
  /** Server-relative; the list's own folder unless another one is named. */
  readonly folder?: string;
  readonly token?: PageToken;
  readonly limit: number;
  /** What happens over the threshold: a stream is refused, getitems looks through the first rows only (facts 1.7). */
  readonly beyond: 'refuse' | 'partial';
}

export interface CamlPage extends RowPage {
  readonly sorts: readonly Sort[];
}

/** Reads a page of rows as a view in CAML describes it. @throws 500 over a threshold, 404 for a folder that there is not */
export function readCamlRows(call: Call, list: List, request: CamlRequest): CamlPage {
  const { view, token, limit } = request;
  const writer = new CamlWriter(call, list);
  const conditions = [...writer.conditions(view.where), ...(request.more ?? [])];
  const groups = (view.groupBy?.fields ?? []).map((field): Sort => ({ target: writer.sortTarget(field), descending: false }));
  const own = request.sorts?.length ? request.sorts : view.orderBy.map(({ field, descending }): Sort => ({ target: writer.sortTarget(field), descending }));
  const sorts = [...groups, ...own];
  checkLookups(call, list, lookupsRead(call, list, view), conditions, sorts);
  if (groups.length > 0) checkGroups(call, list, conditions);
  const window = windowOf(call, list, conditions, sorts, request.beyond);
  const place = placeOf(call, list, view.scope, request.folder);
  return { ...readRows(call, list, { conditions: [...conditions, ...place, ...window], sorts, token, limit }), sorts };
}

/** In a large list rows are only grouped once their ids leave few of them (facts 1.7, measured). */
function checkGroups(call: Call, list: List, conditions: readonly Condition[]): void {
  if (!isLarge(call, list)) return;
  const byId = conditions.filter(({ indexedBy }) => indexedBy.length === 1 && indexedBy[0] === 'ID');
  const left = call.tenant.items.countUpTo(list, byId.map(({ sql }) => sql), byId.flatMap(({ values }) => values), THRESHOLD + 1);
  if (byId.length === 0 || left > THRESHOLD) throw errors.threshold();
}

/** @returns the rows that are looked through where no index leads */
function windowOf(call: Call, list: List, conditions: readonly Condition[], sorts: readonly Sort[], beyond: CamlRequest['beyond']): readonly Clause[] {
  try {
    checkThreshold(call, list, conditions, sorts);
    return [];
  } catch (error) {
    if (!(error instanceof SharePointError) || beyond === 'refuse' || conditions.length === 0) throw error;
    return [{ sql: `id <= (SELECT id FROM items_${list.id} ORDER BY id LIMIT 1 OFFSET ${THRESHOLD - 1})`, values: [] }];
  }
}

function placeOf(call: Call, list: List, scope: Scope, folder: string | undefined): readonly Clause[] {
  const path = folder === undefined ? list.url : folderIn(call, list, folder);
  const isRoot = path.toLowerCase() === list.url.toLowerCase();
  const onlyFiles: readonly Clause[] = scope === 'recursive' || scope === 'filesOnly' ? [{ sql: 'is_folder = 0', values: [] }] : [];
  if (scope === 'folder' || scope === 'filesOnly') {
    // Most of a list lies in its own folder: there the index of folders would only be in the way.
    return [{ sql: `${isRoot ? '+' : ''}dir = ?`, values: [path] }, ...onlyFiles];
  }
  return isRoot ? onlyFiles : [{ sql: 'dir = ? OR (dir > ? AND dir < ?)', values: [path, `${path}/`, `${path}0`] }, ...onlyFiles];
}

/** @throws 404 for a folder of another list, or none */
function folderIn(call: Call, list: List, folder: string): string {
  const node = call.tenant.files.byPath(folder.replace(/\/+$/, ''));
  if (!node?.isFolder || node.listId !== list.id) throw errors.file();
  return node.path;
}

/** Lookup columns that the view shows; without a word about columns, all of them. */
function lookupsRead(call: Call, list: List, { fields }: CamlView): readonly string[] {
  const all = call.tenant.fields.ofList(list.id);
  const { links } = columnsOf(all);
  return fields === undefined ? [...links.keys()] : all.filter(field => isLookup(field) && fields.includes(field.internalName)).map(({ internalName }) => internalName);
}
