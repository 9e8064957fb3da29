import type { Tenant } from '../../tenant';
import { TenantAccounts } from '../directory/tenantAccounts';
import { prepareTables } from './store';
import { TenantDrives } from '../drives/tenantDrives';
import { tenantId } from './tenantId';
import type { GraphWorld } from './world';

const worlds = new WeakMap<Tenant, GraphWorld>();

/** Graph's view of a tenant, one for Graph and for its control addresses. */
export function worldOf(tenant: Tenant): GraphWorld {
  const known = worlds.get(tenant);
  if (known) return known;
  prepareTables(tenant.db);
  const { db, blobs, directory: people, faults } = tenant;
  let open = true;
  const world: GraphWorld = {
    tenant,
    db,
    blobs,
    people,
    accounts: new TenantAccounts(tenant),
    faults,
    tenantId: tenantId(tenant),
    drives: new TenantDrives(tenant),
    isOpen: () => open,
    close: () => {
      open = false;
    },
  };
  worlds.set(tenant, world);
  return world;
}
