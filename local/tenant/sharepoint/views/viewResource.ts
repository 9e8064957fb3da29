import type { List } from '../../store/lists';
import type { View, ViewSettings } from '../../store/views';
import { changed, DONE, type Answer } from '../wire/answer';
import { arrayOf, bodyOf, entryOf, isVerboseBody, objectOf, optionalBoolean, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { viewEntity, viewFieldsEntity } from './viewEntity';
import { errors } from '../wire/errors';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { childNamed, escapeXml, parseXml, type Element } from '../wire/xml';

const VIEW_TYPES: Readonly<Record<number, string>> = { 0: 'HTML', 1: 'HTML', 2048: 'GRID', 524288: 'CALENDAR' };

/** What follows `views` of a list. */
export const viewsSteps: Steps<List> = {
  getByTitle: { facts: '1.5', verbs: 'GET', open: (list, segment, call) => viewByTitle(call, list, textArgument(segment, 'strtitle')) },
  getById: { facts: '1.5', verbs: 'GET', open: (list, segment, call) => viewByGuid(call, list, guidArgument(segment, 'guidid')) },
  add: { facts: '1.5', verbs: 'POST', open: (list, segment, call) => action(segment.name, () => add(call, list, objectOf(bodyOf(call), 'parameters'), 'Query')) },
};
const stepOfViews = follow(viewsSteps);

/** `views`, `views('guid')`, `views/getByTitle('x')`, and `defaultview`. */
export function viewsStep(list: List, segment: Segment, call: Call): Resource {
  if (segment.lower === 'defaultview') return viewResource(list, visibleViews(call, list).find(({ settings }) => settings.isDefault));
  if (segment.args !== undefined) return viewByGuid(call, list, guidArgument(segment, 'id'));
  return collectionResource('views', 'SP.ApiData.Views', () => visibleViews(call, list).map(view => viewEntity(list, view)), {
    post: () => add(call, list, entryOf(call), 'ViewQuery'),
    step: inner => stepOfViews(list, inner, call),
  });
}

/** `getView('guid')` of a list. */
export function viewById(list: List, segment: Segment, call: Call): Resource {
  return viewByGuid(call, list, guidArgument(segment, 'viewguid'));
}

function viewByGuid(call: Call, list: List, id: string): Resource {
  return viewResource(list, visibleViews(call, list).find(({ guid }) => guid === id));
}

function viewByTitle(call: Call, list: List, wanted: string): Resource {
  return viewResource(list, visibleViews(call, list).find(({ title }) => title.toLowerCase() === wanted.toLowerCase()));
}

function visibleViews(call: Call, list: List): readonly View[] {
  return call.tenant.views.ofList(list.id).filter(({ settings }) => !settings.personal || settings.owner === call.principal.id);
}

interface Shown {
  readonly list: List;
  readonly view: View;
}

/** What follows one view. */
export const viewSteps: Steps<Shown> = {
  viewFields: { facts: '1.5', verbs: 'GET', open: shown => viewFieldsResource(shown) },
  setViewXml: {
    facts: '1.5',
    verbs: 'POST',
    open: ({ list, view }, segment) =>
      action(segment.name, call => {
        requireWrite(call, list, view.settings.personal);
        call.tenant.views.change(view, fromXml(call, list, textOf(bodyOf(call), 'viewXml')));
        return DONE;
      }),
  },
};
const stepOfView = follow(viewSteps);

function viewResource(list: List, view: View | undefined): Resource {
  if (!view) throw errors.view();
  return entityResource(viewEntity(list, view), {
    merge: call => {
      requireWrite(call, list, view.settings.personal);
      const body = entryOf(call);
      call.tenant.views.change(view, { title: optionalText(body, 'Title'), settings: settingsFrom(body, 'ViewQuery') });
      return changed();
    },
    remove: call => {
      requireWrite(call, list, view.settings.personal);
      call.tenant.views.remove(view);
      return DONE;
    },
    step: (segment, call) => stepOfView({ list, view }, segment, call),
  });
}

/** What follows the columns of a view. */
export const viewFieldsSteps: Steps<Shown> = {
  addViewField: { facts: '1.5', verbs: 'POST', open: (shown, segment) => fieldsChange(shown, segment, (fields, name) => (fields.includes(name) ? fields : [...fields, name])) },
  removeViewField: { facts: '1.5', verbs: 'POST', open: (shown, segment) => fieldsChange(shown, segment, (fields, name) => fields.filter(other => other !== name)) },
  removeAllViewFields: { facts: '1.5', verbs: 'POST', open: (shown, segment) => action(segment.name, call => setFields(call, shown, [])) },
  moveViewFieldTo: { facts: '1.5', verbs: 'POST', open: (shown, segment) => action(segment.name, call => setFields(call, shown, moved(shown.view.fields, bodyOf(call)))) },
};
const stepOfViewFields = follow(viewFieldsSteps);

function viewFieldsResource(shown: Shown): Resource {
  return entityResource(viewFieldsEntity(shown.list, shown.view), { step: (segment, call) => stepOfViewFields(shown, segment, call) });
}

function fieldsChange(shown: Shown, segment: Segment, next: (fields: readonly string[], name: string) => readonly string[]): Resource {
  return action(segment.name, call => setFields(call, shown, next(shown.view.fields, fieldName(call, shown.list, textArgument(segment, 'strfield')))));
}

function setFields(call: Call, { list, view }: Shown, fields: readonly string[]): Answer {
  requireWrite(call, list, view.settings.personal);
  call.tenant.views.change(view, { fields });
  return DONE;
}

function moved(fields: readonly string[], body: Body): readonly string[] {
  const name = textOf(body, 'field');
  const index = optionalNumber(body, 'index') ?? 0;
  if (!fields.includes(name)) throw errors.argument();
  const others = fields.filter(other => other !== name);
  return [...others.slice(0, index), name, ...others.slice(index)];
}

function add(call: Call, list: List, body: Body, queryName: 'Query' | 'ViewQuery'): Answer {
  const personal = optionalBoolean(body, 'PersonalView') ?? false;
  requireWrite(call, list, personal);
  const given = body.ViewFields;
  const names = given === undefined || given === null ? [list.baseType === 1 ? 'LinkFilename' : 'LinkTitle'] : arrayOf(given, isVerboseBody(call)).map(String);
  const settings: Partial<ViewSettings> = {
    ...settingsFrom(body, queryName),
    personal,
    owner: personal ? call.principal.id : undefined,
    ...(optionalBoolean(body, 'SetAsDefaultView') ? { isDefault: true } : {}),
  };
  const view = call.tenant.views.add(list, textOf(body, 'Title'), names.map(name => fieldName(call, list, name)), settings);
  return { kind: 'entity', entity: viewEntity(list, view), status: 201 };
}

/** Views for everybody are part of the list. */
function requireWrite(call: Call, list: List, personal: boolean): void {
  call.require(personal ? 'viewListItems' : 'manageLists', list);
}

function fieldName(call: Call, list: List, name: string): string {
  const field = call.tenant.fields.byAnyName(list.id, name);
  if (!field) throw errors.field(name);
  return field.internalName;
}

const KNOWN: readonly string[] = [
  'Aggregations', 'CustomFormatter', 'DefaultView', 'Hidden', 'Paged', 'PersonalView', 'Query',
  'RowLimit', 'Scope', 'SetAsDefaultView', 'Title', 'ViewData', 'ViewFields', 'ViewQuery', 'ViewType2', 'ViewTypeKind', 'ViewType',
];

const NOT_KEPT: readonly string[] = ['AggregationsStatus', 'JSLink', 'MobileDefaultView', 'MobileView', 'Toolbar'];

function settingsFrom(body: Body, queryName: string): Partial<ViewSettings> {
  const missing = Object.keys(body).find(name => NOT_KEPT.includes(name));
  if (missing !== undefined) throw errors.unsupported(`the property ${missing} of views`);
  const unknown = Object.keys(body).find(name => !KNOWN.includes(name) && name !== '__metadata');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.View');
  const kind = optionalNumber(body, 'ViewTypeKind');
  const query = optionalText(body, queryName);
  if (query) checkQuery(query);
  const settings: Partial<ViewSettings> = {
    aggregations: optionalText(body, 'Aggregations'),
    formatter: body.CustomFormatter === null ? '' : optionalText(body, 'CustomFormatter'),
    isDefault: optionalBoolean(body, 'DefaultView'),
    hidden: optionalBoolean(body, 'Hidden'),
    paged: optionalBoolean(body, 'Paged'),
    query,
    rowLimit: optionalNumber(body, 'RowLimit'),
    scope: optionalNumber(body, 'Scope'),
    viewData: optionalText(body, 'ViewData'),
    viewType: kind === undefined ? undefined : VIEW_TYPES[kind] ?? 'HTML',
    viewType2: optionalText(body, 'ViewType2'),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** @throws 400 for a query that is not well formed */
function checkQuery(query: string): void {
  parseXml(`<Query>${query}</Query>`);
}

function fromXml(call: Call, list: List, xml: string): { fields?: readonly string[]; settings: Partial<ViewSettings> } {
  const view = parseXml(xml);
  const query = childNamed(view, 'Query');
  const limit = childNamed(view, 'RowLimit');
  const names = childNamed(view, 'ViewFields')?.children.map(reference => fieldName(call, list, reference.attributes.Name ?? ''));
  return {
    fields: names,
    settings: {
      ...(query ? { query: query.children.map(serialise).join('') } : {}),
      ...(limit ? { rowLimit: Number(limit.text), paged: limit.attributes.Paged?.toUpperCase() === 'TRUE' } : {}),
    },
  };
}

function serialise({ name, attributes, children, text }: Element): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('');
  const inner = children.map(serialise).join('') + (children.length === 0 ? escapeXml(text) : '');
  return inner === '' ? `<${name}${written} />` : `<${name}${written}>${inner}</${name}>`;
}
