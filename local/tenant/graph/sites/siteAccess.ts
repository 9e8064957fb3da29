import type { Site } from '../../store/sites';
import { actor } from '../wire/actor';
import { accessDenied, itemNotFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import { holdsEverywhere, requirePermission } from '../wire/scopes';
import type { Needs, SiteRole } from '../wire/scopes';
import { findSite } from './siteAddress';
import { grantOfApp } from './siteGrants';

const ranks: Readonly<Record<SiteRole, number>> = { read: 1, write: 2, manage: 3, owner: 4 };

/** The site of the address. @throws 403 without the permission or the right, 404 for an unknown site */
export function openSite(call: GraphCall, needs: Needs): Site {
  requirePermission(call.caller, 'files', needs);
  const site = findSite(call);
  if (!site) throw itemNotFound('Requested site could not be found');
  requireOnSite(call, site, needs);
  if (!call.world.tenant.access.canOpen(actor(call), site)) throw accessDenied();
  return site;
}

/**
 * An application that has Sites.Selected alone was let into some sites only, as far as the grant goes there; for somebody
 * signed in both the grant and their own rights count.
 * Source: "Overview of Selected permissions in OneDrive and SharePoint". @throws 403
 */
export function requireOnSite(call: GraphCall, site: Site, needs: Needs): void {
  if (!isLetInto(call, site, needs)) throw accessDenied();
}

export function isLetInto(call: GraphCall, site: Site, needs: Needs): boolean {
  if (holdsEverywhere(call.caller, needs) || !needs.selected) return true;
  const grant = grantOfApp(call.world.db, site, call.caller.appId);
  return grant !== undefined && ranks[grant.role] >= ranks[needs.selected];
}
