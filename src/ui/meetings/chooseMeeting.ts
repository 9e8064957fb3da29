import { dayOf } from '../../core/time';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';

type Row = Stored<Meeting>;

const byStart = (a: Row, b: Row): number => (a.starts ?? '').localeCompare(b.starts ?? '');

/**
 * The meeting that a chat's tab opens. A series shares one chat, so the order matters: the meeting going on, one whose
 * closing was interrupted, today's, the next in the diary, and last the latest that was held.
 */
export function chooseMeeting(meetings: readonly Row[], now: Date): Row | undefined {
  const inOrder = meetings.filter((meeting) => meeting.status !== 'Cancelled').sort(byStart);
  const latest = [...inOrder].reverse();
  const today = inOrder.filter((meeting) => meeting.starts && dayOf(meeting.starts) === dayOf(now));
  return (
    latest.find((meeting) => meeting.status === 'In progress') ??
    latest.find((meeting) => meeting.status === 'Closing') ??
    today.find((meeting) => meeting.status === 'Planned') ??
    today.find((meeting) => meeting.status === 'Closed') ??
    inOrder.find((meeting) => meeting.status === 'Planned' && Date.parse(meeting.starts ?? '') >= now.getTime()) ??
    latest[0]
  );
}
