import { attachmentsOf, keepFile } from '../mailbox/attachmentStore';
import { missingItem } from '../mailbox/mailbox';
import { changeRecord } from '../records/records';
import type { GraphCall } from '../wire/request';
import { addFolder, addMessage, folderOf, foldersIn, messagesOf } from './mailStore';
import type { Folder, Message } from './mailStore';

/** The folder of the address, by id or by its well-known name. @throws 404 */
export function folderNamed(call: GraphCall, owner: string): Folder {
  const folder = folderOf(call.world.db, owner, call.params['child'] ?? call.params['folder'] ?? '');
  if (!folder) throw missingItem();
  return folder;
}

export function copyMessage(call: GraphCall, message: Message, folder: string): Message {
  const { db } = call.world;
  const made = addMessage(db, message.owner, folder, message.body);
  for (const file of attachmentsOf(db, message.id)) keepFile(db, made.id, file.body, call.now);
  return made;
}

/** With all that lies in it. */
export function copyFolder(call: GraphCall, folder: Folder, parent: string): Folder {
  const { db } = call.world;
  // What lies in it is read before anything is made: the copy may come to lie in the folder itself.
  const [messages, children] = [messagesOf(db, folder.owner, folder.id), foldersIn(db, folder.owner, folder.id)];
  const made = addFolder(db, folder.owner, parent, folder.body);
  for (const message of [...messages].reverse()) copyMessage(call, message, made.id);
  for (const child of children) copyFolder(call, child, made.id);
  return made;
}

export function moveFolder(call: GraphCall, folder: Folder, parent: string): Folder {
  return changeRecord(call.world.db, folder, { parent });
}

export function withChildren(call: GraphCall, folder: Folder): Folder[] {
  return [folder, ...foldersIn(call.world.db, folder.owner, folder.id).flatMap((child) => withChildren(call, child))];
}

/** Whether a folder is another one or lies in it. */
export function isWithin(call: GraphCall, id: string, folder: Folder): boolean {
  return withChildren(call, folder).some((one) => one.id === id);
}
