import type { List } from '../../store/lists';
import { highOf, lowOf } from '../../store/permissions';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { Complex, type Value } from '../wire/values';
import { fieldEntity } from '../fields/fieldEntity';
import { resourcePathOf } from '../wire/entityPaths';
import { viewEntity } from '../views/viewEntity';
import { roleAssignments } from '../security/securityEntity';

export function listLink(list: List): string {
  return `Web/Lists(guid'${list.guid}')`;
}

/** `SP.Data.TrainingListItem`; of a library `SP.Data.Shared_x0020_DocumentsItem`. */
export function itemType(list: List): string {
  return `SP.Data.${list.entityName}${list.baseType === 1 ? 'Item' : 'ListItem'}`;
}

export function itemSet(list: List): string {
  return `SP.ListData.${list.entityName}${list.baseType === 1 ? 'Items' : 'ListItems'}`;
}

export function basePermissions(mask: bigint): Complex {
  return new Complex('SP.BasePermissions', { High: String(highOf(mask)), Low: String(lowOf(mask)) });
}

const shape: Shape<List> = {
  type: 'SP.List',
  set: 'SP.ApiData.Lists',
  editLink: listLink,
  etag: list => `"${list.guid},${list.version}"`,
  props: {
    AllowContentTypes: list => list.settings.allowContentTypes,
    BaseTemplate: list => list.baseTemplate,
    BaseType: list => list.baseType,
    ContentTypesEnabled: list => list.settings.contentTypesEnabled,
    Created: list => list.created,
    Description: list => list.settings.description,
    DraftVersionVisibility: () => 0,
    EnableAttachments: list => list.settings.enableAttachments,
    EnableFolderCreation: list => list.settings.enableFolderCreation,
    EnableMinorVersions: list => list.settings.enableMinorVersions,
    EnableModeration: () => false,
    EnableVersioning: list => list.settings.enableVersioning,
    EntityTypeName: list => `${list.entityName}${list.baseType === 1 ? '' : 'List'}`,
    ForceCheckout: () => false,
    Hidden: list => list.settings.hidden,
    Id: list => list.guid,
    ItemCount: (list, call) => call.tenant.lists.itemCount(list),
    LastItemDeletedDate: list => list.itemDeleted,
    LastItemModifiedDate: list => list.itemModified,
    LastItemUserModifiedDate: list => list.itemModified,
    ListItemEntityTypeFullName: itemType,
    MajorVersionLimit: list => list.settings.majorVersionLimit,
    NoCrawl: list => list.settings.noCrawl,
    ParentWebPath: (_, call) => resourcePathOf(call.site.url),
    ParentWebUrl: (_, call) => call.site.url,
    Title: list => list.title,
  },
  more: {
    DefaultViewUrl: (list, call) => call.tenant.views.ofList(list.id).find(view => view.settings.isDefault)?.url ?? '',
    EffectiveBasePermissions: (list, call): Value => basePermissions(call.maskOn(list)),
    HasUniqueRoleAssignments: list => list.uniqueScope,
    OnQuickLaunch: list => list.settings.onQuickLaunch,
    ReadSecurity: list => list.settings.readSecurity,
    WriteSecurity: list => list.settings.writeSecurity,
    ValidationFormula: list => list.settings.validationFormula ?? null,
    ValidationMessage: list => list.settings.validationMessage ?? null,
  },
  links: {
    DefaultView: { one: (list, call) => call.tenant.views.ofList(list.id).filter(view => view.settings.isDefault).map(view => viewEntity(list, view))[0] },
    Fields: { many: (list, call) => call.tenant.fields.ofList(list.id).map(field => fieldEntity(list, field)) },
    ParentWeb: { one: (_, call) => call.entities.web(call.site) },
    RoleAssignments: { many: (list, call) => roleAssignments(call, { kind: 'list', site: call.site, list }) },
    RootFolder: { one: (list, call) => call.entities.folder(call.tenant.files.root(list)) },
    Views: { many: (list, call) => call.tenant.views.ofList(list.id).map(view => viewEntity(list, view)) },
  },
};

export function listEntity(list: List): Entity {
  return entity(shape, list);
}

/** Lists that the caller may see, by title. */
export function visibleLists(call: Call): readonly List[] {
  return call.tenant.lists.ofSite(call.site.id).filter(list => call.can('viewListItems', list));
}
