import { dataElement, html, type Html } from '../html';
import { icon } from '../icons';
import { initialsOf, type Person } from '../people';
import { address } from './deepLinks';
import { fullMoment, listPane, shortMoment } from './frame';
import type { Chat, Meeting, Message } from './model';
import { tabFrame, type Tab } from './tab';

export const chatViews = ['chat', 'details', 'tab', 'panel'] as const;
export type ChatView = (typeof chatViews)[number];

export function chatList(chats: readonly Chat[], current: string | undefined): Html {
  return listPane(
    'Chat',
    chats.map(
      ({ id, topic, members }) => html`<li><a href="${address({ chat: id, view: 'chat' })}"${id === current && html` aria-current="true"`}>
<span class="avatar" aria-hidden="true">${initialsOf(topic)}</span>
<span class="entry"><strong>${topic}</strong><span>${members.length} people</span></span></a></li>`
    ),
    'No meetings yet. The chat of each meeting that you are invited to appears here.'
  );
}

export interface OpenChat {
  chat: Chat;
  meeting: Meeting | undefined;
  view: ChatView;
  appName: string;
  people: readonly Person[];
  messages: readonly Message[];
  tab: Tab;
}

/** One meeting: its chat, its details, the app's tab. */
export function chatContent(open: OpenChat): Html {
  return html`${header(open)}${bodyOf(open)}`;
}

function header({ chat, view, appName }: OpenChat): Html {
  const tabs: { view: ChatView; name: string }[] = [
    { view: 'chat', name: 'Chat' },
    { view: 'details', name: 'Details' },
    { view: 'tab', name: appName },
  ];
  return html`<header class="meeting-header">
<span class="avatar large" aria-hidden="true">${initialsOf(chat.topic)}</span>
<div><h2>${chat.topic}</h2>
<nav aria-label="Meeting"><ul>
${tabs.map((one) => html`<li><a href="${address({ chat: chat.id, view: one.view })}"${one.view === view && html` aria-current="page"`}>${one.name}</a></li>`)}
</ul></nav></div>
<a class="primary join" href="${address({ chat: chat.id, view: 'panel' })}">Join</a>
</header>`;
}

function bodyOf(open: OpenChat): Html {
  if (open.view === 'chat') return messageList(open.messages);
  const tab = tabFrame(open.tab);
  return open.view === 'details' ? html`${details(open)}${tab}` : tab;
}

function messageList(messages: readonly Message[]): Html {
  if (messages.length === 0) return html`<p class="empty">Nobody has written in this chat yet.</p>`;
  const data = messages.map(({ id, html: content, cards }) => ({ id, html: content, cards }));
  return html`<ol class="messages" aria-label="Messages">
${messages.map(
  ({ id, from, sent }) => html`<li class="message"><span class="avatar" aria-hidden="true">${initialsOf(from)}</span>
<article aria-label="Message of ${from}, ${shortMoment(sent)}"><p class="message-from"><strong>${from}</strong> <time datetime="${sent}">${shortMoment(sent)}</time></p>
<div class="message-body" data-message="${id}"></div></article></li>`
)}
</ol>
${dataElement('messages', data)}
<script src="/_host/vendor/adaptivecards.min.js"></script>`;
}

function details({ meeting, people }: OpenChat): Html {
  if (!meeting) return html`<p class="empty">The details of this meeting are shown to the people who are invited.</p>`;
  const name = (upn: string): string => people.find((person) => person.upn === upn)?.name ?? upn;
  return html`<dl class="meeting-details">
<div><dt>When</dt><dd>${fullMoment(meeting.start)} to ${shortMoment(meeting.end).split(', ')[1]}</dd></div>
<div><dt>Organiser</dt><dd>${name(meeting.organiser)}</dd></div>
<div><dt>Invited</dt><dd>${meeting.attendees.map(name).join(', ')}</dd></div>
</dl>`;
}

/** A meeting that is being held: the people on the left, the app's side panel on the right. */
export function meetingInProgress({ chat, meeting, people, tab, appName }: OpenChat): Html {
  const name = (upn: string): string => people.find((person) => person.upn === upn)?.name ?? upn;
  const present = meeting ? [meeting.organiser, ...meeting.attendees].map(name) : chat.members;
  return html`<div class="in-progress">
<section class="stage" aria-label="Meeting in progress">
<header><h1>${chat.topic}</h1><a class="leave" href="${address({ chat: chat.id, view: 'chat' })}">Leave</a></header>
<ul>${present.map((one) => html`<li><span class="avatar" aria-hidden="true">${initialsOf(one)}</span><span>${one}</span></li>`)}</ul>
</section>
<section class="side-panel" aria-label="${appName}, side panel">
<header><h2>${appName}</h2><a href="${address({ chat: chat.id, view: 'tab' })}" class="suite-button" aria-label="Close the side panel">${icon('close')}</a></header>
${tabFrame(tab)}
</section>
</div>`;
}
