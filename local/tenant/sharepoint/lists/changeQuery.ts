import type { Change, ChangedObject } from '../../store/changes';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import type { Answer } from '../wire/answer';
import { typeIdValue } from '../contentTypes/contentTypeEntity';
import { bodyOf, objectOf, optionalBoolean, optionalNumber, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import type { Value } from '../wire/values';
import { changeIn, changeToken } from './changeTokens';

/** Of what changes are told. */
export type ChangeScope = { readonly kind: 'list'; readonly list: List; readonly site: Site } | { readonly kind: 'web' | 'site'; readonly site: Site };

const OBJECTS: Readonly<Record<string, readonly ChangedObject[]>> = {
  ContentType: ['contentType'],
  Field: ['field'],
  Folder: ['folder'],
  Item: ['item', 'folder'],
  List: ['list'],
  View: ['view'],
  Web: ['web'],
};
/** Flags for things of which nothing changes here, or of which changes are not written down. */
const NEVER_CHANGED: readonly string[] = [
  'Activity', 'Alert', 'File', 'Group', 'GroupMembershipAdd', 'GroupMembershipDelete', 'RoleAssignmentAdd', 'RoleAssignmentDelete', 'RoleDefinitionAdd', 'RoleDefinitionDelete',
  'RoleDefinitionUpdate', 'SecurityPolicy', 'Site', 'User', 'Navigation', 'RequireSecurityTrim',
];
const TYPES: Readonly<Record<string, number>> = { Add: 1, Update: 2, DeleteObject: 3, Restore: 7 };
const NEVER_HAPPENING: readonly string[] = ['Move', 'Rename', 'SystemUpdate'];
const BESIDE: readonly string[] = ['ChangeTokenStart', 'ChangeTokenEnd', 'FetchLimit', 'RecursiveAll', 'LatestFirst', 'IgnoreStartTokenNotFoundError'];

const TYPE_NAMES: Readonly<Record<ChangedObject, string>> = { contentType: 'SP.ChangeContentType', item: 'SP.ChangeItem', folder: 'SP.ChangeItem', list: 'SP.ChangeList', field: 'SP.ChangeField', view: 'SP.ChangeView', web: 'SP.ChangeWeb' };

/** The id of what changed, by the name that its kind of change has for it. */
const IDS: Readonly<Record<ChangedObject, string>> = { contentType: 'ContentTypeId', item: 'UniqueId', folder: 'UniqueId', list: 'ListId', field: 'FieldId', view: 'ViewId', web: 'WebId' };

interface Source {
  readonly change: Change;
  readonly scope: ChangeScope;
  readonly web: Site;
}

function shapeOf(object: ChangedObject): Shape<Source> {
  const ofList: Record<string, (source: Source) => Value> = object === 'web' || object === 'contentType' ? {} : { ListId: ({ change }) => change.listGuid };
  const ofItem: Record<string, (source: Source) => Value> = object === 'item' || object === 'folder' ? { ItemId: ({ change }) => change.itemId } : {};
  return {
    type: TYPE_NAMES[object],
    set: 'SP.ApiData.Changes',
    editLink: ({ change }) => `${TYPE_NAMES[object]}${change.id}`,
    props: {
      ChangeToken: ({ change, scope }) => changeToken(scope.kind, idOf(scope), new Date(change.time), change.id),
      ChangeType: ({ change }) => change.type,
      RelativeTime: () => null,
      SiteId: ({ web }) => web.guid,
      Time: ({ change }) => change.time,
      WebId: ({ web }) => web.webGuid,
      ...ofList,
      ...ofItem,
      [IDS[object]]: ({ change }) => (object === 'contentType' ? typeIdValue(change.guid) : change.guid),
    },
  };
}

const SHAPES: Readonly<Record<ChangedObject, Shape<Source>>> = {
  contentType: shapeOf('contentType'), item: shapeOf('item'), folder: shapeOf('folder'), list: shapeOf('list'), field: shapeOf('field'), view: shapeOf('view'), web: shapeOf('web'),
};

/** SharePoint gives so many when no limit is named, and never more. */
const MOST = 1000;

/** `getChanges` with an SP.ChangeQuery. @throws 400 */
export function getChanges(call: Call, scope: ChangeScope): Answer {
  call.require(scope.kind === 'list' ? 'viewListItems' : 'open', scope.kind === 'list' ? scope.list : scope.site);
  const query = objectOf(bodyOf(call), 'query');
  checkNames(query);
  const webs = scope.kind === 'site' ? websOf(call, scope.site) : [scope.site];
  const changes = call.tenant.changes.select({
    webs: webs.map(({ id }) => id),
    listId: scope.kind === 'list' ? scope.list.id : undefined,
    objects: chosen(query, OBJECTS).flat(),
    types: chosen(query, TYPES),
    after: tokenIn(query, 'ChangeTokenStart') ?? 0,
    upTo: tokenIn(query, 'ChangeTokenEnd') ?? Number.MAX_SAFE_INTEGER,
    most: Math.min(MOST, optionalNumber(query, 'FetchLimit') || MOST),
  });
  const entities = changes.map(change => entity(SHAPES[change.object], { change, scope, web: webs.find(({ id }) => id === change.webId) ?? scope.site }));
  return { kind: 'collection', set: 'SP.ApiData.Changes', entities };
}

function websOf(call: Call, web: Site): readonly Site[] {
  return [web, ...call.tenant.sites.below(web).flatMap(lower => websOf(call, lower))];
}

function chosen<Value>(query: Body, flags: Readonly<Record<string, Value>>): readonly Value[] {
  return Object.keys(flags)
    .filter(name => optionalBoolean(query, name))
    .map(name => flags[name]);
}

function tokenIn(query: Body, name: string): number | undefined {
  const value = query[name];
  return value === undefined || value === null ? undefined : changeIn(textOf(objectOf(query, name), 'StringValue'));
}

function checkNames(query: Body): void {
  const known = [...Object.keys(OBJECTS), ...NEVER_CHANGED, ...Object.keys(TYPES), ...NEVER_HAPPENING, ...BESIDE];
  const unknown = Object.keys(query).find(name => !known.includes(name) && name !== '__metadata');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.ChangeQuery');
}

function idOf(scope: ChangeScope): string {
  if (scope.kind === 'list') return scope.list.guid;
  return scope.kind === 'web' ? scope.site.webGuid : scope.site.guid;
}
