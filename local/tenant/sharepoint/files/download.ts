import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import type { Tenant } from '../../tenant';
import { hasPermission } from '../../store/permissions';
import { mimeTypeOf } from './mimeTypes';
import { limitOf } from '../wire/tokenRights';

/** Kinds that would run as a page: SharePoint Online offers them as downloads. */
const NEVER_SHOWN: readonly string[] = ['htm', 'html', 'svg', 'js'];

interface Range {
  readonly start: number;
  /** The byte after the last. */
  readonly end: number;
}

/** A file at its own address, as a link in a browser opens it: whole, or the range that a player asks for. */
export async function download(tenant: Tenant, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = tenant.identity.identify({ authorization: request.headers.authorization, cookie: request.headers.cookie });
  if (!caller) return refuse(reply, 401, '401 UNAUTHORIZED');
  const file = nodeAt(tenant, request.raw.url ?? '/');
  if (!file) return refuse(reply, 404, '404 FILE NOT FOUND');
  const mask = tenant.access.maskOf(caller.actor, file.siteId, file.scopeId) & limitOf(caller);
  if (!hasPermission(mask, 'openItems')) return refuse(reply, 403, '403 FORBIDDEN');
  if (file.isFolder) return reply.redirect(pageOfFolder(tenant, file));
  const extension = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  const disposition = NEVER_SHOWN.includes(extension) ? 'attachment' : 'inline';
  void reply
    .type(mimeTypeOf(file.name))
    .header('etag', etagOf(file))
    .header('accept-ranges', 'bytes')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  const range = rangeOf(request.headers.range, file.size);
  if (range === 'impossible') return reply.code(416).header('content-range', `bytes */${file.size}`).send();
  if (!range) return reply.send(tenant.files.content(file));
  return reply.code(206).header('content-range', `bytes ${range.start}-${range.end - 1}/${file.size}`).send(tenant.files.content(file, range.start, range.end));
}

async function refuse(reply: FastifyReply, status: number, text: string): Promise<FastifyReply> {
  return reply.code(status).type('text/plain; charset=utf-8').send(text);
}

function nodeAt(tenant: Tenant, url: string): FileNode | undefined {
  return tenant.files.byPath(decodeURIComponent(url.split('?')[0]));
}

/** A folder's address leads to its library's page, opened at the folder. */
function pageOfFolder(tenant: Tenant, { listId, path }: FileNode): string {
  const library = tenant.lists.byId(listId)?.url ?? path;
  return `${library.split('/').map(encodeURIComponent).join('/')}/Forms/AllItems.aspx?id=${encodeURIComponent(path)}`;
}

/** `bytes=0-499`, `bytes=500-`, `bytes=-500`; several ranges at once are answered with the whole file. */
function rangeOf(header: string | undefined, size: number): Range | 'impossible' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || (from === '' && to === '')) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1);
  return start >= size || end <= start ? 'impossible' : { start, end };
}
