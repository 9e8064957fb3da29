import { html, type Html } from '../html';
import { icon, type IconName } from '../icons';
import type { Person } from '../people';
import type { ThemeName } from '../client/pageData';
import { documentOf, moduleScript } from '../pages/layout';
import { accountCircle, disclosure } from '../pages/suiteBar';

export type RailView = 'activity' | 'chat' | 'calendar' | 'contracts';

export interface TeamsFrame {
  title: string;
  rail: RailView;
  unread: number;
  person: Person;
  people: readonly Person[];
  here: string;
  theme: ThemeName;
  list?: Html;
  content: Html;
}

const rail: { view: RailView; name: string; icon: IconName }[] = [
  { view: 'activity', name: 'Activity', icon: 'bell' },
  { view: 'chat', name: 'Chat', icon: 'chat' },
  { view: 'calendar', name: 'Calendar', icon: 'calendar' },
  { view: 'contracts', name: 'Contracts', icon: 'contracts' },
];

const themes: { value: ThemeName; name: string }[] = [
  { value: 'light', name: 'Default' },
  { value: 'dark', name: 'Dark' },
  { value: 'contrast', name: 'High contrast' },
];

/** The frame around everything in Teams: top bar, rail, list, content. */
export function teamsFrame(frame: TeamsFrame): string {
  return documentOf({
    title: `${frame.title} | Microsoft Teams`,
    theme: frame.theme,
    styles: ['frame', 'teams', 'cards'],
    bodyClass: frame.list ? 'teams with-list' : 'teams',
    body: html`<a class="skip-link" href="#content">Skip to content</a>
${topBar(frame)}
<nav class="rail" aria-label="Teams"><ul>
${rail.map((entry) => railEntry(entry, frame))}
</ul></nav>
${frame.list}
<main id="content" class="content" aria-label="${frame.title}" tabindex="-1">${frame.content}</main>`,
    scripts: moduleScript('teams/frame'),
  });
}

function topBar({ person, people, here, theme }: TeamsFrame): Html {
  return html`<header class="top-bar">
<a class="top-name" href="/">Contracts site</a>
<form class="top-search" role="search" action="#" data-search>${icon('search')}<input type="search" aria-label="Search Teams" placeholder="Search"></form>
<div class="top-end">
${disclosure('teams-settings', 'Theme', icon('view'), html`<fieldset class="choice"><legend>Theme</legend>
${themes.map(({ value, name }) => html`<label><input type="radio" name="teams-theme" value="${value}" data-teams-theme${value === theme && html` checked`}><span>${name}</span></label>`)}
</fieldset>`)}
${accountCircle(person, people, here)}
</div>
<p class="suite-note" role="status" data-suite-note></p>
</header>`;
}

function railEntry(entry: (typeof rail)[number], frame: TeamsFrame): Html {
  const unread = entry.view === 'activity' && frame.unread > 0;
  return html`<li><a href="/teams?view=${entry.view}"${entry.view === frame.rail && html` aria-current="page"`}>
<span class="rail-icon">${icon(entry.icon)}${unread && html`<span class="badge" aria-hidden="true">${frame.unread}</span>`}</span>
<span>${entry.name}</span>${unread && html`<span class="visually-hidden">, ${frame.unread} unread</span>`}</a></li>`;
}

export function listPane(title: string, entries: readonly Html[], empty: string): Html {
  return html`<section class="list-pane" aria-labelledby="list-title">
<h1 id="list-title">${title}</h1>
${entries.length > 0 ? html`<ul>${entries}</ul>` : html`<p class="empty">${empty}</p>`}
</section>`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

export function shortMoment(iso: string): string {
  return moment.format(new Date(iso));
}

const longMoment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

export function fullMoment(iso: string): string {
  return longMoment.format(new Date(iso));
}
