import type { FastifyReply } from 'fastify';
import type { Caller } from '../../identity';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { hasPermission } from '../../store/permissions';
import type { Tenant } from '../../tenant';
import { mimeTypeOf } from '../files/mimeTypes';
import { limitOf } from '../wire/tokenRights';

const ADDRESS = /^(.+)\/Attachments\/(\d+)\/([^/]+)$/i;

interface Found {
  readonly list: List;
  readonly item: Item;
  readonly name: string;
  readonly blobId: number;
}

/** Answers `/sites/a/Lists/T/Attachments/5/plan.pdf`. @returns nothing for what is no attachment's address */
export function sendAttachment(tenant: Tenant, caller: Caller, path: string, reply: FastifyReply): FastifyReply | undefined {
  const found = find(tenant, path);
  if (!found) return undefined;
  const mask = tenant.access.maskOf(caller.actor, found.list.siteId, found.item.scopeId) & limitOf(caller);
  if (!hasPermission(mask, 'openItems')) return reply.code(403).type('text/plain; charset=utf-8').send('403 FORBIDDEN');
  return reply
    .type(mimeTypeOf(found.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`)
    .send(tenant.blobs.read(found.blobId));
}

function find(tenant: Tenant, path: string): Found | undefined {
  const [, url, id, leaf] = ADDRESS.exec(path) ?? [];
  const list = url === undefined ? undefined : tenant.lists.byUrl(url);
  const item = list && tenant.items.find(list, Number(id));
  const row =
    item &&
    tenant.db.get<{ name: string; blob_id: number }>('SELECT name, blob_id FROM attachments WHERE list_id = ? AND item_id = ? AND name = ?', item.listId, item.id, leaf);
  return row && { list: list!, item: item!, name: row.name, blobId: row.blob_id };
}
