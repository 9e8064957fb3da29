import { NOT_CHECKED_OUT, ONLINE } from '../../store/checkOuts';
import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import { labelOf, majorOf, minorOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { encodedUrl, quoted, resourcePathOf } from '../wire/entityPaths';
import { fileVersionEntities } from './fileVersionEntity';
import { propertiesOfFile } from './properties';

const CHECKED_OUT_LEVEL = 255;
const DRAFT_LEVEL = 2;
const PUBLISHED_LEVEL = 1;

const shape: Shape<FileNode> = {
  type: 'SP.File',
  set: 'SP.ApiData.Files',
  editLink: file => `Web/GetFileByServerRelativePath(decodedurl='${quoted(file.path)}')`,
  etag: etagOf,
  props: {
    CheckInComment: (file, call) => call.tenant.fileStates.commentOf(file),
    CheckOutType: (file, call) => (call.tenant.checkOuts.isCheckedOut(file.id) ? ONLINE : NOT_CHECKED_OUT),
    ContentTag: file => `{${file.id.toUpperCase()}},${file.contentVersion},${file.etagVersion}`,
    CustomizedPageStatus: () => 0,
    ETag: etagOf,
    Exists: () => true,
    ExistsAllowThrowForPolicyFailures: () => true,
    ExistsWithException: () => true,
    IrmEnabled: () => false,
    Length: file => String(file.size),
    Level: levelOf,
    LinkingUri: linkingUri,
    LinkingUrl: (file, call) => linkingUri(file, call) ?? '',
    MajorVersion: file => majorOf(file.version),
    MinorVersion: file => minorOf(file.version),
    Name: file => file.name,
    ServerRelativeUrl: file => file.path,
    TimeCreated: file => file.created,
    TimeLastModified: file => file.modified,
    Title: titleOf,
    UIVersion: file => file.version,
    UIVersionLabel: file => labelOf(file.version),
    UniqueId: file => file.id,
  },
  more: {
    ListId: (file, call) => call.tenant.files.listOf(file).guid,
    ServerRelativePath: file => resourcePathOf(file.path),
    SiteId: (_, call) => call.site.guid,
    WebId: (_, call) => call.site.webGuid,
  },
  links: {
    Author: { one: (file, call) => person(file.author, call) },
    CheckedOutByUser: { one: (file, call) => person(call.tenant.checkOuts.of(file.id)?.userId, call) },
    ListItemAllFields: { one: rowEntity },
    LockedByUser: { one: (file, call) => person(call.tenant.checkOuts.lockOf(file.id, call.tenant.clock.stamp())?.userId, call) },
    ModifiedBy: { one: (file, call) => person(file.editor, call) },
    Properties: { one: propertiesOfFile },
    Versions: { many: fileVersionEntities },
  },
};

export function fileEntity(node: FileNode): Entity {
  return entity(shape, node);
}

/** The row beside a file or a folder; a root folder has none. */
export function rowEntity(node: FileNode, call: Call): Entity | undefined {
  if (node.itemId === undefined) return undefined;
  const list = call.tenant.files.listOf(node);
  const item = call.tenant.items.find(list, node.itemId);
  return item && call.entities.item(list, item);
}

function person(id: number | undefined, call: Call): Entity | undefined {
  const principal = id === undefined ? undefined : call.tenant.principals.byId(call.site.id, id);
  return principal && call.entities.user(principal);
}

function levelOf(file: FileNode, call: Call): number {
  if (call.tenant.checkOuts.of(file.id)?.userId === call.principal.id) return CHECKED_OUT_LEVEL;
  return minorOf(file.version) === 0 ? PUBLISHED_LEVEL : DRAFT_LEVEL;
}

/** The address that opens an Office document in its program; other files have none. */
function linkingUri(file: FileNode, call: Call): string | null {
  if (!/\.(docx?|xlsx?|pptx?|one)$/i.test(file.name)) return null;
  return `${call.absolute(encodedUrl(file.path))}?d=w${file.id.replace(/-/g, '')}`;
}

function titleOf(file: FileNode, call: Call): string | null {
  const item = file.itemId === undefined ? undefined : call.tenant.items.find(call.tenant.files.listOf(file), file.itemId);
  return typeof item?.data.Title === 'string' ? item.data.Title : null;
}
