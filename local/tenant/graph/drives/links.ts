import { visibleLists } from '../lists/listAddress';
import { listResource } from '../lists/listResource';
import { plainSite } from '../sites/siteResource';
import { shaped } from '../wire/entities';
import { accessDenied, invalidRequest, itemNotFound } from '../wire/errors';
import { answerWith, contextOf, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';
import { openItem } from './driveAddress';
import { itemResource } from './driveResources';
import { linkResource } from './grants';
import { identityOf } from './identities';
import { addLink, allowsAnonymousLinks, changeLink, linksOf } from './linkStore';
import type { Link, LinkKind, LinkScope } from './linkStore';
import { openShare } from './shareAddress';
import { personOf, readExpiry, roleOf } from './sharingBody';

const kinds: readonly LinkKind[] = ['view', 'edit'];
const scopes: readonly LinkScope[] = ['anonymous', 'organization', 'users'];

/** createLink: 201 for a new link, 200 for the one that is there. Anonymous links are off until an administrator wants them. */
function createLink(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.writeFiles, 'edit');
  const body = jsonBody(call);
  const kind = kinds.find((one) => one === body['type']);
  const scope = scopes.find((one) => one === (textOf(body['scope']) ?? 'organization'));
  if (!kind) throw invalidRequest('The link type must be view or edit.');
  if (!scope) throw invalidRequest(`The link scope '${String(body['scope'])}' is not known.`);
  if (body['password'] !== undefined) throw invalidRequest('Passwords are for the personal OneDrive alone.');
  if (scope === 'anonymous' && !allowsAnonymousLinks(call.world.db)) {
    throw accessDenied('Anonymous links are disabled by the organization.');
  }
  const context = 'permission';
  const expiry = readExpiry(call, body['expirationDateTime']);
  const earlier = linksOf(call.world.db, item).find((link) => isSame(link, kind, scope, call.now) && (expiry.expires ?? link.expires) === link.expires);
  if (earlier) return answerWith(call, linkResource(call, earlier), context);
  return answerWith(call, linkResource(call, addLink(call.world.db, item, { kind, scope, ...expiry })), context, 201);
}

function isSame(link: Link, kind: LinkKind, scope: LinkScope, now: Date): boolean {
  return link.kind === kind && link.scope === scope && (link.expires === undefined || link.expires > now.toISOString());
}

/** permission: grant. People who may use a link for certain people. */
function grantLink(call: GraphCall): GraphAnswer {
  const { item, link } = openShare(call, needs.writeFiles);
  if (!link) throw invalidRequest('The address is no sharing link.');
  const body = jsonBody(call);
  const people = listOf(body['recipients']).map((recipient) => personOf(call, recipient));
  if (people.length === 0) throw invalidRequest('There are no recipients.');
  const role = roleOf(body['roles']);
  if ((role === 'write') !== (link.kind === 'edit')) throw invalidRequest('The role is not the one of the link.');
  const changed: Link = { ...link, people: [...new Set([...link.people, ...people.map(({ id }) => id)])] };
  changeLink(call.world.db, changed);
  call.world.drives.share(item, people, role);
  return ok({ '@odata.context': contextOf(call, 'Collection(permission)'), value: [linkResource(call, changed)] });
}

/** The share itself: what it is called and whose it is. Source: "Access shared items". */
function getShare(call: GraphCall): GraphAnswer {
  const { item } = openShare(call, needs.readDrives);
  const row = { id: call.params['share'] ?? '', name: item.name, owner: identityOf(item.createdBy) };
  return answerWith(call, shaped(call, row, 'sharedDriveItem', { driveItem: (inner) => shaped(inner, itemResource(inner, item), 'driveItem') }), 'shares');
}

function getSharePermission(call: GraphCall): GraphAnswer {
  const { link } = openShare(call, needs.readDrives);
  if (!link) throw itemNotFound('The address is no sharing link.');
  return answerWith(call, linkResource(call, link), 'permission');
}

function getShareSite(call: GraphCall): GraphAnswer {
  return answerWith(call, plainSite(call, openShare(call, needs.readSites).item.drive.site), 'sites');
}

function getShareList(call: GraphCall): GraphAnswer {
  const { drive } = openShare(call, needs.readSites).item;
  const list = visibleLists(call, drive.site).find(({ guid }) => guid === drive.listId);
  if (!list) throw accessDenied();
  return answerWith(call, listResource(call, drive.site, list), 'lists');
}

export const linkRoutes: readonly Route[] = [
  { method: 'POST', pattern: '@item/createLink', facts: '2.2; driveItem: createLink', handle: createLink },
  { method: 'GET', pattern: '/shares/{share:any}', facts: 'Access shared items', handle: getShare },
  { method: 'GET', pattern: '/shares/{share:any}/permission', facts: 'Access shared items', handle: getSharePermission },
  { method: 'POST', pattern: '/shares/{share:any}/permission/grant', facts: 'permission: grant', handle: grantLink },
  { method: 'GET', pattern: '/shares/{share:any}/site', facts: 'Access shared items', handle: getShareSite },
  { method: 'GET', pattern: '/shares/{share:any}/list', facts: 'Access shared items', handle: getShareList },
];
