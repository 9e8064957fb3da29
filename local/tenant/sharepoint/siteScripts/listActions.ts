import { createList } from '../../provision';
import type { FieldType } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import { fieldFromXml } from '../fields/fieldSchema';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import type { Json } from '../wire/values';
import { escapeXml } from '../wire/xml';
import { attempt, optional, required, type Outcome } from './outcomes';

type Part = { readonly [name: string]: Json };

/** AddFieldOptions: the schema's name is the internal name. */
const KEEP_NAME = 8;

const FIELD_TYPES: Readonly<Record<string, FieldType>> = { Text: 'Text', Note: 'Note', Number: 'Number', Boolean: 'Boolean', User: 'User', DateTime: 'DateTime' };

/** `createSPList`: makes the list unless it is there, then carries out what is said of it; run again, it brings the list up to date. */
export function createSPList(call: Call, action: Part): readonly Outcome[] {
  const name = required(action, 'listName');
  const made = attempt(call, `Create or update list ${name}`, () => {
    if (call.tenant.lists.byTitle(call.site.id, name)) return false;
    const template = action.templateType;
    if (typeof template !== 'number') throw errors.argument('The action lacks templateType.');
    createList(call.tenant, call.site, { title: name, baseTemplate: template });
    return true;
  });
  const subactions = Array.isArray(action.subactions) ? (action.subactions as readonly Json[]) : [];
  if (made.outcome === 1) return [made];
  return [made, ...subactions.map(part => runPart(call, name, part as Part))];
}

function runPart(call: Call, listName: string, part: Part): Outcome {
  const verb = optional(part, 'verb') ?? '';
  const run = PARTS[verb.toLowerCase()];
  return attempt(call, `${verb} (${listName})`, () => {
    const list = call.tenant.lists.byTitle(call.site.id, listName) ?? call.tenant.lists.ofSite(call.site.id).find(({ url }) => url.endsWith(`/${listName}`));
    if (!list) throw errors.listTitle(listName, call.webUrl);
    if (!run) throw errors.unsupported(`${verb} in site scripts`);
    return run(call, list, part);
  });
}

/** What can be said of a list, by its verb in lower case. */
const PARTS: Readonly<Record<string, (call: Call, list: List, part: Part) => boolean>> = {
  addcontenttype: (call, list, part) => {
    const name = required(part, 'name');
    if (call.tenant.contentTypes.ofList(list).some(type => type.name === name)) return false;
    const type = call.tenant.contentTypes.available(call.site).find(each => each.name === name);
    if (!type) throw errors.contentType();
    call.tenant.lists.change(list, { settings: { contentTypesEnabled: true } });
    call.tenant.contentTypes.take(list, call.site, type.id);
    return true;
  },
  addspfield: (call, list, part) => {
    const type = FIELD_TYPES[required(part, 'fieldType')];
    if (!type) throw errors.argument(`The fieldType '${String(part.fieldType)}' is not one of addSPField.`);
    const attributes = [
      `Type="${type}" DisplayName="${escapeXml(required(part, 'displayName'))}"`,
      optional(part, 'internalName') === undefined ? '' : `Name="${escapeXml(required(part, 'internalName'))}"`,
      optional(part, 'id') === undefined ? '' : `ID="${escapeXml(required(part, 'id'))}"`,
      part.isRequired === true ? 'Required="TRUE"' : '',
      part.enforceUnique === true ? 'Indexed="TRUE" EnforceUniqueValues="TRUE"' : '',
    ];
    return putField(call, list, `<Field ${attributes.filter(Boolean).join(' ')} />`, part.addToDefaultView === true);
  },
  addspfieldxml: (call, list, part) => putField(call, list, required(part, 'schemaXml'), part.addToDefaultView === true),
  addsplookupfieldxml: (call, list, part) => {
    const title = optional(part, 'targetListName');
    const address = optional(part, 'targetListUrl');
    const target = title === undefined ? call.tenant.lists.byUrl(`${call.site.url.replace(/\/$/, '')}/${address ?? ''}`) : call.tenant.lists.byTitle(call.site.id, title);
    if (!target) throw errors.listTitle(title ?? address ?? '', call.webUrl);
    const xml = required(part, 'schemaXml').replace(/\sList="[^"]*"/, '').replace(/^<Field/, `<Field List="{${target.guid}}"`);
    return putField(call, list, xml, part.addToDefaultView === true);
  },
  addspview: (call, list, part) => {
    const title = required(part, 'name');
    const fields = Array.isArray(part.viewFields) ? (part.viewFields as readonly Json[]).map(name => fieldNamed(call, list, String(name))) : [];
    const settings = {
      query: optional(part, 'query') ?? '',
      rowLimit: typeof part.rowLimit === 'number' ? part.rowLimit : 30,
      paged: part.isPaged !== false,
      ...(part.makeDefault === true ? { isDefault: true } : {}),
      ...(part.formatterJSON === undefined ? {} : { formatter: typeof part.formatterJSON === 'string' ? part.formatterJSON : JSON.stringify(part.formatterJSON) }),
    };
    const existing = call.tenant.views.ofList(list.id).find(view => view.title === title);
    if (existing) call.tenant.views.change(existing, { fields, settings });
    else call.tenant.views.add(list, title, fields, settings);
    return true;
  },
  deletespfield: (call, list, part) => {
    const field = call.tenant.fields.byTitle(list.id, required(part, 'displayName'));
    if (field) call.tenant.fields.remove(list, field);
    return field !== undefined;
  },
  removecontenttype: (call, list, part) => {
    const type = call.tenant.contentTypes.ofList(list).find(({ name }) => name === required(part, 'name'));
    if (type) call.tenant.contentTypes.remove(list, type, false);
    return type !== undefined;
  },
  removespview: (call, list, part) => {
    const view = call.tenant.views.ofList(list.id).find(({ title }) => title === required(part, 'name'));
    if (view) call.tenant.views.remove(view);
    return view !== undefined;
  },
  setdescription: (call, list, part) => {
    call.tenant.lists.change(list, { settings: { description: required(part, 'description') } });
    return true;
  },
  setspfieldcustomformatter: (call, list, part) => {
    const field = call.tenant.fields.byTitle(list.id, required(part, 'fieldDisplayName'));
    if (!field) throw errors.field(required(part, 'fieldDisplayName'));
    call.tenant.fields.change(list, field, { settings: { formatter: typeof part.formatterJSON === 'string' ? part.formatterJSON : JSON.stringify(part.formatterJSON) } });
    return true;
  },
  settitle: (call, list, part) => {
    call.tenant.lists.change(list, { title: required(part, 'title') });
    return true;
  },
};

/** Adds a column, or brings the one with the schema's id up to date. */
function putField(call: Call, list: List, xml: string, inDefaultView: boolean): boolean {
  const field = fieldFromXml(xml, KEEP_NAME);
  const settings = Object.fromEntries(Object.entries(field.settings).filter(([, value]) => value !== undefined));
  const existing = field.guid === undefined ? undefined : call.tenant.fields.byGuid(list.id, field.guid);
  if (existing) {
    call.tenant.fields.change(list, existing, { title: field.title, settings });
    return true;
  }
  const added = call.tenant.fields.add(list, { ...field, settings });
  const view = call.tenant.views.ofList(list.id).find(each => each.settings.isDefault);
  if (inDefaultView && view) call.tenant.views.change(view, { fields: [...view.fields, added.internalName] });
  return true;
}

function fieldNamed(call: Call, list: List, name: string): string {
  const field = call.tenant.fields.byAnyName(list.id, name);
  if (!field) throw errors.field(name);
  return field.internalName;
}
