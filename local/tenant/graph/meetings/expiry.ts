import { firstDay } from '../events/occurrences';
import { datesOf } from '../time/dates';
import type { GraphWorld } from '../wire/world';
import type { Meeting } from './meetingStore';
import { lastUse } from './artefactStore';
import { eventOfMeeting } from './sessions';

const sixtyDays = 60 * 86400000;

/**
 * Sixty days after its end, or after it was last held; a series without an end does not expire. It is told, and stops
 * nothing here: only second-hand notes say that recordings are not told any more from then on.
 */
export function expiryOf(world: GraphWorld, meeting: Meeting): Date | undefined {
  const recurrence = eventOfMeeting(world, meeting)?.body.content?.recurrence;
  if (recurrence?.range.type === 'noEnd') return undefined;
  let last = recurrence ? firstDay(recurrence) : undefined;
  if (recurrence) for (const date of datesOf(recurrence, '9999-12-31')) last = date;
  const ends = last === undefined ? meeting.ends : `${last}${meeting.ends.slice(10)}`;
  const used = lastUse(world.db, meeting.id) ?? ends;
  return new Date(Math.max(Date.parse(ends), Date.parse(used)) + sixtyDays);
}
