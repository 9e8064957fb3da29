import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { checkName } from '../../store/fileNames';
import { changed, DONE, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import type { ItemSource } from '../items/itemEntity';
import { requireEdit } from '../items/rights';
import { attachmentEntity, attachmentsOf, type Attachment } from './attachmentEntity';
import { errors, SharePointError } from '../wire/errors';
import { textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';

/** `attachmentFiles` and `attachmentFiles('a.txt')`. */
export function attachmentsStep({ list, item }: ItemSource, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return attachmentResource(find(call, list, item, textArgument(segment, 'filename')));
  return collectionResource('attachmentFiles', 'SP.ApiData.Attachments', current => attachmentsOf(current, list, item).map(attachmentEntity), {
    step: inner => stepOfAttachments({ list, item }, inner, call),
  });
}

/** What follows `attachmentFiles` in an address. */
export const attachmentsSteps: Steps<ItemSource> = {
  Add: adding('filename'),
  AddUsingPath: adding('decodedurl'),
  GetByFileName: finding('filename'),
  GetByFileNameAsPath: finding('decodedurl'),
};

const stepOfAttachments = follow(attachmentsSteps);

function adding(parameter: string): Step<ItemSource> {
  return { facts: '1.6', verbs: 'POST', open: ({ list, item }, segment) => action(segment.name, call => add(call, list, item, textArgument(segment, parameter))) };
}

function finding(parameter: string): Step<ItemSource> {
  return { facts: '1.6', verbs: 'GET DELETE', open: ({ list, item }, segment, call) => attachmentResource(find(call, list, item, textArgument(segment, parameter))) };
}

function attachmentResource(attachment: Attachment): Resource {
  return entityResource(attachmentEntity(attachment), { remove: call => drop(call, attachment), step: (segment, call) => stepOfAttachment(attachment, segment, call) });
}

/** What follows one attachment in an address. */
export const attachmentSteps: Steps<Attachment> = {
  $value: { facts: '1.6', verbs: 'GET PUT', open: contentResource },
  DeleteObject: { facts: '1.6', verbs: 'POST', open: (attachment, { name }) => action(name, call => drop(call, attachment)) },
  RecycleObject: { facts: '1.6', verbs: 'POST DELETE', open: recycling },
};

const stepOfAttachment = follow(attachmentSteps);

function contentResource({ list, item, name, blobId }: Attachment): Resource {
  return {
    name: '$value',
    get: call => ({ kind: 'bytes', bytes: call.tenant.blobs.read(blobId), contentType: 'application/octet-stream' }),
    put: call => {
      requireEdit(call, list, item);
      const blob = call.tenant.blobs.write(call.request.body);
      call.tenant.db.change('UPDATE attachments SET blob_id = ? WHERE list_id = ? AND item_id = ? AND name = ?', blob.id, list.id, item.id, name);
      call.tenant.blobs.release(blobId);
      touch(call, list, item);
      return changed();
    },
  };
}

/** PnPjs sends DELETE to this method's address. */
function recycling(attachment: Attachment, { name }: Segment): Resource {
  const { list, item } = attachment;
  const recycle = (call: Call): Answer => {
    requireEdit(call, list, item);
    call.tenant.recycleBin.recycleAttachment(list, item, attachment.name, call.principal.id);
    touch(call, list, item);
    return DONE;
  };
  return { name, post: recycle, remove: recycle };
}

function drop(call: Call, { list, item, name, blobId }: Attachment): Answer {
  requireEdit(call, list, item);
  call.tenant.db.change('DELETE FROM attachments WHERE list_id = ? AND item_id = ? AND name = ?', list.id, item.id, name);
  call.tenant.blobs.release(blobId);
  touch(call, list, item);
  return DONE;
}

function add(call: Call, list: List, item: Item, name: string): Answer {
  requireEdit(call, list, item);
  if (!list.settings.enableAttachments) throw errors.argument('Attachments are disabled for this list.');
  checkName(name, `${list.url}/Attachments/${item.id}/${name}`);
  if (attachmentsOf(call, list, item).some(other => other.name.toLowerCase() === name.toLowerCase())) {
    throw new SharePointError(400, '-2130575257, Microsoft.SharePoint.SPException', `The specified name is already in use: ${name}.`);
  }
  const blob = call.tenant.blobs.write(call.request.body);
  call.tenant.db.run('INSERT INTO attachments (list_id, item_id, name, blob_id) VALUES (?, ?, ?, ?)', list.id, item.id, name, blob.id);
  touch(call, list, item);
  return { kind: 'entity', entity: attachmentEntity({ list, item, name, blobId: blob.id }) };
}

/** Adding and dropping an attachment changes the row's ETag (facts 1.6). */
function touch(call: Call, list: List, item: Item): void {
  const has = attachmentsOf(call, list, item).length > 0;
  call.tenant.items.change(list, item, { Attachments: has }, call.principal.id);
}

function find(call: Call, list: List, item: Item, name: string): Attachment {
  const found = attachmentsOf(call, list, item).find(each => each.name.toLowerCase() === name.toLowerCase());
  if (!found) throw errors.file();
  return found;
}
