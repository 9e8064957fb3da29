import type { Field } from '../../../store/fieldTypes';
import type { List } from '../../../store/lists';
import type { View } from '../../../store/views';
import type { Call } from '../../wire/call';
import { errors } from '../../wire/errors';
import type { Json, JsonObject } from '../../wire/values';
import { highOf, lowOf } from '../../../store/permissions';
import { viewXmlOf } from '../../views/viewXml';

/** SP.RenderListDataOptions, as far as there is something to answer here. */
export const FLAGS = {
  none: 0,
  contextInfo: 1,
  listData: 2,
  listSchema: 4,
  menuView: 8,
  fileSystemItemId: 32,
  quickLaunch: 128,
  spotlight: 256,
  visualization: 512,
  viewMetadata: 1024,
  disableAutoHyperlink: 2048,
} as const;

const KNOWN: number = Object.values(FLAGS).reduce<number>((mask, flag) => mask | flag, 0);

/**
 * What a stream carries besides its rows. Menus, thumbnails of files, spotlights and charts are things that no list here
 * has: asked for, they add nothing. @throws 501 for every other part
 */
export function partsOf(call: Call, list: List, view: View | undefined, flags: number): JsonObject {
  const unknown = flags & ~KNOWN;
  if (unknown !== 0) throw errors.unsupported(`the part ${unknown & -unknown} of RenderListDataAsStream`);
  const has = (flag: number): boolean => (flags & flag) !== 0;
  return {
    ...(has(FLAGS.contextInfo) ? contextInfo(call, list, view) : {}),
    ...(has(FLAGS.listSchema) ? { ListSchema: listSchema(call, list, view) } : {}),
    ...(has(FLAGS.quickLaunch) ? { QuickLaunch: [] } : {}),
    ...(has(FLAGS.viewMetadata) && view ? { ViewMetadata: viewMetadata(view) } : {}),
  };
}

function contextInfo(call: Call, list: List, view: View | undefined): JsonObject {
  const mask = call.maskOn(list);
  return {
    listName: `{${list.guid.toUpperCase()}}`,
    ListTitle: list.title,
    listBaseType: list.baseType,
    listTemplate: String(list.baseTemplate),
    listUrlDir: encodeURI(list.url),
    view: view ? `{${view.guid.toUpperCase()}}` : '',
    viewTitle: view?.title ?? '',
    HttpRoot: call.webUrl,
    HttpPath: `${call.webUrl}/_vti_bin/owssvr.dll?CS=65001`,
    CurrentUserId: call.principal.id,
    SiteTitle: call.site.title,
    basePermissions: { High: String(highOf(mask)), Low: String(lowOf(mask)) },
    AllowGridMode: true,
    AllowCreateFolder: list.settings.enableFolderCreation,
    ContentTypesEnabled: list.settings.contentTypesEnabled,
    EnableMinorVersions: list.settings.enableMinorVersions,
    ModerationStatus: 0,
    isForceCheckout: false,
  };
}

function listSchema(call: Call, list: List, view: View | undefined): JsonObject {
  const fields = call.tenant.fields.ofList(list.id);
  const shown = view?.fields ?? [];
  return {
    Aggregate: {},
    Field: fields.filter(({ internalName }) => shown.includes(internalName)).map(field => fieldSchema(field)),
    Direction: 'none',
    IsDocLib: list.baseType === 1 ? '1' : '',
    LCID: '2057',
    Toolbar: '',
    View: view ? `{${view.guid.toUpperCase()}}` : '',
    ViewSelectorPivotMenuOptions: '',
    RowLimit: String(view?.settings.rowLimit ?? 30),
    ListTitle: list.title,
    UserDispUrl: '/_layouts/15/listform.aspx?PageType=4&ListId=UserInfo',
    HttpRoot: call.webUrl,
  };
}

function fieldSchema({ guid, internalName, title, type, settings }: Field): JsonObject {
  const flags: Readonly<Record<string, boolean | undefined>> = { Required: settings.required, ReadOnly: settings.readOnly, AllowMultipleValues: settings.multiple };
  const set = Object.entries(flags).filter(([, value]) => value === true);
  return {
    Name: internalName,
    RealFieldName: internalName,
    StaticName: settings.staticName ?? internalName,
    DisplayName: title,
    FieldType: type,
    Type: type,
    ID: guid,
    Filterable: ['Note', 'URL', 'Computed'].includes(type) ? 'FALSE' : 'TRUE',
    Sortable: ['Note', 'MultiChoice', 'LookupMulti', 'UserMulti', 'Computed'].includes(type) ? 'FALSE' : 'TRUE',
    ...(settings.choices ? { Choices: settings.choices } : {}),
    ...Object.fromEntries(set.map(([name]): [string, Json] => [name, 'TRUE'])),
  };
}

function viewMetadata(view: View): JsonObject {
  const { guid, title, url, settings } = view;
  return {
    Id: guid,
    Title: title,
    ServerRelativeUrl: url,
    DefaultView: settings.isDefault,
    PersonalView: settings.personal,
    RowLimit: settings.rowLimit,
    Paged: settings.paged,
    ViewType: settings.viewType,
    ListViewXml: viewXmlOf(view),
  };
}
