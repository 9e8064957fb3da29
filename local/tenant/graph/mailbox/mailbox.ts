import { createHash, randomBytes } from 'node:crypto';
import type { Stored } from '../records/records';
import { preferredZone } from '../time/dateTime';
import { signedIn } from '../wire/caller';
import { GraphError } from '../wire/errors';
import type { GraphAnswer, GraphCall } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';

export const outlookError = (status: number, code: string, message: string): GraphError => new GraphError(status, code, message);

export const missingItem = (): GraphError => outlookError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

export const deniedItem = (): GraphError => outlookError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

/**
 * Whose mailbox the address names. A person reads their own; nothing here is shared. Guests have none.
 * @throws 403, 404
 */
export function mailboxOf(call: GraphCall, permission: Needs): Person {
  const named = call.params['user'];
  if (named === undefined) signedIn(call.caller);
  requirePermission(call.caller, 'calendar', permission);
  const person = named === undefined ? signedIn(call.caller) : personByKey(call.world.people, named);
  if (!person) throw outlookError(404, 'ErrorInvalidUser', `The requested user '${String(named)}' is invalid.`);
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id) throw deniedItem();
  if (person.isGuest) {
    throw outlookError(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.');
  }
  return person;
}

/** Whether the caller's token names one of these permissions. */
export function holds({ caller }: GraphCall, permission: Needs): boolean {
  if (caller.kind === 'delegated') return permission.delegated.some((name) => caller.scopes.has(name));
  return permission.application.some((name) => caller.roles.has(name));
}

/** The address by which Outlook knows a person. */
export function addressOf(person: Person): { name: string; address: string } {
  return { name: person.displayName, address: person.mail ?? person.upn };
}

/** An id as Exchange makes them: long, and without a meaning. */
export function outlookId(): string {
  return `AAMk${randomBytes(45).toString('base64url')}`;
}

/** The id of what every mailbox has once: the same at each start. */
export function fixedId(owner: string, name: string): string {
  return `AQMk${createHash('sha256').update(`${owner}/${name}`).digest('base64url')}`;
}

/** Changes with every change of the item; its ETag holds it. */
export function changeKeyOf({ id, version }: Pick<Stored<unknown>, 'id' | 'version'>): string {
  return createHash('sha256').update(`${id}#${version}`).digest('base64').slice(0, 24);
}

export function outlookTag(record: Pick<Stored<unknown>, 'id' | 'version'>): string {
  return `W/"${changeKeyOf(record)}"`;
}

/** Names the preferences that the answer follows, as Outlook does. */
export function withPreferences(call: GraphCall, answer: GraphAnswer): GraphAnswer {
  const zone = preferredZone(call);
  const applied = [...(zone === undefined ? [] : [`outlook.timezone="${zone}"`]), ...(prefersText(call) ? ['outlook.body-content-type="text"'] : [])];
  if (applied.length === 0) return answer;
  return { ...answer, headers: { ...answer.headers, 'Preference-Applied': applied.join(', ') } };
}

export function prefersText(call: GraphCall): boolean {
  return /outlook\.body-content-type\s*=\s*"?text"?/i.test(call.headers['prefer'] ?? '');
}
