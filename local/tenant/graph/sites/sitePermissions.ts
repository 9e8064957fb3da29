import type { Site } from '../../store/sites';
import { actor } from '../wire/actor';
import { accessDenied, invalidRequest, itemNotFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import { answerWith, collection, isRecord, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs } from '../wire/scopes';
import type { SiteRole } from '../wire/scopes';
import { openSite } from './siteAccess';
import { grantsOfSite, removeGrant, saveGrant } from './siteGrants';
import type { SiteGrant } from './siteGrants';

/** What each role is called in a body; `fullcontrol` and `owner` are the same. */
const roles: Readonly<Record<string, SiteRole>> = { read: 'read', write: 'write', manage: 'manage', owner: 'owner', fullcontrol: 'owner' };

/** Applications that were let into the site. Who signs in must own it. */
function openOwned(call: GraphCall): Site {
  const site = openSite(call, needs.ownSites);
  if (!call.world.tenant.access.can(actor(call), site.id, site, 'managePermissions')) throw accessDenied();
  return site;
}

function listGrants(call: GraphCall): GraphAnswer {
  const rows = grantsOfSite(call.world.db, openOwned(call)).map(grantResource);
  return collection(call, rows, { size: 200, most: 999, clamps: true, context: 'permissions', type: 'permission' });
}

function getGrant(call: GraphCall): GraphAnswer {
  return answerWith(call, grantResource(grantOf(call, openOwned(call))), 'permissions');
}

/** Create permission. One application at a time; the site keeps one grant of each. */
function addGrant(call: GraphCall): GraphAnswer {
  const site = openOwned(call);
  const body = jsonBody(call);
  const application = applicationOf(body);
  const appId = textOf(application?.['id']);
  if (appId === undefined) throw invalidRequest('grantedToIdentities must name an application by its id.');
  const role = roleOf(body['roles']);
  saveGrant(call.world.db, site, { appId, appName: textOf(application?.['displayName']) ?? '', role });
  const made = grantsOfSite(call.world.db, site).find((grant) => grant.appId === appId.toLowerCase());
  if (!made) throw itemNotFound();
  return answerWith(call, grantResource(made), 'permissions', 201);
}

function changeGrant(call: GraphCall): GraphAnswer {
  const site = openOwned(call);
  const grant = grantOf(call, site);
  const role = roleOf(jsonBody(call)['roles']);
  saveGrant(call.world.db, site, { ...grant, role });
  return answerWith(call, grantResource({ ...grant, role }), 'permissions');
}

function dropGrant(call: GraphCall): GraphAnswer {
  const site = openOwned(call);
  removeGrant(call.world.db, site, grantOf(call, site));
  return noContent();
}

function grantOf(call: GraphCall, site: Site): SiteGrant {
  const grant = grantsOfSite(call.world.db, site).find(({ id }) => id === call.params['permission']);
  if (!grant) throw itemNotFound();
  return grant;
}

function applicationOf(body: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const named = ['grantedToV2', 'grantedTo', 'grantedToIdentitiesV2', 'grantedToIdentities'].flatMap((name) => {
    const value = body[name];
    return isRecord(value) ? [value] : listOf(value);
  });
  const applications = named.map(({ application }) => application).filter(isRecord);
  if (applications.length > 1) throw invalidRequest('Only one application can be granted a permission at a time.');
  return applications[0];
}

function roleOf(value: unknown): SiteRole {
  const [name] = Array.isArray(value) ? value.map(String) : [];
  const role = name === undefined ? undefined : roles[name.toLowerCase()];
  if (!role) throw invalidRequest('The roles must name read, write, manage or fullcontrol.');
  return role;
}

function grantResource({ id, appId, appName, role }: SiteGrant): Row {
  const granted = [{ application: { displayName: appName, id: appId } }];
  return { id, roles: [role], grantedToIdentitiesV2: granted, grantedToIdentities: granted };
}

export const sitePermissionRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@site/permissions', facts: '2.2; List permissions (site)', handle: listGrants },
  { method: 'POST', pattern: '@site/permissions', facts: '2.2; Create permission', handle: addGrant },
  { method: 'GET', pattern: '@site/permissions/{permission}', facts: 'Get permission', handle: getGrant },
  { method: 'PATCH', pattern: '@site/permissions/{permission}', facts: 'Update permission', handle: changeGrant },
  { method: 'DELETE', pattern: '@site/permissions/{permission}', facts: 'Delete permission', handle: dropGrant },
];
