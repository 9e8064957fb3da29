import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import { DONE, nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import { fileEntity } from './fileEntity';
import { errors } from '../wire/errors';
import { checkMatch } from '../wire/etags';
import type { Segment } from '../wire/path';
import { entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { contentSteps } from './content';
import { fileVersions } from './fileVersions';
import { fileMoveSteps } from './moves';
import { requireDelete, requireView, rowOf } from './nodes';
import { publishingSteps } from './publishing';
import { removeNode, removalSteps } from './removal';
import { uploadSteps } from './uploads';

const MISSING: readonly string[] = [
  'AddClientActivities', 'CheckAccessAndPostViewAuditEvent', 'EffectiveInformationRightsManagementSettings', 'ExecuteCobaltRequest', 'GetFilesRoot', 'GetImagePreviewUri', 'GetImagePreviewUrl',
  'GetLimitedWebPartManager', 'GetMediaServiceMetadata', 'GetPreAuthorizedAccessUrl', 'GetPreAuthorizedAccessUrl2', 'GetWOPIFrameUrl', 'InformationRightsManagementSettings', 'SetExpirationDate',
  'SetMediaServiceMetadata', 'ScheduleContent', 'UpdateVirusInfo', 'UploadWithChecksum', 'VersionEvents', 'VersionExpirationReport',
];

/** A file that may not be there: its `Exists` can be asked for, anything else is 404. */
export function missingNode(kind: 'SP.File' | 'SP.Folder'): Resource {
  return {
    name: kind,
    get: call => {
      if (call.query.select.length !== 1 || call.query.select[0].toLowerCase() !== 'exists') throw errors.file();
      return { kind: 'object', name: 'Exists', type: kind, body: { Exists: false } };
    },
    step: () => {
      throw errors.file();
    },
    post: fail,
    merge: fail,
    put: fail,
    remove: fail,
  };
}

function fail(): never {
  throw errors.file();
}

/** What follows a file. */
export const fileSteps: Steps<FileNode> = {
  ...contentSteps,
  ListItemAllFields: { facts: '2.1', verbs: 'GET MERGE', open: (file, _, call) => call.resources.item(call.tenant.files.listOf(file), rowOf(call, file)) },
  versions: { facts: '1.6', verbs: 'GET', open: fileVersions },
  author: { facts: 'SP.File', verbs: 'GET', open: (file, segment, call) => personResource(file.author, segment, call) },
  modifiedBy: { facts: 'SP.File', verbs: 'GET', open: (file, segment, call) => personResource(file.editor, segment, call) },
  checkedOutByUser: { facts: 'SP.File', verbs: 'GET', open: (file, segment, call) => personResource(call.tenant.checkOuts.of(file.id)?.userId, segment, call) },
  lockedByUser: {
    facts: 'SP.File',
    verbs: 'GET',
    open: (file, segment, call) => personResource(call.tenant.checkOuts.lockOf(file.id, call.tenant.clock.stamp())?.userId, segment, call),
  },
  ...removalSteps,
  ...fileMoveSteps,
  ...publishingSteps,
  ...uploadSteps,
};

const fileStep = follow(fileSteps, MISSING);

export function fileResource(file: FileNode): Resource {
  return entityResource(fileEntity(file), {
    get: call => {
      requireView(call, file);
      return { kind: 'entity', entity: fileEntity(file) };
    },
    remove: call => {
      requireDelete(call, file);
      checkMatch(call, etagOf(file));
      removeNode(call, file, { toBin: false });
      return DONE;
    },
    step: (segment, call) => {
      requireView(call, file);
      return fileStep(file, segment, call);
    },
  });
}

function personResource(id: number | undefined, { name }: Segment, call: Call): Resource {
  const person = id === undefined ? undefined : call.tenant.principals.byId(call.site.id, id);
  return person ? call.resources.user(person) : reader(name, () => nothing(name));
}
