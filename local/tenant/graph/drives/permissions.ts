import { randomUUID } from 'node:crypto';
import { actor, allowed, behindItem, itemOf } from './driveItems';
import { grantResource, itemResource } from './driveResources';
import type { DriveItem } from './driveStore';
import { accessDenied, invalidRequest, itemNotFound, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { created, ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';

interface Link {
  readonly id: string;
  readonly drive_id: string;
  readonly item_id: string;
  readonly kind: 'view' | 'edit';
  readonly scope: string;
}

/** List permissions: what the folder, the library and the site grant counts as inherited. */
function listPermissions(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const item = itemOf(call);
  const sql = 'SELECT * FROM graph_links WHERE drive_id = ? AND item_id = ?';
  const links = call.world.db.all<Link>(sql, item.drive.id, item.id).map((link) => linkResource(call, link));
  const rows = [...call.world.drives.grants(item).map(grantResource), ...links];
  return collection(call, rows, { size: 200, most: 999, context: 'permissions' });
}

/** Invite people to one item. Mail is not sent: the tenant has no post office. */
function invite(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  const item = allowed(call, itemOf(call), 'edit');
  const body = jsonBody(call);
  if (body['sendInvitation'] === true) throw unsupported('sending invitations by mail');
  const [role] = Array.isArray(body['roles']) ? body['roles'] : [];
  if (role !== 'read' && role !== 'write') throw invalidRequest('The roles must name read or write.');
  const people = listOf(body['recipients']).map((recipient) => personOf(call, recipient));
  if (people.length === 0) throw invalidRequest('There are no recipients.');
  const shared = call.world.drives.share(item, people, role);
  const grants = call.world.drives.grants(shared).filter(({ person }) => people.some(({ id }) => id === person?.id));
  return ok({ value: grants.map(grantResource) });
}

function personOf(call: GraphCall, recipient: Record<string, unknown>): Person {
  const { people } = call.world;
  const email = textOf(recipient['email']) ?? '';
  const person = people.byId(textOf(recipient['objectId']) ?? '') ?? people.byUpn(email) ?? people.byMail(email);
  if (!person) throw invalidRequest(`The recipient '${email}' could not be resolved.`);
  return person;
}

/** createLink: 201 for a new link, 200 for the one that is there. Anonymous links are switched off in this tenant. */
function createLink(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  const item = allowed(call, itemOf(call), 'edit');
  const body = jsonBody(call);
  const kind = textOf(body['type']);
  const scope = textOf(body['scope']) ?? 'organization';
  if (kind !== 'view' && kind !== 'edit') throw invalidRequest('The link type must be view or edit.');
  if (scope === 'anonymous') throw accessDenied('Anonymous links are disabled by the organization.');
  if (scope !== 'organization') throw unsupported(`a link of the scope '${scope}'`);
  if (body['expirationDateTime'] !== undefined) throw unsupported('a link with an expiry');
  const sql = 'SELECT * FROM graph_links WHERE drive_id = ? AND item_id = ? AND kind = ? AND scope = ?';
  const earlier = call.world.db.get<Link>(sql, item.drive.id, item.id, kind, scope);
  if (earlier) return ok(linkResource(call, earlier));
  const link: Link = { id: randomUUID(), drive_id: item.drive.id, item_id: item.id, kind, scope };
  call.world.db.run(
    'INSERT INTO graph_links (id, drive_id, item_id, kind, scope) VALUES (?, ?, ?, ?, ?)',
    ...[link.id, link.drive_id, link.item_id, kind, scope]
  );
  return created(linkResource(call, link));
}

/** Opening a link of the organisation gives its bearer the link's role on that one item; guests have none. */
function openLink(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const url = Buffer.from((call.params['share'] ?? '').replace(/^u!/, ''), 'base64url').toString();
  const id = /\/:f:\/s\/([0-9a-f-]{36})$/.exec(url)?.[1] ?? '';
  const link = call.world.db.get<Link>('SELECT * FROM graph_links WHERE id = ?', id);
  const item = link && call.world.drives.item(link.drive_id, link.item_id);
  if (!link || !item) throw itemNotFound('The sharing link no longer exists.');
  return ok(itemResource(call, withLink(call, link, item)));
}

function withLink(call: GraphCall, link: Link, item: DriveItem): DriveItem {
  const who = actor(call);
  const right = link.kind === 'view' ? 'read' : 'edit';
  if (who.kind === 'app' || call.world.drives.may(who, right, item)) return item;
  if (who.user.isGuest) throw accessDenied();
  return call.world.drives.share(item, [who.user], link.kind === 'view' ? 'read' : 'write');
}

function linkResource(call: GraphCall, { id, kind, scope }: Link): Row {
  const webUrl = `${call.siteBase}/:f:/s/${id}`;
  return { id, roles: [kind === 'view' ? 'read' : 'write'], link: { type: kind, scope, webUrl } };
}

export const permissionRoutes: readonly Route[] = [
  ...behindItem('permissions').map((pattern) => ({ method: 'GET', pattern, handle: listPermissions })),
  ...behindItem('invite').map((pattern) => ({ method: 'POST', pattern, handle: invite })),
  ...behindItem('createLink').map((pattern) => ({ method: 'POST', pattern, handle: createLink })),
  { method: 'GET', pattern: '/shares/{share:any}/driveItem', handle: openLink },
];
