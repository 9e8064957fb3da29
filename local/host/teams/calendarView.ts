import { html, type Html } from '../html';
import type { Person } from '../people';
import { address } from './deepLinks';
import { fullMoment } from './frame';
import type { Chat, Meeting } from './model';

interface CalendarEntry {
  chat: Chat;
  meeting: Meeting | undefined;
}

export function calendarList(entries: readonly CalendarEntry[], people: readonly Person[]): Html {
  const invited = entries.flatMap(({ chat, meeting }) => (meeting ? [{ chat, meeting }] : []));
  const sorted = [...invited].sort((a, b) => a.meeting.start.localeCompare(b.meeting.start));
  return html`<section class="calendar" aria-labelledby="calendar-title">
<h1 id="calendar-title">Calendar</h1>
${sorted.length === 0 && html`<p class="empty">You are not invited to any meeting.</p>`}
<ul>${sorted.map(({ chat, meeting }) => row(chat, meeting, people))}</ul>
</section>`;
}

function row(chat: Chat, meeting: Meeting, people: readonly Person[]): Html {
  const organiser = people.find(({ upn }) => upn === meeting.organiser)?.name ?? meeting.organiser;
  return html`<li>
<div><a href="${address({ chat: chat.id, view: 'details' })}">${meeting.subject}</a><span>${fullMoment(meeting.start)}, ${organiser}</span></div>
<a class="primary" href="${address({ chat: chat.id, view: 'panel' })}" aria-label="Join ${meeting.subject}">Join</a>
</li>`;
}
