import { invalidRequest } from '../wire/errors';
import { textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import type { Person } from '../wire/world';
import type { Link } from './linkStore';
import type { SharedRole } from './sharing';

/** driveRecipient. @throws 400 for nobody of this tenant */
export function personOf(call: GraphCall, recipient: Readonly<Record<string, unknown>>): Person {
  const { people } = call.world;
  const email = textOf(recipient['email']) ?? textOf(recipient['alias']) ?? '';
  const person = people.byId(textOf(recipient['objectId']) ?? '') ?? people.byUpn(email) ?? people.byMail(email);
  if (!person) throw invalidRequest(`The recipient '${email}' could not be resolved.`);
  return person;
}

/** @throws 400 for other roles than read and write */
export function roleOf(roles: unknown): SharedRole {
  const [role] = Array.isArray(roles) ? roles.map(String) : [];
  if (role !== 'read' && role !== 'write') throw invalidRequest('The roles must name read or write.');
  return role;
}

/** @throws 400 for what is no date to come */
export function readExpiry(call: GraphCall, value: unknown): Pick<Link, 'expires'> {
  if (value === undefined || value === null || value === '') return {};
  const moment = new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(moment.getTime()) || moment <= call.now) throw invalidRequest('The expirationDateTime must be a date to come.');
  return { expires: moment.toISOString() };
}
