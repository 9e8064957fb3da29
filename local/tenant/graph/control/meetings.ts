import { randomUUID } from 'node:crypto';
import { array, number, object, optional, string, unknown } from 'valibot';
import type { InferOutput } from 'valibot';
import { addRecording, addTranscript } from '../meetings/artefactStore';
import { emptyContent } from '../events/eventBody';
import type { EventContent, Wall } from '../events/eventStore';
import { contentOf } from '../events/eventStore';
import { defaultCalendarId } from '../events/invitations';
import { schedule } from '../events/scheduling';
import { addressOf } from '../mailbox/mailbox';
import { invitedTo, meetingById } from '../meetings/meetingStore';
import type { Meeting } from '../meetings/meetingStore';
import { emptyMovie } from '../meetings/mp4';
import { eventOfMeeting, moveHeldSession, nearestSession } from '../meetings/sessions';
import { homeZone } from '../time/dateTime';
import { completedRecurrence, readRecurrence } from '../time/recurrence';
import { toWall, zoneOf } from '../time/zones';
import type { GraphWorld } from '../wire/world';
import { instant, meetingOfChat, personNamed } from './schemas';

export const meeting = object({
  organiser: string(),
  attendees: array(string()),
  subject: string(),
  start: instant,
  end: instant,
  recurrence: optional(unknown()),
  timeZone: optional(string(), homeZone),
});

/** Schedules a meeting as Outlook does, for one day or as a series, into the calendars of all who are invited. */
export function addMeetingOf(world: GraphWorld, body: InferOutput<typeof meeting>, now: Date): object {
  const organiser = personNamed(world, body.organiser);
  const place = { owner: organiser.id, calendar: defaultCalendarId(organiser.id), address: addressOf(organiser), organiser };
  const event = schedule(world, place, contentFor(world, body), { online: true }, now);
  const made = meetingById(world.db, contentOf(world.db, event).meetingId ?? '');
  if (!made) throw new Error(`The event ${event.id} has no meeting`);
  return { onlineMeetingId: made.id, joinUrl: made.joinUrl, chatId: made.chatId, eventId: event.id };
}

function contentFor(world: GraphWorld, body: InferOutput<typeof meeting>): EventContent {
  const zone = zoneOf(body.timeZone);
  if (zone === undefined) throw new RangeError(`"${body.timeZone}" is not a time zone.`);
  const wall = (instantText: string): Wall => ({ wall: toWall(Date.parse(instantText), zone).slice(0, 19), timeZone: body.timeZone });
  const [start, end] = [wall(body.start), wall(body.end)];
  const recurrence = body.recurrence === undefined ? null : completedRecurrence(body.recurrence, start.wall.slice(0, 10));
  return {
    ...emptyContent,
    subject: body.subject,
    start,
    end,
    recurrence: recurrence === null ? null : readRecurrence(recurrence, body.timeZone),
    attendees: body.attendees.map((upn) => ({
      type: 'required',
      status: { response: 'none', time: '0001-01-01T00:00:00Z' },
      emailAddress: addressOf(personNamed(world, upn)),
    })),
  };
}

/** A meeting as Teams shows it in a calendar: with the occurrence that is being held, or lies nearest to now. */
export function describeMeeting(world: GraphWorld, held: Meeting, now: Date): object {
  const upnOf = (id: string): string | undefined => world.people.byId(id)?.upn;
  return {
    onlineMeetingId: held.id,
    chatId: held.chatId,
    joinUrl: held.joinUrl,
    subject: held.subject,
    organiser: upnOf(held.organiserId),
    attendees: invitedTo(world.db, held.id).map(upnOf),
    eventId: eventOfMeeting(world, held)?.id ?? null,
    start: held.starts,
    end: held.ends,
    nearest: nearestSession(world, held, now),
  };
}

export const recording = object({
  chatId: string(),
  start: instant,
  end: instant,
  bytesBase64: optional(string()),
  seedSize: optional(number(), 200000),
  by: optional(string()),
  availableAt: optional(instant),
  expiresAt: optional(instant),
});

/** A recording of one occurrence. Its file comes into the organiser's OneDrive at `availableAt`, else at the end. */
export function addRecordingOf(world: GraphWorld, body: InferOutput<typeof recording>): object {
  const held = meetingOfChat(world, body.chatId);
  if (!eventOfMeeting(world, held)) throw new RangeError('A meeting that was made without an event keeps no recordings.');
  moveHeldSession(world, held, body);
  const { start: starts, end: ends } = body;
  const seconds = (Date.parse(ends) - Date.parse(starts)) / 1000;
  const bytes = body.bytesBase64 === undefined ? emptyMovie(body.seedSize, seconds) : Buffer.from(body.bytesBase64, 'base64');
  const name = `${fileSafe(held.subject)}-${moment(starts)}-Meeting Recording.mp4`;
  const recorderId = body.by === undefined ? undefined : personNamed(world, body.by).id;
  const span = { starts, ends, available: body.availableAt ?? ends };
  const artefact = addRecording(world.db, held, span, { name, bytes, expires: body.expiresAt, recorderId });
  return { recordingId: artefact.id, onlineMeetingId: held.id, name };
}

/** `20261203_100000`, in UTC. */
function moment(instantText: string): string {
  return instantText.slice(0, 19).replace(/[-:]/g, '').replace('T', '_');
}

function fileSafe(subject: string): string {
  return subject.replace(/["*:<>?/\\|]/g, '_').trim();
}

export const transcript = object({
  chatId: string(),
  start: instant,
  end: instant,
  vtt: string(),
  availableAt: optional(instant),
});

export function addTranscriptOf(world: GraphWorld, body: InferOutput<typeof transcript>): object {
  const held = meetingOfChat(world, body.chatId);
  const span = { starts: body.start, ends: body.end, available: body.availableAt ?? body.end };
  return { transcriptId: addTranscript(world.db, held, span, body.vtt).id, onlineMeetingId: held.id };
}

export const attendance = object({
  chatId: string(),
  start: instant,
  end: instant,
  people: array(object({ upn: string(), join: optional(instant), leave: optional(instant) })),
});

/** Who was there in one session. */
export function addAttendanceReport(world: GraphWorld, body: InferOutput<typeof attendance>): object {
  const held = meetingOfChat(world, body.chatId);
  const records = body.people.map(({ upn, join = body.start, leave = body.end }) => {
    const person = personNamed(world, upn);
    const seconds = Math.round((Date.parse(leave) - Date.parse(join)) / 1000);
    return {
      emailAddress: person.mail ?? null,
      totalAttendanceInSeconds: seconds,
      role: person.id === held.organiserId ? 'Organizer' : 'Attendee',
      identity: { id: person.id, displayName: person.displayName, tenantId: world.tenantId },
      attendanceIntervals: [{ joinDateTime: join, leaveDateTime: leave, durationInSeconds: seconds }],
    };
  });
  const id = randomUUID();
  world.db.run(
    'INSERT INTO graph_attendance (id, meeting_id, starts, ends, records) VALUES (?, ?, ?, ?, ?)',
    ...[id, held.id, body.start, body.end, JSON.stringify(records)]
  );
  return { attendanceReportId: id };
}
