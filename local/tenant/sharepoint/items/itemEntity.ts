import { isMultiple, isPerson, type Field } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { contentTypeEntity } from '../contentTypes/contentTypeEntity';
import { columnsOf, idsIn, itemEtag, storedValue, wireValue } from '../fields/columns';
import { checkSelection, entity, type Entity, type Link, type Shape } from '../wire/entity';
import { encodedUrl } from '../wire/entityPaths';
import type { Selection } from '../wire/selection';
import { errors } from '../wire/errors';
import type { Value } from '../wire/values';
import { attachmentEntity, attachmentsOf } from '../attachments/attachmentEntity';
import { basePermissions, itemSet, itemType, listLink } from '../lists/listEntity';
import { checkLookup, lookupEntity } from './lookups';
import { checkPerson, personInfo } from '../principals/principalEntity';
import { roleAssignments } from '../security/securityEntity';
import { fieldValuesEntity, MANNERS } from './fieldValues';
import { typeOfRow } from './rowType';
import { versionsOf } from './versionEntity';

export interface ItemSource {
  readonly list: List;
  readonly item: Item;
}

type Reader = (source: ItemSource, call: Call) => Value;

/** Shown without being asked for, in SharePoint's order; a list's own columns stand between them. */
const FIRST: readonly string[] = ['ContentTypeId', 'Title'];
const LAST: readonly string[] = ['ComplianceAssetId', 'ID', 'Modified', 'Created', 'AuthorId', 'EditorId', 'OData__UIVersionString', 'Attachments', 'GUID'];

const shapes = new WeakMap<readonly Field[], Shape<ItemSource>>();

/** The shape of a list's rows: made from its columns, and again whenever those change. */
function shapeOf(fields: readonly Field[]): Shape<ItemSource> {
  const known = shapes.get(fields);
  if (known) return known;
  const { byProperty, links } = columnsOf(fields);
  const reader = (name: string): Reader | undefined => {
    const column = byProperty.get(name);
    return column && (({ list, item }) => wireValue(list, item, column));
  };
  const own = [...byProperty]
    .filter(([name, { field }]) => !field.settings.fromBaseType && !field.settings.hidden && !FIRST.includes(name) && !LAST.includes(name))
    .map(([name]) => name);
  const props: Record<string, Reader> = {
    FileSystemObjectType: ({ item }) => (item.isFolder ? 1 : 0),
    Id: ({ item }) => item.id,
    ServerRedirectedEmbedUri: () => null,
    ServerRedirectedEmbedUrl: () => '',
  };
  for (const name of [...FIRST, ...own, ...LAST]) {
    const read = reader(name);
    if (read) props[name] = read;
  }
  const more: Record<string, Reader> = {
    CommentsDisabled: ({ list, item }, call) => call.tenant.comments.areDisabled(list, item),
    CommentsDisabledScope: () => 0,
    DisplayName: ({ list, item }) => (list.baseType === 1 ? item.leaf : (item.data.Title as string | null | undefined) ?? null),
    EffectiveBasePermissions: ({ item }, call) => basePermissions(call.maskOn(item)),
    EffectiveBasePermissionsForUI: ({ item }, call) => basePermissions(call.maskOn(item)),
    HasUniqueRoleAssignments: ({ item }) => item.uniqueScope,
    EncodedAbsUrl: ({ item }, call) => call.absolute(encodedUrl(`${item.dir}/${item.leaf}`)),
    LinkTitle: ({ item }) => (item.data.Title as string | undefined) ?? null,
    LinkFilename: ({ item }) => item.leaf,
    LinkFilenameNoMenu: ({ item }) => item.leaf,
  };
  for (const name of byProperty.keys()) if (!(name in props)) more[name] = reader(name)!;
  const shape: Shape<ItemSource> = {
    type: ({ list }) => itemType(list),
    set: ({ list }) => itemSet(list),
    editLink: ({ list, item }) => `${listLink(list)}/Items(${item.id})`,
    id: ({ item }) => item.guid,
    etag: ({ list, item }) => itemEtag(list, item),
    isOpen: true,
    together: [['Id', 'ID']],
    props,
    more,
    links: { ...Object.fromEntries([...links].map(([name, field]) => [name, linkOf(field)])), ...around },
  };
  shapes.set(fields, shape);
  return shape;
}

/** What every row is linked to. */
const around: Readonly<Record<string, Link<ItemSource>>> = {
  AttachmentFiles: { many: ({ list, item }, call) => attachmentsOf(call, list, item).map(attachmentEntity) },
  ContentType: { one: typeEntity },
  File: { one: ({ list, item }, call) => nodeEntity(list, item, call, false) },
  Folder: { one: ({ list, item }, call) => nodeEntity(list, item, call, true) },
  ParentList: { one: ({ list }, call) => call.entities.list(list) },
  RoleAssignments: { many: ({ list, item }, call) => roleAssignments(call, { kind: 'item', site: call.site, list, item }) },
  Versions: { many: ({ list, item }, call) => versionsOf(call, list, item) },
  ...Object.fromEntries(MANNERS.map((manner): [string, Link<ItemSource>] => [manner, { one: ({ list, item }, call) => fieldValuesEntity(call, list, item, manner) }])),
  ...Object.fromEntries(['FirstUniqueAncestorSecurableObject', 'Properties'].map(name => [name, notHere(name)])),
};

/** A link that rows of SharePoint have and that cannot be expanded here. */
function notHere(name: string): Link<ItemSource> {
  return {
    check: () => {
      throw errors.unsupported(`expanding ${name}`);
    },
  };
}

export function itemEntity(fields: readonly Field[], list: List, item: Item): Entity {
  return entity(shapeOf(fields), { list, item });
}

/** Looks through a query's $select and $expand, rows or none. @throws 400 */
export function checkItemSelection(fields: readonly Field[], selection: Selection, call: Call): void {
  checkSelection(shapeOf(fields), selection, call);
}

function typeEntity({ list, item }: ItemSource, call: Call): Entity | undefined {
  const type = typeOfRow(call, list, item);
  return type && contentTypeEntity({ list, site: call.site }, type);
}

function nodeEntity(list: List, item: Item, call: Call, isFolder: boolean): Entity | undefined {
  const node = call.tenant.files.byItem(list.id, item.id);
  if (!node || node.isFolder !== isFolder) return undefined;
  return isFolder ? call.entities.folder(node) : call.entities.file(node);
}

function linkOf(field: Field): Link<ItemSource> {
  const targets = ({ item }: ItemSource, call: Call): readonly Entity[] =>
    idsIn(storedValue(item, field), field).flatMap(id => (isPerson(field) ? personInfo(call, id) : lookupEntity(call, field, id)) ?? []);
  const check = (selection: Selection, call: Call): void => (isPerson(field) ? checkPerson(selection, call) : checkLookup(field, selection, call));
  const column = { isColumn: true, check };
  return isMultiple(field) ? { ...column, many: targets } : { ...column, one: (source, call) => targets(source, call)[0] };
}
