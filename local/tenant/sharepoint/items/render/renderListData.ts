import type { List } from '../../../store/lists';
import type { View } from '../../../store/views';
import type { Answer } from '../../wire/answer';
import { bodyOf, objectOf, optionalBoolean, optionalNumber, optionalText, type Body } from '../../wire/body';
import type { Call } from '../../wire/call';
import { errors } from '../../wire/errors';
import type { Json, JsonObject } from '../../wire/values';
import { overlaid, parseCamlView, type CamlView } from '../../caml/camlView';
import { CamlWriter } from '../../caml/camlWhere';
import { readCamlRows } from '../../caml/camlRows';
import { pageTokenOf, parsePageToken } from '../../odata/paging';
import { viewXmlOf } from '../../views/viewXml';
import { filtersOf, sortsOf } from './addressFilters';
import { groupedRows } from './groups';
import { FLAGS, partsOf } from './parts';
import { renderRow, type Rendering } from './renderedRow';

/** Rows of a view that does not say how many. */
const DEFAULT_LIMIT = 30;

/** What a stream is asked for, whichever method asks. */
interface Wish {
  readonly viewXml?: string;
  readonly override?: string;
  readonly viewId?: string;
  readonly paging?: string;
  readonly folder?: string;
  readonly inUtc: boolean;
  readonly withRequired: boolean;
}

/** `RenderListDataAsStream`: rows as a page shows them, with what else the flags ask for (facts 1.6). @throws 500, 501, 404 */
export function renderListDataAsStream(call: Call, list: List): Answer {
  const body = bodyOf(call);
  const parameters = body.parameters === undefined || body.parameters === null ? {} : objectOf(body, 'parameters');
  const overrides = body.overrideParameters === undefined || body.overrideParameters === null ? {} : objectOf(body, 'overrideParameters');
  const flags = optionalNumber(parameters, 'RenderOptions') ?? FLAGS.none;
  const wish = wishFrom(call, parameters, overrides);
  const parts = partsOf(call, list, viewOf(call, list, wish), flags);
  const plain = flags === FLAGS.none || flags === FLAGS.listData;
  const data = plain || (flags & FLAGS.listData) !== 0 ? listData(call, list, wish) : undefined;
  return stream(plain ? data! : { ...(data === undefined ? {} : { ListData: data }), ...parts });
}

/** `renderlistdata(@viewXml)`: the same rows, as JSON in a text. */
export function renderListData(call: Call, list: List, viewXml: string): Answer {
  const data = listData(call, list, { ...wishFrom(call, {}, {}), viewXml });
  return { kind: 'value', name: 'RenderListData', value: JSON.stringify(data) };
}

function stream(body: JsonObject): Answer {
  return { kind: 'bytes', bytes: JSON.stringify(body), contentType: 'application/json;charset=utf-8' };
}

function wishFrom(call: Call, parameters: Body, overrides: Body): Wish {
  const { others } = call.query;
  if (optionalBoolean(parameters, 'MergeDefaultView') === true) throw errors.unsupported('MergeDefaultView');
  if (others.get('inplacesearchquery')) throw errors.unsupported('searching in a list');
  const inAddress = others.get('paged') === undefined ? undefined : [...others].filter(([name]) => /^(paged|pagedprev|p_.*|pagefirstrow)$/.test(name));
  return {
    viewXml: optionalText(parameters, 'ViewXml') || undefined,
    override: optionalText(parameters, 'OverrideViewXml') || undefined,
    viewId: optionalText(overrides, 'ViewId') ?? others.get('view'),
    paging: optionalText(parameters, 'Paging') || (inAddress && tokenText(call)),
    folder: optionalText(parameters, 'FolderServerRelativeUrl') || others.get('rootfolder') || undefined,
    inUtc: optionalBoolean(parameters, 'DatesInUtc') ?? false,
    withRequired: optionalBoolean(parameters, 'AddRequiredFields') ?? false,
  };
}

/** The address with the names as they were written: `p_Due`, not `p_due`. */
function tokenText(call: Call): string {
  return call.request.url.split('?').slice(1).join('?');
}

function viewOf(call: Call, list: List, { viewId }: Wish): View | undefined {
  const views = call.tenant.views.ofList(list.id);
  const wanted = viewId?.replace(/[{}]/g, '').toLowerCase();
  return (wanted ? views.find(({ guid }) => guid === wanted) : undefined) ?? views.find(({ settings }) => settings.isDefault);
}

function camlOf(call: Call, list: List, wish: Wish): CamlView {
  const own = viewOf(call, list, wish);
  const stored = parseCamlView(own ? viewXmlOf(own) : '<View />');
  const given = wish.viewXml === undefined ? stored : parseCamlView(wish.viewXml);
  const view: CamlView = { ...given, fields: given.fields ?? stored.fields };
  return wish.override === undefined ? view : overlaid(view, parseCamlView(wish.override));
}

function listData(call: Call, list: List, wish: Wish): JsonObject {
  const view = camlOf(call, list, wish);
  const limit = view.rowLimit ?? DEFAULT_LIMIT;
  const token = wish.paging === undefined ? undefined : parsePageToken(wish.paging);
  const more = filtersOf(call, list, call.query.others);
  const page = readCamlRows(call, list, { view, more, sorts: sortsOf(call, list, call.query.others), folder: wish.folder, token, limit, beyond: 'refuse' });
  const rendering: Rendering = { call, list, columns: view.fields ?? [], inUtc: wish.inUtc, withRequired: wish.withRequired };
  const { groupBy } = view;
  const writer = new CamlWriter(call, list);
  const rows = groupBy
    ? groupedRows(rendering, groupBy.fields.map(field => writer.field(field)), page.items, groupBy.collapsed)
    : page.items.map(item => renderRow(rendering, item));
  const first = Number(new URLSearchParams(wish.paging?.replace(/^\?/, '')).get('PageFirstRow') ?? 1);
  const last = first + page.items.length - 1;
  return {
    Row: rows,
    FirstRow: first,
    FolderPermissions: `0x${call.maskOn(list).toString(16)}`,
    LastRow: last,
    RowLimit: limit,
    ...(page.hasMore ? { NextHref: `?${pageTokenOf(page.items[page.items.length - 1], page.sorts)}&PageFirstRow=${last + 1}` } : {}),
    ...(first > 1 && page.items.length > 0 ? { PrevHref: previous(pageTokenOf(page.items[0], page.sorts), Math.max(1, first - limit)) } : {}),
    FilterLink: '?',
    ForceNoHierarchy: '1',
    HierarchyHasIndention: '',
  } satisfies Record<string, Json>;
}

function previous(token: string, firstRow: number): string {
  return `?${token.replace('Paged=TRUE', 'Paged=TRUE&PagedPrev=TRUE')}&PageFirstRow=${firstRow}`;
}
