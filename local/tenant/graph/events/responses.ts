import { flagOf, looseBody, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { deliver } from '../mail/delivery';
import { invalid, readMoment } from '../time/dateTime';
import { isRecord, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { eventPlaces } from './calendarStore';
import { eventOf, remove } from './events';
import { contentOf, copiesOf, saveEvent, saveException, sourceOf } from './eventStore';
import type { Attendee } from './eventStore';
import { cancelCopy } from './invitations';
import { calendarNeeds } from './needs';
import type { ShownEvent } from './occurrences';
import { change } from './scheduling';

const accepted = (): GraphAnswer => ({ status: 202 });

type Response = 'accepted' | 'declined' | 'tentativelyAccepted';

/** accept, decline, tentativelyAccept: the person's own copy and the organiser's list of attendees tell it. */
function respond(response: Response): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const { shown } = eventOf(call, calendarNeeds.write);
    const body = looseBody(call);
    if (shown.event.body.copyOf === null) {
      throw invalid("Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.");
    }
    const sendResponse = flagOf(body, 'sendResponse', true);
    const proposedNewTime = proposalOf(body, shown, sendResponse);
    const status = { response, time: call.now.toISOString() };
    answerFor(call, shown, status, proposedNewTime);
    if (sendResponse) tellOrganiser(call, shown, response, wordsOf(body, 'comment', null) ?? '');
    if (response === 'declined') remove(call, shown);
    return accepted();
  };
}

function proposalOf(body: Fields, shown: ShownEvent, sendResponse: boolean): unknown {
  const proposed = body['proposedNewTime'];
  if (proposed === undefined || proposed === null) return undefined;
  if (!shown.content.allowNewTimeProposals) throw invalid('The organizer does not allow new time proposals.');
  if (!sendResponse) throw invalid('A new time can be proposed only when the response is sent.');
  if (!isRecord(proposed)) throw invalid('proposedNewTime needs start and end.');
  readMoment(proposed['start'], 'proposedNewTime.start');
  readMoment(proposed['end'], 'proposedNewTime.end');
  return proposed;
}

function answerFor(call: GraphCall, shown: ShownEvent, status: Attendee['status'], proposedNewTime: unknown): void {
  const { db, people } = call.world;
  const { event } = shown;
  const person = people.byId(event.owner);
  const own = { showAs: status.response === 'accepted' ? 'busy' : 'tentative', response: status };
  const answered = contentOf(db, event).attendees.map((one) => {
    const isTheirs = people.byUpn(one.emailAddress.address)?.id === person?.id || one.emailAddress.address.toLowerCase() === person?.mail?.toLowerCase();
    return isTheirs ? { ...one, status, ...(proposedNewTime === undefined ? {} : { proposedNewTime }) } : one;
  });
  const source = sourceOf(db, event);
  if (shown.date !== undefined) {
    saveException(db, event, { date: shown.date, own });
    if (source !== event) saveException(db, source, { date: shown.date, content: { attendees: answered } });
    return;
  }
  saveEvent(db, event, { ...event.body, own: { ...event.body.own, ...own } });
  if (source !== event && source.body.content) saveEvent(db, source, { ...source.body, content: { ...source.body.content, attendees: answered } });
}

const words: Readonly<Record<Response, string>> = { accepted: 'Accepted', declined: 'Declined', tentativelyAccepted: 'Tentative' };

function tellOrganiser(call: GraphCall, shown: ShownEvent, response: Response, comment: string): void {
  const from = call.world.people.byId(shown.event.owner);
  if (!from) return;
  const subject = `${words[response]}: ${shown.content.subject}`;
  deliver(call.world, from, { subject, body: { contentType: 'text', content: comment }, to: [shown.event.body.organiser] }, call.now);
}

/** event: cancel, for the organiser alone; the attendees are told. */
function cancelMeeting(call: GraphCall): GraphAnswer {
  const { shown } = eventOf(call, calendarNeeds.write);
  const { db, people } = call.world;
  if (shown.event.body.copyOf !== null) {
    throw invalid("Your request can't be completed. You need to be an organizer to cancel a meeting.");
  }
  const comment = wordsOf(looseBody(call), 'comment', null) ?? '';
  const to = shown.content.attendees.map(({ emailAddress }) => emailAddress);
  const from = people.byId(shown.event.owner);
  if (from && to.length > 0) {
    deliver(call.world, from, { subject: `Canceled: ${shown.content.subject}`, body: { contentType: 'text', content: comment }, to }, call.now);
  }
  if (shown.date === undefined) for (const copy of copiesOf(db, shown.event)) cancelCopy(db, shown.event, copy);
  remove(call, shown);
  return accepted();
}

/** event: forward. When an attendee forwards it, the organiser is told, and the recipients become attendees. */
function forwardEvent(call: GraphCall): GraphAnswer {
  const { shown } = eventOf(call, calendarNeeds.write);
  const body = looseBody(call);
  const to = listOf(body['toRecipients']).flatMap(({ emailAddress }) => (isRecord(emailAddress) ? [emailAddress] : []));
  const addresses = to.map((one) => ({ name: textOf(one['name']) ?? textOf(one['address']) ?? '', address: textOf(one['address']) ?? '' }));
  if (addresses.length === 0 || addresses.some(({ address }) => address === '')) throw invalid('At least one recipient is required.');
  const from = call.world.people.byId(shown.event.owner);
  const comment = wordsOf(body, 'comment', null) ?? '';
  if (from) deliver(call.world, from, { subject: `FW: ${shown.content.subject}`, body: { contentType: 'text', content: comment }, to: addresses }, call.now);
  const source = sourceOf(call.world.db, shown.event);
  if (source !== shown.event && source.body.content) {
    const { content, own } = source.body;
    const status = { response: 'none', time: '0001-01-01T00:00:00Z' };
    const added = addresses.map((emailAddress) => ({ type: 'required', status, emailAddress }));
    change(call.world, source, { ...content, attendees: [...content.attendees, ...added] }, own, undefined, call.now);
    if (from) deliver(call.world, from, { subject: `Meeting Forward Notification: ${content.subject}`, body: { contentType: 'text', content: '' }, to: [source.body.organiser] }, call.now);
  }
  return accepted();
}

function dismissReminder(call: GraphCall): GraphAnswer {
  setReminder(call, { isReminderOn: false });
  return { status: 200 };
}

/** event: snoozeReminder. The reminder comes at the new time instead. */
function snoozeReminder(call: GraphCall): GraphAnswer {
  const { shown } = eventOf(call, calendarNeeds.write);
  const { instant } = readMoment(looseBody(call)['newReminderTime'], 'newReminderTime');
  if (instant > shown.start) throw invalid('The new reminder time is after the start of the event.');
  setReminder(call, { isReminderOn: true, reminderMinutesBeforeStart: Math.round((shown.start - instant) / 60000) });
  return { status: 200 };
}

function setReminder(call: GraphCall, own: { readonly isReminderOn: boolean; readonly reminderMinutesBeforeStart?: number }): void {
  const { shown } = eventOf(call, calendarNeeds.write);
  const { db } = call.world;
  if (shown.date !== undefined) saveException(db, shown.event, { date: shown.date, own });
  else saveEvent(db, shown.event, { ...shown.event.body, own: { ...shown.own, ...own } });
}

const place = `${eventPlaces}events/{event:any}`;

export const responseRoutes: readonly Route[] = [
  { method: 'POST', pattern: `${place}/accept`, facts: 'event: accept', handle: respond('accepted') },
  { method: 'POST', pattern: `${place}/decline`, facts: 'event: decline', handle: respond('declined') },
  { method: 'POST', pattern: `${place}/tentativelyAccept`, facts: 'event: tentativelyAccept', handle: respond('tentativelyAccepted') },
  { method: 'POST', pattern: `${place}/cancel`, facts: 'event: cancel', handle: cancelMeeting },
  { method: 'POST', pattern: `${place}/forward`, facts: 'event: forward', handle: forwardEvent },
  { method: 'POST', pattern: `${place}/dismissReminder`, facts: 'event: dismissReminder', handle: dismissReminder },
  { method: 'POST', pattern: `${place}/snoozeReminder`, facts: 'event: snoozeReminder', handle: snoozeReminder },
];
