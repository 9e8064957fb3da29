import type { Database } from '../../store/database';
import type { ItemBody } from '../mailbox/itemBody';
import { fixedId, outlookId } from '../mailbox/mailbox';
import { addRecord, recordById, recordsOf } from '../records/records';
import type { Stored } from '../records/records';

export interface Address {
  readonly name: string;
  readonly address: string;
}

export interface FolderBody {
  readonly displayName: string;
  readonly isHidden: boolean;
  /** Of a search folder: where it looks and for what. */
  readonly search: { readonly includeNestedFolders: boolean; readonly sourceFolderIds: readonly string[]; readonly filterQuery: string } | null;
}

export interface MessageBody {
  readonly subject: string;
  readonly body: ItemBody;
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  readonly replyTo: readonly Address[];
  readonly importance: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly isReadReceiptRequested: boolean;
  readonly isDeliveryReceiptRequested: boolean;
  readonly categories: readonly string[];
  readonly flag: Readonly<Record<string, unknown>>;
  readonly inferenceClassification: string;
  readonly created: string;
  readonly modified: string;
  readonly sent: string;
  readonly internetMessageId: string;
  readonly conversationId: string;
  readonly headers: readonly unknown[] | null;
}

export type Folder = Stored<FolderBody>;
export type Message = Stored<MessageBody>;

/** The folders that every mailbox has, by the names that addresses may use for their ids. */
const wellKnown: Readonly<Record<string, string>> = {
  archive: 'Archive',
  conversationhistory: 'Conversation History',
  deleteditems: 'Deleted Items',
  drafts: 'Drafts',
  inbox: 'Inbox',
  junkemail: 'Junk Email',
  outbox: 'Outbox',
  searchfolders: 'Finder',
  sentitems: 'Sent Items',
};
/** Not shown among the others. */
const apart = 'searchfolders';

export type WellKnown = 'inbox' | 'drafts' | 'sentitems' | 'deleteditems';

export function rootId(owner: string): string {
  return fixedId(owner, 'folder/msgfolderroot');
}

export function folderId(owner: string, name: WellKnown): string {
  return fixedId(owner, `folder/${name}`);
}

function ensureFolders(db: Database, owner: string): void {
  if (recordById(db, 'mailFolder', fixedId(owner, `folder/${apart}`))) return;
  for (const [name, displayName] of Object.entries(wellKnown)) {
    const id = fixedId(owner, `folder/${name}`);
    const body: FolderBody = { displayName, isHidden: false, search: null };
    const parent = name === apart ? fixedId(owner, 'folder/root') : rootId(owner);
    if (!recordById(db, 'mailFolder', id)) addRecord(db, { kind: 'mailFolder', id, owner, parent, body });
  }
}

/** By its id or by its well-known name. */
export function folderOf(db: Database, owner: string, named: string): Folder | undefined {
  ensureFolders(db, owner);
  const lower = named.toLowerCase();
  if (lower === 'msgfolderroot' || named === rootId(owner)) return rootFolder(owner);
  const id = lower in wellKnown ? fixedId(owner, `folder/${lower}`) : named;
  const found = recordById<FolderBody>(db, 'mailFolder', id);
  return found?.owner === owner ? found : undefined;
}

function rootFolder(owner: string): Folder {
  const body: FolderBody = { displayName: 'Top of Information Store', isHidden: false, search: null };
  return { kind: 'mailFolder', id: rootId(owner), owner, parent: rootId(owner), moment: '', version: 1, body };
}

export function isWellKnown(folder: Folder): boolean {
  return folder.id.startsWith('AQMk');
}

export function foldersIn(db: Database, owner: string, parent: string): Folder[] {
  ensureFolders(db, owner);
  return recordsOf<FolderBody>(db, 'mailFolder', { owner, parent }).sort((a, b) => a.body.displayName.localeCompare(b.body.displayName));
}

export function addFolder(db: Database, owner: string, parent: string, body: FolderBody): Folder {
  return addRecord(db, { kind: 'mailFolder', id: outlookId(), owner, parent, body });
}

/** Newest first. */
export function messagesOf(db: Database, owner: string, folder?: string): Message[] {
  return recordsOf<MessageBody>(db, 'message', { owner, parent: folder }).reverse();
}

export function messageById(db: Database, owner: string, id: string): Message | undefined {
  const found = recordById<MessageBody>(db, 'message', id);
  return found?.owner === owner ? found : undefined;
}

export function addMessage(db: Database, owner: string, folder: string, body: MessageBody): Message {
  return addRecord(db, { kind: 'message', id: outlookId(), owner, parent: folder, moment: body.sent, body });
}
