import { createHmac } from 'node:crypto';
import type { Caller } from '../../identity';
import type { Site } from '../../store/sites';
import type { Tenant } from '../../tenant';

/** Half an hour (spdev: working with __REQUESTDIGEST). */
export const DIGEST_SECONDS = 1800;

const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A digest for one web and one person: `0x8AF3..,22 Nov 2026 01:30:00 -0000`. */
export function issueDigest(tenant: Tenant, site: Site, caller: Caller): string {
  const date = stampOf(tenant.clock.now());
  return `0x${signature(tenant, site, caller, date)},${date}`;
}

/** Whether a digest was issued for this web and person, within the last half hour. */
export function isValidDigest(tenant: Tenant, site: Site, caller: Caller, digest: string | undefined): boolean {
  const [, given, date] = /^0x([0-9A-F]+),(.+)$/i.exec(digest ?? '') ?? [];
  if (given === undefined || given.toUpperCase() !== signature(tenant, site, caller, date)) return false;
  const age = tenant.clock.now().getTime() - Date.parse(date);
  return age >= -60_000 && age <= DIGEST_SECONDS * 1000;
}

function signature(tenant: Tenant, site: Site, { actor }: Caller, date: string): string {
  const who = actor.kind === 'user' ? actor.user.id : actor.appId;
  return createHmac('sha512', tenant.secret).update(`${site.webGuid}|${who}|${date}`).digest('hex').toUpperCase();
}

function stampOf(moment: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const time = `${pad(moment.getUTCHours())}:${pad(moment.getUTCMinutes())}:${pad(moment.getUTCSeconds())}`;
  return `${pad(moment.getUTCDate())} ${MONTHS[moment.getUTCMonth()]} ${moment.getUTCFullYear()} ${time} -0000`;
}
