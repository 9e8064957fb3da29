import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import type { DriveItem } from './driveStore';
import { linksOf } from './linkStore';
import type { Link } from './linkStore';
import { linkPath } from './shareAddress';
import { grantsOf } from './sharing';
import type { Grant } from './sharing';

/** Everybody's permissions on an item and the links to it. Source: permission resource type. */
export function grantResources(call: GraphCall, item: DriveItem): Row[] {
  const links = linksOf(call.world.db, item).map((link) => linkResource(call, link));
  return [...grantsOf(call.world.tenant, item.node).map((grant) => grantResource(grant, item)), ...links];
}

export function grantResource({ id, role, principal, person, isInherited }: Grant, item: DriveItem): Row {
  const user = person && { id: person.id, displayName: person.displayName, email: person.mail ?? person.upn };
  const entry = { id: String(principal.id), displayName: principal.title, loginName: principal.login };
  const granted = user ? { user, siteUser: { ...entry, email: principal.email } } : { siteGroup: entry };
  return {
    id,
    roles: [role],
    grantedToV2: granted,
    grantedTo: { user: user ?? { displayName: principal.title } },
    ...(isInherited ? { inheritedFrom: { driveId: item.drive.id, id: item.parentId ?? item.id, path: `/drives/${item.drive.id}/root:` } } : {}),
  };
}

export function linkResource(call: GraphCall, { id, kind, scope, expires, people }: Link): Row {
  const webUrl = `${call.siteBase}${linkPath}/${id}`;
  const known = people.flatMap((personId) => call.world.people.byId(personId) ?? []);
  const identities = known.map((person) => ({ user: { id: person.id, displayName: person.displayName, email: person.mail ?? person.upn } }));
  return {
    id,
    roles: [kind === 'view' ? 'read' : 'write'],
    shareId: `u!${Buffer.from(webUrl).toString('base64url')}`,
    hasPassword: false,
    ...(expires === undefined ? {} : { expirationDateTime: expires }),
    ...(scope === 'users' ? { grantedToIdentitiesV2: identities, grantedToIdentities: identities } : {}),
    link: { scope, type: kind, webUrl, preventsDownload: false },
  };
}
