import type { Database } from '../../store/database';
import { deniedItem, fixedId, mailboxOf, addressOf, missingItem, outlookId } from '../mailbox/mailbox';
import { groupOf, isMemberOf } from '../groups/groupStore';
import { addRecord, recordById, recordsOf } from '../records/records';
import type { Stored } from '../records/records';
import { delegatedOnly } from '../wire/caller';
import type { GraphCall } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';
import { eventById, splitId } from './eventStore';
import { defaultCalendarId } from './invitations';
import { requireShared } from './sharing';

export interface CalendarBody {
  readonly name: string;
  readonly color: string;
  readonly isDefault: boolean;
}

export type StoredCalendar = Stored<CalendarBody>;

/** Whose calendar it is: a person's, or a Microsoft 365 group's. */
export interface CalendarOwner {
  readonly id: string;
  readonly kind: 'person' | 'group';
  readonly address: { readonly name: string; readonly address: string };
}

/** Which calendar an address means, and the events of one or of all. */
export const oneCalendar = '@owner/<calendar|[calendarGroups/{calendarGroup:any}/]calendars/{calendar:any}>';
export const eventPlaces = '@owner/[<calendar|[calendarGroups/{calendarGroup:any}/]calendars/{calendar:any}>/]';

/** A group's calendar is for its members, and not for applications. Source: "List group events", permissions. */
export function calendarOwner(call: GraphCall, permission: Needs): CalendarOwner {
  const group = call.params['group'];
  if (group === undefined) {
    const person = otherOf(call, permission) ?? mailboxOf(call, permission);
    return { id: person.id, kind: 'person', address: addressOf(person) };
  }
  const groupNeeds = permission.delegated.includes('Calendars.Read') ? ['Group.Read.All', 'Group.ReadWrite.All'] : ['Group.ReadWrite.All'];
  requirePermission(call.caller, 'calendar', { delegated: groupNeeds, application: [] });
  const found = groupOf(call.world.db, group);
  if (!found || !found.body.groupTypes.includes('Unified')) throw missingItem();
  if (!isMemberOf(call.world.db, found.id, delegatedOnly(call.caller).person.id)) throw deniedItem();
  return { id: found.id, kind: 'group', address: { name: found.body.displayName, address: found.body.mail ?? '' } };
}

/** Whose calendar it is when it is another person's, shared with the caller. @throws 403 */
function otherOf(call: GraphCall, permission: Needs): Person | undefined {
  const { caller, params, world } = call;
  const named = params['user'] === undefined ? undefined : personByKey(world.people, params['user']);
  if (!named || caller.kind !== 'delegated' || caller.person.id === named.id) return undefined;
  const event = params['event'] === undefined ? undefined : eventById(world.db, splitId(params['event']).eventId);
  requireShared(world.db, params['calendar'] ?? event?.parent ?? defaultCalendar(world.db, named.id).id, caller, permission);
  return named;
}

/** Whether a person looks at a calendar that another shares with them. */
export function isAnothers(call: GraphCall, owner: CalendarOwner): boolean {
  return owner.kind === 'person' && call.caller.kind === 'delegated' && call.caller.person.id !== owner.id;
}

export function defaultCalendar(db: Database, owner: string): StoredCalendar {
  const id = defaultCalendarId(owner);
  const known = recordById<CalendarBody>(db, 'calendar', id);
  return known ?? addRecord<CalendarBody>(db, { kind: 'calendar', id, owner, parent: mainGroupId(owner), body: { name: 'Calendar', color: 'auto', isDefault: true } });
}

export function calendarsOf(db: Database, owner: string, group?: string): StoredCalendar[] {
  defaultCalendar(db, owner);
  return recordsOf<CalendarBody>(db, 'calendar', { owner, parent: group });
}

export function addCalendar(db: Database, owner: string, group: string, body: CalendarBody): StoredCalendar {
  return addRecord(db, { kind: 'calendar', id: outlookId(), owner, parent: group, body });
}

/** The calendar that the address names, the default one when it names none. @throws 404 */
export function calendarOf(call: GraphCall, owner: CalendarOwner): StoredCalendar {
  const named = call.params['calendar'];
  if (named === undefined) return defaultCalendar(call.world.db, owner.id);
  const found = calendarsOf(call.world.db, owner.id, groupIdOf(call, owner.id)).find(({ id }) => id === named);
  if (!found) throw missingItem();
  return found;
}

export function groupIdOf(call: GraphCall, owner: string): string | undefined {
  const named = call.params['calendarGroup'];
  if (named === undefined) return undefined;
  const found = calendarGroupsOf(call.world.db, owner).find(({ id }) => id === named);
  if (!found) throw missingItem();
  return found.id;
}

export function mainGroupId(owner: string): string {
  return fixedId(owner, 'calendarGroup');
}

export interface CalendarGroupBody {
  readonly name: string;
  readonly classId: string;
}

/** The calendar groups of a mailbox; the first is there from the start. */
export function calendarGroupsOf(db: Database, owner: string): Stored<CalendarGroupBody>[] {
  const id = mainGroupId(owner);
  const main = { name: 'My Calendars', classId: '0006f0b7-0000-0000-c000-000000000046' };
  if (!recordById(db, 'calendarGroup', id)) addRecord(db, { kind: 'calendarGroup', id, owner, body: main });
  return recordsOf<CalendarGroupBody>(db, 'calendarGroup', { owner });
}
