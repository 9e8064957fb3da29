import type { List } from '../../store/lists';
import type { View, ViewSettings } from '../../store/views';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { arrayOf, bodyOf, entryOf, isVerboseBody, objectOf, optionalBoolean, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { viewEntity } from './viewEntity';
import { viewFieldsResource } from './viewFields';
import { renderAsHtml } from './viewHtml';
import { settingsFrom } from './viewProperties';
import { fieldNamed, requireWrite, type Shown } from './viewRights';
import { parseViewXml } from './viewXml';

/** What follows `views` of a list. */
export const viewsSteps: Steps<List> = {
  add: { facts: '1.5', verbs: 'POST', open: (list, segment) => action(segment.name, call => add(call, list, objectOf(bodyOf(call), 'parameters'), 'Query')) },
  getById: { facts: '1.5', verbs: 'GET MERGE DELETE', open: (list, segment, call) => viewByGuid(call, list, guidArgument(segment, 'guidid')) },
  getByTitle: { facts: '1.5', verbs: 'GET MERGE DELETE', open: (list, segment, call) => viewByTitle(call, list, textArgument(segment, 'strtitle')) },
};
const stepOfViews = follow(viewsSteps);

/** `views`, `views('guid')`, `views/getByTitle('x')`, and `defaultview`. */
export function viewsStep(list: List, segment: Segment, call: Call): Resource {
  if (segment.lower === 'defaultview') return viewResource(list, visibleViews(call, list).find(({ settings }) => settings.isDefault));
  if (segment.args !== undefined) return viewByGuid(call, list, guidArgument(segment, 'id'));
  return collectionResource('views', 'SP.ApiData.Views', () => visibleViews(call, list).map(view => viewEntity(list, view)), {
    post: () => add(call, list, entryOf(call, 'SP.View'), 'ViewQuery'),
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

/** A personal view is its owner's alone. */
function visibleViews(call: Call, list: List): readonly View[] {
  return call.tenant.views.ofList(list.id).filter(({ settings }) => !settings.personal || settings.owner === call.principal.id);
}

/** What follows one view. */
export const viewSteps: Steps<Shown> = {
  deleteObject: { facts: '1.5', verbs: 'POST', open: (shown, { name }) => action(name, call => (remove(call, shown), nothing('DeleteObject'))) },
  renderAsHtml: { facts: 'SP.View.RenderAsHtml', verbs: 'GET', open: ({ list, view }, { name }) => reader(name, call => renderAsHtml(call, list, view)) },
  setViewXml: { facts: '1.5', verbs: 'POST', open: (shown, segment) => action(segment.name, call => setXml(call, shown, parametersOf(call, segment).text('viewxml'))) },
  viewFields: { facts: '1.5', verbs: 'GET', open: shown => viewFieldsResource(shown) },
};
const stepOfView = follow(viewSteps, ['GetItems']);

function viewResource(list: List, view: View | undefined): Resource {
  if (!view) throw errors.view();
  return entityResource(viewEntity(list, view), {
    merge: call => change(call, { list, view }),
    remove: call => {
      remove(call, { list, view });
      return DONE;
    },
    step: (segment, call) => stepOfView({ list, view }, segment, call),
  });
}

function change(call: Call, shown: Shown): Answer {
  requireWrite(call, shown);
  const body = entryOf(call, 'SP.View');
  const { view } = shown;
  const personal = optionalBoolean(body, 'PersonalView');
  if (personal !== undefined && personal !== view.settings.personal) throw errors.unsupported('turning a view for everybody into a personal one, or back');
  call.tenant.views.change(view, { title: optionalText(body, 'Title'), fields: fieldsIn(call, shown.list, body), settings: settingsFrom(body, 'ViewQuery', view.settings.kept) });
  return changed();
}

function remove(call: Call, shown: Shown): void {
  requireWrite(call, shown);
  call.tenant.views.remove(shown.view);
}

function setXml(call: Call, shown: Shown, xml: string): Answer {
  requireWrite(call, shown);
  const { fields, settings } = parseViewXml(xml);
  call.tenant.views.change(shown.view, { fields: fields?.map(name => fieldNamed(call, shown.list, name).internalName), settings });
  return nothing('SetViewXml');
}

function add(call: Call, list: List, body: Body, queryName: 'Query' | 'ViewQuery'): Answer {
  const personal = optionalBoolean(body, 'PersonalView') ?? false;
  requireWrite(call, { list, view: { settings: { personal } } });
  const settings: Partial<ViewSettings> = {
    ...settingsFrom(body, queryName),
    personal,
    owner: personal ? call.principal.id : undefined,
    ...(optionalBoolean(body, 'SetAsDefaultView') ? { isDefault: true } : {}),
  };
  const fields = fieldsIn(call, list, body) ?? [list.baseType === 1 ? 'LinkFilename' : 'LinkTitle'];
  const view = call.tenant.views.add(list, titleIn(body), fields, settings);
  return { kind: 'entity', entity: viewEntity(list, view), status: 201 };
}

/** @throws 400 */
function titleIn(body: Body): string {
  const title = textOf(body, 'Title');
  if (title.trim() === '' || title.length > 255) throw errors.argument('The title of a view has 1 to 255 characters.');
  return title;
}

function fieldsIn(call: Call, list: List, body: Body): readonly string[] | undefined {
  const given = body.ViewFields;
  if (given === undefined || given === null) return undefined;
  return arrayOf(given, isVerboseBody(call)).map(name => fieldNamed(call, list, String(name)).internalName);
}
