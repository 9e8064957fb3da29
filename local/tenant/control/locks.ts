import { boolean, number, object, optional, string, type InferOutput } from 'valibot';
import { toStamp } from '../clock';
import { StoreError } from '../store/errors';
import type { Tenant } from '../tenant';

/** A file open in somebody's program, which no interface of SharePoint can bring about; 0 minutes close it. */
export const newLock = object({ path: string(), upn: string(), minutes: number(), shared: optional(boolean()) });

export function lockFile(tenant: Tenant, { path, upn, minutes, shared }: InferOutput<typeof newLock>): object {
  const file = tenant.files.byPath(path);
  if (!file || file.isFolder) throw new StoreError('notFound', `There is no file at ${path}.`);
  if (minutes <= 0) {
    tenant.checkOuts.unlock(file.id);
    return { path: file.path, until: null };
  }
  const user = tenant.principals.ensureByName(file.siteId, upn);
  const until = toStamp(new Date(tenant.clock.now().getTime() + minutes * 60_000));
  tenant.checkOuts.lock(file.id, { userId: user.id, login: user.login, isShared: shared ?? false }, until);
  return { path: file.path, until };
}
