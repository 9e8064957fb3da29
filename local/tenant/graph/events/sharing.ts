import type { Database } from '../../store/database';
import { deniedItem } from '../mailbox/mailbox';
import { putRecord, recordById, recordsOf } from '../records/records';
import type { Caller } from '../wire/caller';
import { unsupported } from '../wire/errors';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';

/** Whom a calendar is shared with, and how far. */
export interface Share {
  readonly name: string;
  readonly address: string;
  readonly role: string;
}

const kind = 'calendarPermission';
/** The entry of everybody in the organisation, as every calendar has it. */
export const everybody = 'Default';
const usual: Share = { name: 'My Organization', address: '', role: 'freeBusyRead' };

export const inOrganisation = ['none', 'freeBusyRead', 'limitedRead', 'read', 'write'];
export const forPeople = ['freeBusyRead', 'limitedRead', 'read', 'write', 'delegateWithoutPrivateEventAccess', 'delegateWithPrivateEventAccess'];
const writing = ['write', 'delegateWithoutPrivateEventAccess', 'delegateWithPrivateEventAccess'];

const keyOf = (calendar: string, address: string): string => `${calendar}#${address.toLowerCase()}`;

export function sharesOf(db: Database, calendar: string): Share[] {
  const named = recordsOf<Share>(db, kind, { parent: calendar }).map(({ body }) => body);
  const own = recordById<Share>(db, kind, keyOf(calendar, everybody))?.body ?? usual;
  return [...named.filter(({ address }) => address !== ''), own];
}

export function saveShare(db: Database, calendar: string, share: Share): void {
  putRecord(db, { kind, id: keyOf(calendar, share.address || everybody), parent: calendar, body: share });
}

export function shareKey(calendar: string, share: Share): { kind: string; id: string } {
  return { kind, id: keyOf(calendar, share.address || everybody) };
}

/** The id of the entry in addresses. */
export function shareId({ address }: Share): string {
  return Buffer.from(address === '' ? everybody : `ExchangePublishedUser.${address}`).toString('base64');
}

function roleOf(db: Database, calendar: string, person: Person): string {
  const names = [person.upn, person.mail ?? person.upn].map((name) => name.toLowerCase());
  const shares = sharesOf(db, calendar);
  const own = shares.find(({ address }) => names.includes(address.toLowerCase()));
  return (own ?? shares.find(({ address }) => address === ''))?.role ?? 'none';
}

/** Lets another person at a calendar that is shared with them. @throws 403, 501 */
export function requireShared(db: Database, calendar: string, caller: Caller & { kind: 'delegated' }, permission: Needs): void {
  requirePermission(caller, 'calendar', { delegated: permission.delegated.filter((name) => name.endsWith('.Shared')), application: [] });
  const role = roleOf(db, calendar, caller.person);
  const isReading = permission.delegated.includes('Calendars.Read.Shared');
  if (writing.includes(role) || (isReading && role === 'read')) return;
  if (isReading && role === 'limitedRead') throw unsupported('calendars that are shared with titles and places only');
  throw deniedItem();
}
