import { randomUUID } from 'node:crypto';
import { array, number, object, optional, string, unknown } from 'valibot';
import type { InferOutput } from 'valibot';
import { addRecording, addTranscript } from '../meetings/artefactStore';
import { addMeeting } from '../meetings/meetingStore';
import { emptyMovie } from '../meetings/mp4';
import type { GraphWorld } from '../wire/world';
import { instant, meetingOfChat, personNamed } from './schemas';

export const meeting = object({
  organiser: string(),
  attendees: array(string()),
  subject: string(),
  start: instant,
  end: instant,
  recurrence: optional(unknown()),
});

/** Schedules a meeting as Outlook does, for one day or as a series. */
export function addMeetingOf(world: GraphWorld, body: InferOutput<typeof meeting>, now: Date): object {
  const made = addMeeting(
    world.db,
    world.tenantId,
    {
      organiser: personNamed(world, body.organiser),
      attendees: body.attendees.map((upn) => personNamed(world, upn)),
      subject: body.subject,
      starts: body.start,
      ends: body.end,
      recurrence: body.recurrence,
    },
    now
  );
  return { onlineMeetingId: made.id, joinUrl: made.joinUrl, chatId: made.chatId };
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
