import type { Site } from '../../store/sites';
import { actor } from '../wire/actor';
import type { GraphCall } from '../wire/request';
import { needs } from '../wire/scopes';
import type { Needs } from '../wire/scopes';
import { isLetInto } from './siteAccess';

/** Every site collection and web of the tenant. */
export function everySite(call: GraphCall): readonly Site[] {
  const { sites } = call.world.tenant;
  const withBelow = (site: Site): readonly Site[] => [site, ...sites.below(site).flatMap(withBelow)];
  return sites.all().flatMap(withBelow);
}

/** Those that the caller may come into. */
export function openableSites(call: GraphCall, wanted: Needs = needs.readSites): readonly Site[] {
  return everySite(call).filter((site) => mayOpen(call, site, wanted));
}

export function mayOpen(call: GraphCall, site: Site, wanted: Needs = needs.readSites): boolean {
  return isLetInto(call, site, wanted) && call.world.tenant.access.canOpen(actor(call), site);
}
