import { answerDelta } from '../delta/delta';
import { missingItem, withPreferences } from '../mailbox/mailbox';
import { readInstant } from '../time/dateTime';
import { collection } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { calendarOf, calendarOwner, eventPlaces, isAnothers } from './calendarStore';
import { eventResource } from './eventResource';
import { calendarContext, eventOf, outlookPage } from './events';
import { eventsOf } from './eventStore';
import { calendarNeeds } from './needs';
import { shownBetween } from './occurrences';
import type { ShownEvent } from './occurrences';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The names of the window's ends are understood in any case, as clients write them. */
function windowOf(call: GraphCall): Window {
  const named = new Map([...call.query].map(([name, value]) => [name.replace(/^\$/, '').toLowerCase(), value]));
  return {
    from: readInstant(named.get('startdatetime'), 'startDateTime'),
    to: readInstant(named.get('enddatetime'), 'endDateTime'),
  };
}

function shownIn(call: GraphCall, owner: string, calendar: string | undefined, { from, to }: Window): ShownEvent[] {
  const { db } = call.world;
  return eventsOf(db, owner, calendar)
    .flatMap((event) => shownBetween(db, event, from, to))
    .sort((a, b) => a.start - b.start);
}

/** Single events, and of every series the days that lie in the window. */
function listView(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.read);
  const rows = shownIn(call, owner.id, calendarOf(call, owner).id, windowOf(call)).map((shown) => eventResource(call, shown));
  return withPreferences(call, collection(call, rows, { ...outlookPage, context: calendarContext(owner, 'calendarView') }));
}

function listInstances(call: GraphCall): GraphAnswer {
  const { owner, shown } = eventOf(call, calendarNeeds.read);
  const { from, to } = windowOf(call);
  if (shown.type !== 'seriesMaster') throw missingItem();
  const rows = shownBetween(call.world.db, shown.event, from, to)
    .sort((a, b) => a.start - b.start)
    .map((one) => eventResource(call, one));
  const context = calendarContext(owner, `events('${encodeURIComponent(shown.id)}')/instances`);
  return withPreferences(call, collection(call, rows, { ...outlookPage, context }));
}

/** event: delta, in a calendarView: with the window of the first call. */
function trackView(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.read);
  const calendar = calendarOf(call, owner).id;
  const rules = { context: 'Collection(event)', size: 10 };
  const answer = answerDelta(call, rules, (first) => shownIn(call, owner.id, calendar, windowOf(first)).map((shown) => eventResource(call, shown)));
  return withPreferences(call, answer);
}

const minute = 60000;

/** Reminders that are due in the window. Source: "List reminderView". */
function listReminders(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.read);
  const { StartDateTime, startDateTime, EndDateTime, endDateTime } = argumentsOf(call.params['window'] ?? '');
  const from = readInstant(startDateTime ?? StartDateTime ?? call.query.get('startDateTime') ?? undefined, 'startDateTime');
  const to = readInstant(endDateTime ?? EndDateTime ?? call.query.get('endDateTime') ?? undefined, 'endDateTime');
  const value = shownIn(call, owner.id, isAnothers(call, owner) ? calendarOf(call, owner).id : undefined, { from, to: to + 365 * 24 * 60 * minute })
    .map((shown) => ({ shown, due: shown.start - shown.own.reminderMinutesBeforeStart * minute }))
    .filter(({ shown, due }) => shown.own.isReminderOn && due >= from && due < to)
    .map(({ shown, due }) => reminder(call, shown, due));
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#Collection(microsoft.graph.reminder)`, value });
}

function reminder(call: GraphCall, shown: ShownEvent, due: number): object {
  const event = eventResource(call, shown);
  const at = (instant: number): object => ({ dateTime: `${new Date(instant).toISOString().slice(0, -1)}0000`, timeZone: 'UTC' });
  return {
    eventId: event['id'],
    changeKey: event['changeKey'],
    eventSubject: event['subject'],
    eventStartTime: at(shown.start),
    eventEndTime: at(shown.end),
    eventLocation: event['location'],
    eventWebLink: event['webLink'],
    reminderFireTime: at(due),
  };
}

/** `startDateTime='2026-12-01',endDateTime='…'` between the parentheses of a function. */
function argumentsOf(text: string): Record<string, string | undefined> {
  return Object.fromEntries([...text.matchAll(/(\w+)\s*=\s*'?([^',]*)'?/g)].map(([, name = '', value = '']) => [name, value]));
}

export const viewRoutes: readonly Route[] = [
  { method: 'GET', pattern: `${eventPlaces}calendarView`, facts: 'List calendarView', handle: listView },
  { method: 'GET', pattern: `${eventPlaces}calendarView/delta`, facts: 'event: delta', handle: trackView },
  { method: 'GET', pattern: `${eventPlaces}events/{event:any}/instances`, facts: 'List instances', handle: listInstances },
  { method: 'GET', pattern: '@owner/reminderView[({window:quoted})]', facts: 'List reminderView', handle: listReminders },
];
