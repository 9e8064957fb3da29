import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../tenant';

/** The organisation's id in Entra, the same as long as the data is kept. */
export function tenantId(tenant: Tenant): string {
  const kept = tenant.meta.get('tenantId');
  if (kept !== undefined) return kept;
  const fresh = randomUUID();
  tenant.meta.set('tenantId', fresh);
  return fresh;
}
