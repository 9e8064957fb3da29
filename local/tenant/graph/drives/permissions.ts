import { deliver } from '../mail/delivery';
import { addressOf } from '../mailbox/mailbox';
import { actor } from '../wire/actor';
import { invalidRequest, itemNotFound, unsupported } from '../wire/errors';
import { answerWith, collection, contextOf, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent, ok } from '../wire/request';
import { needs } from '../wire/scopes';
import type { Person } from '../wire/world';
import { openItem } from './driveAddress';
import { itemResource } from './driveResources';
import type { DriveItem } from './driveStore';
import { grantResource, grantResources, linkResource } from './grants';
import { changeLink, linksOf, removeLink } from './linkStore';
import type { Link } from './linkStore';
import { giveRole, grantsOf, takeRole } from './sharing';
import type { Grant } from './sharing';
import { personOf, readExpiry, roleOf } from './sharingBody';

const context = (item: DriveItem): string => `drives('${item.drive.id}')/items('${item.id}')/permissions`;

/** List permissions: what the folder, the library and the site grant counts as inherited. */
function listPermissions(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.readDrives);
  return collection(call, grantResources(call, item), { size: 200, most: 999, clamps: true, context: context(item), type: 'permission' });
}

function getPermission(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.readDrives);
  const found = grantResources(call, item).find(({ id }) => id === call.params['permission']);
  if (!found) throw itemNotFound();
  return answerWith(call, found, context(item));
}

/** Invite people to one item, with a mail from who shares it when that is asked for. */
function invite(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.writeFiles, 'edit');
  const body = jsonBody(call);
  const role = roleOf(body['roles']);
  if (body['password'] !== undefined) throw invalidRequest('Passwords are for the personal OneDrive alone.');
  if (body['expirationDateTime'] !== undefined) throw unsupported('an invitation with an expiry');
  const people = listOf(body['recipients']).map((recipient) => personOf(call, recipient));
  if (people.length === 0) throw invalidRequest('There are no recipients.');
  const shared = call.world.drives.share(item, people, role);
  if (body['sendInvitation'] === true) writeTo(call, shared, people, textOf(body['message']) ?? '');
  const grants = grantsOf(call.world.tenant, shared.node).filter(({ person, isInherited }) => !isInherited && people.some(({ id }) => id === person?.id));
  const rows = grants.map((grant) => ({ ...grantResource(grant, shared), invitation: { email: grant.person?.mail ?? '', signInRequired: body['requireSignIn'] !== false } }));
  return ok({ '@odata.context': contextOf(call, 'Collection(permission)'), value: rows });
}

function writeTo(call: GraphCall, item: DriveItem, people: readonly Person[], message: string): void {
  const who = actor(call);
  if (who.kind === 'app') throw invalidRequest('An application cannot send invitations by itself.');
  const content = `<p>${escaped(message)}</p><p><a href="${String(itemResource(call, item)['webUrl'])}">${escaped(item.name)}</a></p>`;
  const subject = `${who.user.displayName} shared "${item.name}" with you`;
  deliver(call.world, who.user, { subject, body: { contentType: 'html', content }, to: people.map(addressOf) }, call.now, false);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** Roles of somebody, or the expiry of a link. What was inherited becomes the item's own. */
function changePermission(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.writeFiles, 'edit');
  const body = jsonBody(call);
  const { grant, link } = named(call, item);
  if (link) return changedLink(call, item, link, body);
  if (!grant) throw itemNotFound();
  giveRole(call.world.tenant, item.node, [grant.principal], roleOf(body['roles']));
  const { node } = call.world.drives.again(item);
  const now = grantsOf(call.world.tenant, node).find(({ principal, isInherited }) => !isInherited && principal.id === grant.principal.id);
  return answerWith(call, grantResource(now ?? grant, item), context(item));
}

function changedLink(call: GraphCall, item: DriveItem, link: Link, body: Readonly<Record<string, unknown>>): GraphAnswer {
  const kind = body['roles'] === undefined ? link.kind : roleOf(body['roles']) === 'read' ? 'view' : 'edit';
  const changed: Link = { ...link, kind, ...readExpiry(call, body['expirationDateTime']) };
  changeLink(call.world.db, changed);
  return answerWith(call, linkResource(call, changed), context(item));
}

/** @throws 400 for what was given above: it is taken away there */
function removePermission(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.writeFiles, 'edit');
  const { grant, link } = named(call, item);
  if (link) removeLink(call.world.db, link);
  else if (grant?.isInherited) throw invalidRequest('An inherited permission cannot be deleted here.');
  else if (grant) takeRole(call.world.tenant, item.node, grant);
  else throw itemNotFound();
  return noContent();
}

function named(call: GraphCall, item: DriveItem): { readonly grant?: Grant; readonly link?: Link } {
  const wanted = call.params['permission'];
  const link = linksOf(call.world.db, item).find(({ id }) => id === wanted);
  const grant = grantsOf(call.world.tenant, item.node).find(({ id }) => id === wanted);
  return { ...(link ? { link } : {}), ...(grant ? { grant } : {}) };
}

export const permissionRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@item/permissions', facts: 'List who has access to a file', handle: listPermissions },
  { method: 'GET', pattern: '@item/permissions/{permission}', facts: 'Get permission', handle: getPermission },
  { method: 'PATCH', pattern: '@item/permissions/{permission}', facts: 'Update permission', handle: changePermission },
  { method: 'DELETE', pattern: '@item/permissions/{permission}', facts: 'Delete a sharing permission from a file or folder', handle: removePermission },
  { method: 'POST', pattern: '@item/invite', facts: 'driveItem: invite', handle: invite },
];

