import type { Clock } from '../clock';
import type { CheckedIn, CheckOuts } from './checkOuts';
import type { Database } from './database';
import { StoreError } from './errors';
import type { FileNode, Files } from './files';
import type { Item, Items } from './items';
import type { ItemVersion, ItemVersions } from './itemVersions';
import type { List } from './lists';
import type { Actor, Principals } from './principals';
import { FIRST_MAJOR, majorOf, minorOf, nextMajor } from './uiVersion';

/** SP.CheckinType. */
export type CheckInKind = 'minor' | 'major' | 'overwrite';

/** A file with the list and the row that belong to it. */
interface Whole {
  readonly file: FileNode;
  readonly list: List;
  readonly item: Item;
}

/** Check-out and check-in, drafts and published versions, and the way back to an earlier one. */
export class FileStates {
  public constructor(
    private readonly db: Database,
    private readonly files: Files,
    private readonly items: Items,
    private readonly versions: ItemVersions,
    private readonly checkOuts: CheckOuts,
    private readonly principals: Principals,
    private readonly clock: Clock
  ) {}

  /** @throws checkedOut, locked; badRequest when one has it already */
  public checkOut(file: FileNode, actor: Actor): void {
    const { item } = this.whole(file);
    const user = this.principals.ensure(file.siteId, actor);
    this.checkOuts.requireFree(file.id, user.id, this.clock.stamp());
    if (this.checkOuts.isCheckedOut(file.id)) throw new StoreError('checkedOut', 'The file is checked out.', { path: file.path, user: user.login });
    this.checkOuts.add({ node: file.id, userId: user.id, login: user.login, base: stateOf(file, item) });
    this.touch(file, item);
  }

  /** @throws badRequest when it is not checked out */
  public checkIn(file: FileNode, actor: Actor, kind: CheckInKind, comment: string): void {
    const { list, item } = this.whole(file);
    const checkOut = this.requireCheckOut(file);
    const user = this.principals.ensure(file.siteId, actor);
    const { base } = checkOut;
    const version = kind === 'overwrite' || !list.settings.enableVersioning ? base.version : this.after(list, base.version, kind);
    this.checkOuts.remove(file.id);
    if (version === base.version) this.letGo(base, file);
    else this.versions.keep(list, item.id, asVersion(base));
    this.write(list, item, { version, editor: user.id, modified: this.clock.stamp() });
    this.note(file.id, version, comment);
  }

  /** Back to what was checked in last. @throws badRequest when it is not checked out */
  public undoCheckOut(file: FileNode): void {
    const { list, item } = this.whole(file);
    const { base } = this.requireCheckOut(file);
    this.checkOuts.remove(file.id);
    this.setContent(file, base);
    this.db.change(`UPDATE items_${list.id} SET data = ? WHERE id = ?`, JSON.stringify(base.data), item.id);
    this.write(list, item, { version: base.version, editor: base.editor, modified: base.modified });
  }

  /** Makes a draft the next major version. @throws badRequest where there are no drafts */
  public publish(file: FileNode, actor: Actor, comment: string): void {
    const { list, item } = this.whole(file);
    this.requireDrafts(list);
    const user = this.principals.ensure(file.siteId, actor);
    this.checkOuts.requireFree(file.id, user.id, this.clock.stamp());
    if (this.checkOuts.isCheckedOut(file.id)) throw new StoreError('checkedOut', 'The file is checked out.', { path: file.path, user: user.login });
    if (minorOf(item.version) === 0) throw new StoreError('badRequest', 'The file has been published already.');
    const version = nextMajor(item.version);
    // The drafts before it stay; the draft itself is what becomes the major version.
    this.write(list, item, { version, editor: item.editor, modified: item.modified });
    this.note(file.id, version, comment);
  }

  /** Makes the published version the newest draft of the major version before it: 2.0 becomes 1.4 after 1.3. */
  public unpublish(file: FileNode, comment: string): void {
    const { list, item } = this.whole(file);
    this.requireDrafts(list);
    if (majorOf(item.version) === 0 || minorOf(item.version) !== 0) throw new StoreError('badRequest', 'The file has no published version.');
    const newest = this.versions.of(list.id, item.id)[0]?.version ?? 0;
    const version = Math.max(newest, item.version - FIRST_MAJOR) + 1;
    this.write(list, item, { version, editor: item.editor, modified: item.modified });
    this.note(file.id, version, comment);
  }

  /** Makes an earlier version the current one, as a new version. @throws checkedOut, locked */
  public restore(file: FileNode, version: ItemVersion, actor: Actor): void {
    const { list, item } = this.whole(file);
    this.items.change(list, item, cleared(item, version), this.principals.ensure(file.siteId, actor).id);
    this.setContent(file, { ...version, contentVersion: file.contentVersion + 1 });
  }

  public removeVersion(file: FileNode, version: ItemVersion): void {
    const { list, item } = this.whole(file);
    this.versions.remove(list.id, item.id, version.version);
  }

  /** What was said when a version was checked in or published. */
  public commentOf(file: FileNode, version = file.version): string {
    return this.db.get<{ comment: string }>('SELECT comment FROM version_notes WHERE node = ? AND version = ?', file.id, version)?.comment ?? '';
  }

  private whole(file: FileNode): Whole {
    const list = this.files.listOf(file);
    return { file, list, item: this.items.find(list, file.itemId!)! };
  }

  private requireCheckOut(file: FileNode): NonNullable<ReturnType<CheckOuts['of']>> {
    const checkOut = this.checkOuts.of(file.id);
    if (!checkOut) throw new StoreError('notCheckedOut', 'The file is not checked out.', { path: file.path });
    return checkOut;
  }

  private requireDrafts(list: List): void {
    if (!list.settings.enableMinorVersions) throw new StoreError('noDrafts', 'You can only publish, unpublish documents in a minor version enabled list.');
  }

  private after(list: List, version: number, kind: CheckInKind): number {
    return kind === 'minor' && list.settings.enableMinorVersions ? version + 1 : nextMajor(version);
  }

  private write(list: List, item: Item, { version, editor, modified }: { version: number; editor: number; modified: string }): void {
    this.db.change(`UPDATE items_${list.id} SET version = ?, editor = ?, modified = ?, etag = etag + 1 WHERE id = ?`, version, editor, modified, item.id);
  }

  private touch(file: FileNode, item: Item): void {
    this.db.change(`UPDATE items_${file.listId} SET etag = etag + 1 WHERE id = ?`, item.id);
  }

  private setContent(file: FileNode, { blobId, size, contentVersion }: { blobId?: number; size?: number; contentVersion: number }): void {
    const hash = blobId === undefined ? undefined : this.files.blobs.find(blobId)?.hash;
    this.db.change('UPDATE nodes SET blob_id = ?, size = ?, hash = ?, content_version = ? WHERE guid = ?', blobId ?? null, size ?? 0, hash ?? null, contentVersion, file.id);
    if (file.blobId !== undefined && file.blobId !== blobId) this.files.blobs.release(file.blobId);
  }

  /** The content that a check-in replaced without keeping a version. */
  private letGo(base: CheckedIn, file: FileNode): void {
    if (base.blobId !== undefined && base.blobId !== file.blobId) this.files.blobs.release(base.blobId);
  }

  private note(node: string, version: number, comment: string): void {
    this.db.run('INSERT OR REPLACE INTO version_notes (node, version, comment) VALUES (?, ?, ?)', node, version, comment);
  }
}

function stateOf(file: FileNode, item: Item): CheckedIn {
  return {
    data: item.data,
    version: item.version,
    modified: item.modified,
    editor: item.editor,
    blobId: file.blobId,
    size: file.size,
    hash: file.quickXorHash,
    contentVersion: file.contentVersion,
  };
}

function asVersion({ data, version, modified, editor, blobId, size }: CheckedIn): ItemVersion {
  return { data, version, created: modified, editor, blobId, size };
}

/** The columns of an earlier version; those that were filled since are emptied. */
function cleared(item: Item, { data }: ItemVersion): Item['data'] {
  const since = Object.keys(item.data).filter(name => !(name in data));
  return { ...data, ...Object.fromEntries(since.map(name => [name, null])) };
}
