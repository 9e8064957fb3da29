import type { View, ViewSettings } from '../../store/views';
import { optionalBoolean, optionalNumber, optionalText, type Body } from '../wire/body';
import { errors } from '../wire/errors';
import { parseXml } from '../wire/xml';

type Kept = string | number | boolean | null;

/** Properties that a view keeps as they are set, with what each is before; nothing else here depends on them. */
export const KEPT: Readonly<Record<string, Kept>> = {
  AggregationsStatus: null,
  AssociatedContentTypeId: null,
  CalendarViewStyles: null,
  ColumnWidth: null,
  CustomOrder: null,
  DefaultViewForContentType: false,
  EditorModified: false,
  Formats: null,
  GridLayout: null,
  IncludeRootFolder: false,
  JSLink: null,
  Method: null,
  MobileDefaultView: false,
  MobileView: false,
  NewDocumentTemplates: null,
  TabularView: true,
  Toolbar: '<Toolbar Type="Standard" />',
  VisualizationInfo: null,
};

/** SP.ViewType by its number, with its name in schemas. */
const KINDS: Readonly<Record<number, string>> = { 0: 'HTML', 1: 'HTML', 2048: 'GRID', 131072: 'CHART', 524288: 'CALENDAR', 67108864: 'GANTT' };

const MEANT: readonly string[] = [
  'Aggregations', 'BaseViewId', 'baseViewId', 'CustomFormatter', 'DefaultView', 'Hidden', 'Paged', 'PersonalView', 'Query', 'RowLimit', 'Scope', 'SetAsDefaultView', 'Title', 'ViewData', 'ViewFields', 'ViewQuery', 'ViewType2',
  'ViewTypeKind', 'ViewType', 'Id', 'ServerRelativeUrl',
];
const FIXED: readonly string[] = ['ContentTypeId', 'ViewJoins', 'ViewProjectedFields'];

/**
 * The settings that a request names.
 * @param queryName `ViewQuery` of an entry, `Query` of SP.ViewCreationInformation
 * @throws 400 for a property that views do not have or a value that it cannot have, 501 for one that cannot be set here
 */
export function settingsFrom(body: Body, queryName: 'Query' | 'ViewQuery', before: View['settings']['kept'] = {}): Partial<ViewSettings> {
  for (const name of Object.keys(body)) {
    if (FIXED.includes(name)) throw errors.unsupported(`setting ${name} of views`);
    if (!MEANT.includes(name) && !(name in KEPT) && name !== '__metadata') throw errors.unknownProperty(name, 'SP.View');
  }
  const query = body[queryName] === null ? '' : optionalText(body, queryName);
  if (query) checkXml(`<Query>${query}</Query>`);
  const aggregations = clearable(body, 'Aggregations');
  if (aggregations) checkXml(`<Aggregations>${aggregations}</Aggregations>`);
  const settings: Partial<ViewSettings> = {
    aggregations,
    formatter: clearable(body, 'CustomFormatter'),
    isDefault: optionalBoolean(body, 'DefaultView'),
    hidden: optionalBoolean(body, 'Hidden'),
    paged: optionalBoolean(body, 'Paged'),
    query,
    rowLimit: numberIn(body, 'RowLimit', limit => limit >= 1),
    scope: numberIn(body, 'Scope', scope => scope >= 0 && scope <= 3),
    viewData: clearable(body, 'ViewData'),
    viewType: kindOf(body),
    viewType2: clearable(body, 'ViewType2'),
    kept: keptFrom(body, before),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function keptFrom(body: Body, before: View['settings']['kept']): View['settings']['kept'] {
  const kept: Record<string, string | number | boolean> = { ...before };
  for (const name of Object.keys(body).filter(each => each in KEPT)) {
    const value = body[name];
    if (value === null) delete kept[name];
    else if (typeof value === 'object') throw errors.wrongPrimitive('Edm.String');
    else kept[name] = value;
  }
  return kept;
}

function kindOf(body: Body): string | undefined {
  const kind = optionalNumber(body, 'ViewTypeKind');
  if (kind === undefined) return undefined;
  const name = KINDS[kind];
  if (name === undefined) throw errors.argument();
  return name;
}

function numberIn(body: Body, name: string, isPossible: (value: number) => boolean): number | undefined {
  const value = optionalNumber(body, name);
  if (value !== undefined && !(Number.isInteger(value) && isPossible(value))) throw errors.argument();
  return value;
}

/** A text that may be set to nothing. */
function clearable(body: Body, name: string): string | undefined {
  return body[name] === null ? '' : optionalText(body, name);
}

/** @throws 400 for XML that is not well formed */
function checkXml(xml: string): void {
  parseXml(xml);
}
