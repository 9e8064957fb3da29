import type { Stamps } from '../../store/items';
import { nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';
import { attachmentsStep } from '../attachments/attachmentResource';
import { likeEntity } from '../comments/commentEntity';
import { commentsStep, likedBy } from '../comments/commentResource';
import { likedByInformation } from '../comments/likedByInformation';
import { removeItem } from '../recycleBin/removal';
import { fieldValuesEntity, type Manner } from './fieldValues';
import type { ItemSource } from './itemEntity';
import { requireDelete, requireEdit } from './rights';
import { validateUpdate } from './form/validateUpdate';
import { versionsStep } from './versions';

/** Names of SharePoint that are not here. */
const MISSING: readonly string[] = [
  'Archive', 'CreateLinkByKind', 'DeleteLinkByKind', 'DeleteWithParameters', 'GetChanges', 'MediaServiceUpdate', 'OverridePolicyTip',
  'ParseAndSetFieldValue', 'Properties', 'RecycleWithParameters', 'SetComplianceTag', 'SetComplianceTagWithHold', 'ShareLink', 'Unarchive', 'UnshareLink', 'UpdateEx', 'ValidateUpdateFetchListItem',
];

/** What follows a row in an address. */
export const itemSteps: Steps<ItemSource> = {
  AttachmentFiles: { facts: '1.6', verbs: 'GET', open: attachmentsStep },
  Comments: { facts: 'Microsoft.SharePoint.Comments.comment', verbs: 'GET POST', open: commentsStep },
  DeleteObject: {
    facts: '1.6',
    verbs: 'POST',
    open: ({ list, item }, { name }) =>
      action(name, call => {
        requireDelete(call, list, item);
        removeItem(call, list, item, false);
        return nothing(name);
      }),
  },
  FieldValuesAsHtml: fieldValues('FieldValuesAsHtml'),
  FieldValuesAsText: fieldValues('FieldValuesAsText'),
  FieldValuesForEdit: fieldValues('FieldValuesForEdit'),
  File: { facts: '1.6', verbs: 'GET', open: nodeResource },
  Folder: { facts: '1.6', verbs: 'GET', open: nodeResource },
  GetComments: { facts: 'Microsoft.SharePoint.Comments.comment', verbs: 'GET', open: commentsStep },
  // No policy of data loss prevention is ever at work here.
  GetDlpPolicyTip: { facts: 'SP.ListItem', verbs: 'GET', open: (_, { name }) => reader(name, () => nothing(name)) },
  GetWOPIFrameUrl: { facts: 'SP.ListItem', verbs: 'POST', open: frameResource },
  LikedBy: {
    facts: 'Microsoft.Office.Server.ReputationModel',
    verbs: 'GET POST',
    open: ({ list, item }, segment) => likedBy(segment, call => call.tenant.comments.likesOfItem(list, item).map(likeEntity)),
  },
  LikedByInformation: { facts: 'Microsoft.Office.Server.ReputationModel', verbs: 'GET', open: source => entityResource(likedByInformation(source)) },
  Like: { facts: 'Microsoft.Office.Server.ReputationModel', verbs: 'POST', open: (source, { name }) => action(name, call => like(call, source, name, true)) },
  ParentList: { facts: '1.3', verbs: 'GET', open: ({ list }, _, call) => call.resources.list(list) },
  Recycle: {
    facts: '1.6',
    verbs: 'POST',
    open: ({ list, item }, { name }) =>
      action(name, call => {
        requireDelete(call, list, item);
        return { kind: 'value', name: 'Recycle', value: removeItem(call, list, item, true), type: 'Edm.Guid' };
      }),
  },
  SetCommentsDisabled: {
    facts: 'SP.ListItem',
    verbs: 'POST MERGE',
    open: (source, segment) => {
      const set = (call: Call): Answer => setCommentsDisabled(call, source, segment);
      return { name: segment.name, post: set, merge: set };
    },
  },
  // Through REST nothing is pending that these could write; they leave the version, and the first of them the date, as it was.
  SystemUpdate: { facts: 'SP.ListItem', verbs: 'POST', open: (source, segment) => rewriting(source, segment, { modified: source.item.modified, editor: source.item.editor }) },
  UpdateOverwriteVersion: { facts: 'SP.ListItem', verbs: 'POST', open: (source, segment) => rewriting(source, segment, {}) },
  ValidateUpdateListItem: {
    facts: '1.6',
    verbs: 'POST',
    open: ({ list, item }, { name }) =>
      action(name, call => {
        requireEdit(call, list, item);
        return validateUpdate(call, list, item);
      }),
  },
  Unlike: { facts: 'Microsoft.Office.Server.ReputationModel', verbs: 'POST', open: (source, { name }) => action(name, call => like(call, source, name, false)) },
  Versions: { facts: '1.6', verbs: 'GET', open: versionsStep },
};

export const stepOfItem = follow(itemSteps, MISSING);

function fieldValues(manner: Manner): Step<ItemSource> {
  return { facts: 'SP.FieldStringValues', verbs: 'GET', open: ({ list, item }, _, call) => entityResource(fieldValuesEntity(call, list, item, manner)) };
}

function nodeResource({ list, item }: ItemSource, segment: Segment, call: Call): Resource {
  const node = call.tenant.files.byItem(list.id, item.id);
  const isFolder = segment.lower === 'folder';
  if (!node || node.isFolder !== isFolder) return reader(segment.name, () => nothing(segment.name));
  return isFolder ? call.resources.folder(node) : call.resources.file(node);
}

/** Where Office on the web opens the row's document: an empty text for a row without one. */
function frameResource({ list, item }: ItemSource, { name }: Segment): Resource {
  return action(name, call => {
    const node = call.tenant.files.byItem(list.id, item.id);
    if (node && !node.isFolder) throw errors.unsupported('Office on the web');
    return { kind: 'value', name, value: '' };
  });
}

function rewriting({ list, item }: ItemSource, { name }: Segment, stamps: Stamps): Resource {
  return action(name, call => {
    requireEdit(call, list, item);
    call.tenant.items.change(list, item, {}, call.principal.id, { ...stamps, sameVersion: true });
    return nothing(name);
  });
}

function setCommentsDisabled(call: Call, { list, item }: ItemSource, segment: Segment): Answer {
  requireEdit(call, list, item);
  call.tenant.comments.setDisabled(list, item, parametersOf(call, segment).boolean('value', 0, false));
  return nothing(segment.name);
}

function like(call: Call, { list, item }: ItemSource, name: string, likes: boolean): Answer {
  call.tenant.comments.likeItem(list, item, call.principal.id, likes);
  return nothing(name);
}
