import { checkFields, choiceOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { missingItem, outlookError } from '../mailbox/mailbox';
import { removeRecord } from '../records/records';
import { invalid } from '../time/dateTime';
import type { Row } from '../wire/filter';
import { collection, entity, isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { calendarOf, calendarOwner, isAnothers, oneCalendar } from './calendarStore';
import { calendarContext, outlookPage } from './events';
import { calendarNeeds } from './needs';
import { forPeople, inOrganisation, saveShare, shareId, shareKey, sharesOf } from './sharing';
import type { Share } from './sharing';

interface Place {
  readonly calendar: string;
  readonly context: string;
}

/** The owner alone shares. */
function placeOf(call: GraphCall, use: 'read' | 'write'): Place {
  const owner = calendarOwner(call, calendarNeeds[use]);
  if (use === 'write' && isAnothers(call, owner)) throw outlookError(403, 'ErrorAccessDenied', 'Only the owner shares a calendar.');
  return { calendar: calendarOf(call, owner).id, context: calendarContext(owner, 'calendar/calendarPermissions') };
}

function resource(call: GraphCall, share: Share): Row {
  const isInside = share.address === '' || personOf(call, share.address) !== undefined;
  return {
    id: shareId(share),
    isRemovable: share.address !== '',
    isInsideOrganization: isInside,
    role: share.role,
    allowedRoles: rolesFor(call, share.address),
    emailAddress: share.address === '' ? { name: share.name } : { name: share.name, address: share.address },
  };
}

function personOf(call: GraphCall, address: string): object | undefined {
  return call.world.people.byUpn(address) ?? call.world.people.byMail(address);
}

/** Who is outside may at most read. */
function rolesFor(call: GraphCall, address: string): string[] {
  if (address === '') return inOrganisation;
  return personOf(call, address) ? forPeople : forPeople.slice(0, 3);
}

function shareOf(call: GraphCall, { calendar }: Place): Share {
  const found = sharesOf(call.world.db, calendar).find((share) => shareId(share) === call.params['permission']);
  if (!found) throw missingItem();
  return found;
}

function list(call: GraphCall): GraphAnswer {
  const { calendar, context } = placeOf(call, 'read');
  return collection(call, sharesOf(call.world.db, calendar).map((share) => resource(call, share)), { ...outlookPage, context });
}

function get(call: GraphCall): GraphAnswer {
  const place = placeOf(call, 'read');
  return entity(call, resource(call, shareOf(call, place)), { context: place.context });
}

function create(call: GraphCall): GraphAnswer {
  const { calendar, context } = placeOf(call, 'write');
  const body = jsonBody(call);
  checkFields(body, { type: 'calendarPermission', names: ['emailAddress', 'isInsideOrganization', 'isRemovable', 'role', 'allowedRoles'], readOnly: ['id'] });
  const email: Fields = isRecord(body['emailAddress']) ? body['emailAddress'] : {};
  const address = textOf(email['address']);
  if (!address) throw invalid('A calendar permission needs emailAddress.address.');
  if (sharesOf(call.world.db, calendar).some((share) => share.address.toLowerCase() === address.toLowerCase())) {
    throw outlookError(409, 'ErrorDuplicateUserIdsSpecified', 'The calendar is shared with that address already.');
  }
  const role = choiceOf(body, 'role', rolesFor(call, address), '');
  if (role === '') throw invalid('A calendar permission needs its role.');
  const share = { name: textOf(email['name']) || address, address, role };
  saveShare(call.world.db, calendar, share);
  return entity(call, resource(call, share), { context }, 201);
}

/** Update calendarPermission: the role alone. */
function patch(call: GraphCall): GraphAnswer {
  const place = placeOf(call, 'write');
  const share = shareOf(call, place);
  const body = jsonBody(call);
  checkFields(body, { type: 'calendarPermission', names: ['role'], readOnly: ['id', 'emailAddress', 'isInsideOrganization', 'isRemovable', 'allowedRoles'] });
  const saved = { ...share, role: choiceOf(body, 'role', rolesFor(call, share.address), share.role) };
  saveShare(call.world.db, place.calendar, saved);
  return entity(call, resource(call, saved), { context: place.context });
}

function remove(call: GraphCall): GraphAnswer {
  const place = placeOf(call, 'write');
  const share = shareOf(call, place);
  if (share.address === '') throw outlookError(400, 'ErrorInvalidRequest', 'The entry of the organisation cannot be removed.');
  removeRecord(call.world.db, shareKey(place.calendar, share));
  return noContent();
}

const facts = 'calendarPermission';
const one = `${oneCalendar}/calendarPermissions/{permission:any}`;

export const calendarPermissionRoutes: readonly Route[] = [
  { method: 'GET', pattern: `${oneCalendar}/calendarPermissions`, facts, handle: list },
  { method: 'POST', pattern: `${oneCalendar}/calendarPermissions`, facts, handle: create },
  { method: 'GET', pattern: one, facts, handle: get },
  { method: 'PATCH', pattern: one, facts, handle: patch },
  { method: 'DELETE', pattern: one, facts, handle: remove },
];
