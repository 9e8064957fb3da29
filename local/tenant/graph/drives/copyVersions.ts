import type { FileNode } from '../../store/files';
import type { Tenant } from '../../tenant';

/** Gives a copy the earlier versions of what it was copied from, folders with all that lies in them. */
export function copyVersions(tenant: Tenant, from: FileNode, to: FileNode): void {
  if (!from.isFolder) return copyOfFile(tenant, from, to);
  for (const child of tenant.files.children(from)) {
    const copy = tenant.files.child(to, child.name);
    if (copy) copyVersions(tenant, child, copy);
  }
}

function copyOfFile({ db, files, items, itemVersions }: Tenant, from: FileNode, to: FileNode): void {
  const list = files.listOf(from);
  const target = files.listOf(to);
  const row = from.itemId === undefined ? undefined : items.find(list, from.itemId);
  if (!row || to.itemId === undefined) return;
  for (const version of items.versions(list, row)) itemVersions.keep(target, to.itemId, { ...version, data: {} });
  db.change(`UPDATE items_${target.id} SET version = ? WHERE id = ?`, row.version, to.itemId);
}
