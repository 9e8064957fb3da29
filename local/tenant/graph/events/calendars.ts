import { randomUUID } from 'node:crypto';
import { checkFields, choiceOf, wordsOf } from '../body/fields';
import { changeKeyOf, mailboxOf, missingItem, outlookError, outlookId } from '../mailbox/mailbox';
import { addRecord, changeRecord, recordsOf, removeRecord } from '../records/records';
import type { Stored } from '../records/records';
import { invalid } from '../time/dateTime';
import type { Row } from '../wire/filter';
import { collection, entity, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { addCalendar, calendarGroupsOf, calendarOf, calendarOwner, calendarsOf, defaultCalendar, eventPlaces, groupIdOf, isAnothers, mainGroupId, oneCalendar } from './calendarStore';
import type { CalendarGroupBody, CalendarOwner, StoredCalendar } from './calendarStore';
import { calendarContext, eventOf, outlookPage, remove } from './events';
import { eventsOf } from './eventStore';
import { calendarNeeds } from './needs';
import { wholeEvent } from './occurrences';
import { forPeople } from './sharing';

const colours = ['auto', 'lightBlue', 'lightGreen', 'lightOrange', 'lightGray', 'lightYellow', 'lightTeal', 'lightPink', 'lightBrown', 'lightRed', 'maxColor'];
const calendarFields = { type: 'calendar', names: ['name', 'color'], readOnly: ['id', 'owner', 'changeKey', 'canEdit', 'canShare', 'hexColor', 'isRemovable'] };

function calendarResource(owner: CalendarOwner, calendar: StoredCalendar): Row {
  return {
    id: calendar.id,
    name: calendar.body.name,
    color: calendar.body.color,
    hexColor: '',
    isDefaultCalendar: calendar.body.isDefault,
    changeKey: changeKeyOf(calendar),
    canShare: owner.kind === 'person',
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: true,
    isRemovable: !calendar.body.isDefault,
    owner: owner.address,
  };
}

function listCalendars(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.read);
  const found = calendarsOf(call.world.db, owner.id, groupIdOf(call, owner.id));
  const rows = (isAnothers(call, owner) ? found.filter(({ body }) => body.isDefault) : found).map((calendar) => calendarResource(owner, calendar));
  return collection(call, rows, { ...outlookPage, context: calendarContext(owner, 'calendars') });
}

function createCalendar(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.write);
  const body = jsonBody(call);
  checkFields(body, calendarFields);
  const name = wordsOf(body, 'name', null);
  if (!name) throw invalid('A calendar needs its name.');
  if (calendarsOf(call.world.db, owner.id).some((one) => one.body.name.toLowerCase() === name.toLowerCase())) {
    throw outlookError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
  }
  const group = groupIdOf(call, owner.id) ?? mainGroupId(owner.id);
  const calendar = addCalendar(call.world.db, owner.id, group, { name, color: choiceOf(body, 'color', colours, 'auto'), isDefault: false });
  return entity(call, calendarResource(owner, calendar), { context: calendarContext(owner, 'calendars') }, 201);
}

function getCalendar(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.read);
  return entity(call, calendarResource(owner, calendarOf(call, owner)), { context: calendarContext(owner, 'calendars') });
}

/** The calendar that an event lies in. */
function getCalendarOfEvent(call: GraphCall): GraphAnswer {
  const { owner, shown } = eventOf(call, calendarNeeds.read);
  const calendar = calendarsOf(call.world.db, owner.id).find(({ id }) => id === shown.event.parent) ?? defaultCalendar(call.world.db, owner.id);
  return entity(call, calendarResource(owner, calendar), { context: calendarContext(owner, 'calendars') });
}

function patchCalendar(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.write);
  const calendar = calendarOf(call, owner);
  const body = jsonBody(call);
  checkFields(body, calendarFields);
  const name = wordsOf(body, 'name', calendar.body.name) ?? '';
  if (calendar.body.isDefault && name !== calendar.body.name) throw invalid('The default calendar cannot be renamed.');
  const saved = changeRecord(call.world.db, calendar, { body: { ...calendar.body, name, color: choiceOf(body, 'color', colours, calendar.body.color) } });
  return entity(call, calendarResource(owner, saved), { context: calendarContext(owner, 'calendars') });
}

function deleteCalendar(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.write);
  const calendar = calendarOf(call, owner);
  if (calendar.body.isDefault) throw outlookError(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
  for (const event of eventsOf(call.world.db, owner.id, calendar.id)) remove(call, wholeEvent(call.world.db, event));
  removeRecord(call.world.db, calendar);
  return noContent();
}

function groupResource(group: Stored<CalendarGroupBody>): Row {
  return { id: group.id, name: group.body.name, classId: group.body.classId, changeKey: changeKeyOf(group) };
}

const groupContext = (owner: string): string => `users('${owner}')/calendarGroups`;

function listGroups(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, calendarNeeds.read);
  return collection(call, calendarGroupsOf(call.world.db, person.id).map(groupResource), { ...outlookPage, context: groupContext(person.id) });
}

function createGroup(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, calendarNeeds.write);
  const name = groupName(call);
  if (calendarGroupsOf(call.world.db, person.id).some(({ body }) => body.name.toLowerCase() === name.toLowerCase())) {
    throw outlookError(409, 'ErrorFolderExists', 'A calendar group with the specified name already exists.');
  }
  const body = { name, classId: randomUUID() };
  const group = addRecord(call.world.db, { kind: 'calendarGroup', id: outlookId(), owner: person.id, body });
  return entity(call, groupResource(group), { context: groupContext(person.id) }, 201);
}

function groupName(call: GraphCall): string {
  const body = jsonBody(call);
  checkFields(body, { type: 'calendarGroup', names: ['name'], readOnly: ['id', 'classId', 'changeKey'] });
  const name = wordsOf(body, 'name', null);
  if (!name) throw invalid('A calendar group needs its name.');
  return name;
}

function groupNamed(call: GraphCall, permission: typeof calendarNeeds.read): Stored<CalendarGroupBody> {
  const person = mailboxOf(call, permission);
  const found = calendarGroupsOf(call.world.db, person.id).find(({ id }) => id === call.params['calendarGroup']);
  if (!found) throw missingItem();
  return found;
}

function getGroup(call: GraphCall): GraphAnswer {
  const group = groupNamed(call, calendarNeeds.read);
  return entity(call, groupResource(group), { context: groupContext(group.owner) });
}

function patchGroup(call: GraphCall): GraphAnswer {
  const group = groupNamed(call, calendarNeeds.write);
  const saved = changeRecord(call.world.db, group, { body: { ...group.body, name: groupName(call) } });
  return entity(call, groupResource(saved), { context: groupContext(group.owner) });
}

function deleteGroup(call: GraphCall): GraphAnswer {
  const group = groupNamed(call, calendarNeeds.write);
  if (recordsOf(call.world.db, 'calendar', { parent: group.id }).length > 0 || group.id === mainGroupId(group.owner)) {
    throw outlookError(400, 'ErrorCannotDeleteObject', 'A calendar group that holds calendars cannot be deleted.');
  }
  removeRecord(call.world.db, group);
  return noContent();
}

function sharingRoles(call: GraphCall): GraphAnswer {
  calendarOwner(call, calendarNeeds.read);
  const named = /User\s*=\s*'(.*)'/i.exec(call.params['args'] ?? '')?.[1] ?? '';
  const person = call.world.people.byUpn(named) ?? call.world.people.byMail(named);
  const roles = person ? forPeople : forPeople.slice(0, 3);
  return { status: 200, body: { '@odata.context': `${call.graphBase}/v1.0/$metadata#Collection(microsoft.graph.calendarRoleType)`, value: roles } };
}

const groups = '@mailbox/calendarGroups';
const lists = '@mailbox/[calendarGroups/{calendarGroup:any}/]calendars';

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', pattern: lists, facts: 'List calendars', handle: listCalendars },
  { method: 'POST', pattern: lists, facts: 'Create calendar', handle: createCalendar },
  { method: 'GET', pattern: oneCalendar, facts: 'Get calendar', handle: getCalendar },
  { method: 'GET', pattern: `${eventPlaces}events/{event:any}/calendar`, facts: 'Get calendar', handle: getCalendarOfEvent },
  { method: 'PATCH', pattern: oneCalendar, facts: 'Update calendar', handle: patchCalendar },
  { method: 'DELETE', pattern: oneCalendar, facts: 'Delete calendar', handle: deleteCalendar },
  { method: 'GET', pattern: `${oneCalendar}/allowedCalendarSharingRoles({args:quoted})`, facts: 'calendar: allowedCalendarSharingRoles', handle: sharingRoles },
  { method: 'GET', pattern: groups, facts: 'List calendarGroups', handle: listGroups },
  { method: 'POST', pattern: groups, facts: 'Create calendarGroup', handle: createGroup },
  { method: 'GET', pattern: `${groups}/{calendarGroup:any}`, facts: 'Get calendarGroup', handle: getGroup },
  { method: 'PATCH', pattern: `${groups}/{calendarGroup:any}`, facts: 'Update calendarGroup', handle: patchGroup },
  { method: 'DELETE', pattern: `${groups}/{calendarGroup:any}`, facts: 'Delete calendarGroup', handle: deleteGroup },
];
