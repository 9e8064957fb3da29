import type { List } from '../../store/lists';
import { highOf, lowOf } from '../../store/permissions';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { Complex, type Value } from '../wire/values';
import { contentTypeEntity } from '../contentTypes/contentTypeEntity';
import { fieldEntity } from '../fields/fieldEntity';
import { resourcePathOf } from '../wire/entityPaths';
import { viewEntity } from '../views/viewEntity';
import { roleAssignments } from '../security/securityEntity';
import { listToken } from './changeTokens';
import { formEntity, formsOf } from './forms';
import { FIXED, KEPT } from './listSettings';

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
    ...Object.fromEntries(Object.entries(KEPT).map(([name, fallback]) => [name, (list: List): Value => list.settings.kept?.[name] ?? fallback])),
    ...Object.fromEntries(Object.entries(FIXED).map(([name, value]) => [name, (): Value => value])),
    AllowContentTypes: list => list.settings.allowContentTypes,
    BaseTemplate: list => list.baseTemplate,
    BaseType: list => list.baseType,
    ContentTypesEnabled: list => list.settings.contentTypesEnabled,
    Created: list => list.created,
    CurrentChangeToken: listToken,
    Description: list => list.settings.description,
    DocumentTemplateUrl: () => null,
    EnableAttachments: list => list.settings.enableAttachments,
    EnableFolderCreation: list => list.settings.enableFolderCreation,
    EnableMinorVersions: list => list.settings.enableMinorVersions,
    EnableVersioning: list => list.settings.enableVersioning,
    EntityTypeName: list => `${list.entityName}${list.baseType === 1 ? '' : 'List'}`,
    HasExternalDataSource: () => false,
    Hidden: list => list.settings.hidden,
    Id: list => list.guid,
    ImagePath: list => resourcePathOf(String(list.settings.kept?.ImageUrl ?? KEPT.ImageUrl)),
    IsApplicationList: list => list.baseTemplate === 119,
    IsCatalog: list => /\/_catalogs\//i.test(list.url),
    IsPrivate: () => false,
    ItemCount: (list, call) => call.tenant.lists.itemCount(list),
    LastItemDeletedDate: list => list.itemDeleted,
    LastItemModifiedDate: list => list.itemModified,
    LastItemUserModifiedDate: list => list.itemModified,
    ListItemEntityTypeFullName: itemType,
    MajorVersionLimit: list => list.settings.majorVersionLimit,
    NoCrawl: list => list.settings.noCrawl,
    ParentWebPath: (_, call) => resourcePathOf(call.site.url),
    ParentWebUrl: (_, call) => call.site.url,
    ServerTemplateCanCreateFolders: () => true,
    TemplateFeatureId: () => '00bfea71-de22-43b2-a848-c05709900100',
    Title: list => list.title,
  },
  more: {
    DefaultDisplayFormUrl: list => formsOf(list)[0].url,
    DefaultEditFormUrl: list => formsOf(list)[1].url,
    DefaultNewFormUrl: list => formsOf(list)[2].url,
    DefaultViewUrl: (list, call) => call.tenant.views.ofList(list.id).find(view => view.settings.isDefault)?.url ?? '',
    EffectiveBasePermissions: (list, call): Value => basePermissions(call.maskOn(list)),
    EffectiveBasePermissionsForUI: (list, call): Value => basePermissions(call.maskOn(list)),
    HasUniqueRoleAssignments: list => list.uniqueScope,
    IsSiteAssetsLibrary: list => /\/SiteAssets$/i.test(list.url),
    OnQuickLaunch: list => list.settings.onQuickLaunch,
    ReadSecurity: list => list.settings.readSecurity,
    WriteSecurity: list => list.settings.writeSecurity,
    ValidationFormula: list => list.settings.validationFormula ?? null,
    ValidationMessage: list => list.settings.validationMessage ?? null,
  },
  links: {
    ContentTypes: { many: (list, call) => call.tenant.contentTypes.ofList(list).map(type => contentTypeEntity({ list, site: call.site }, type)) },
    DefaultView: { one: (list, call) => call.tenant.views.ofList(list.id).filter(view => view.settings.isDefault).map(view => viewEntity(list, view))[0] },
    Fields: { many: (list, call) => call.tenant.fields.ofList(list.id).map(field => fieldEntity(list, field)) },
    Forms: { many: list => formsOf(list).map(form => formEntity(list, form)) },
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
