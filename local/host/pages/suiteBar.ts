import { html, type Html } from '../html';
import { icon } from '../icons';
import { initialsOf, type Person } from '../people';

export interface SuiteBar {
  product: string;
  person: Person;
  people: readonly Person[];
  /** Local address to come back to after signing in as someone else. */
  here: string;
  settings?: Html;
}

/** The bar across every page: launcher, search, notifications, settings, and the circle that switches people. */
export function suiteBar({ product, person, people, here, settings }: SuiteBar): Html {
  return html`<div class="suite-bar">
<div class="suite-start">
${disclosure('launcher', 'App launcher', icon('apps'), html`<ul class="menu-list">
<li><a href="/">SharePoint: contracts site</a></li>
<li><a href="/teams">Microsoft Teams</a></li>
</ul>`)}
<a class="suite-name" href="/">${product}</a>
</div>
<form class="suite-search" role="search" action="#" data-search>
${icon('search')}<input type="search" aria-label="Search this site" placeholder="Search this site">
</form>
<div class="suite-end">
${settings}
<a class="suite-button" href="/teams?view=activity" aria-label="Notifications in Teams">${icon('bell')}</a>
${accountCircle(person, people, here)}
</div>
<p class="suite-note" role="status" data-suite-note></p>
</div>`;
}

export function disclosure(id: string, label: string, face: Html, content: Html): Html {
  return html`<div class="disclosure" data-disclosure>
<button type="button" class="suite-button" aria-label="${label}" aria-expanded="false" aria-controls="${id}-menu">${face}</button>
<div class="menu" id="${id}-menu" hidden>${content}</div>
</div>`;
}

/** The circle with the initials; its menu says who is signed in and signs in as someone else. */
export function accountCircle(person: Person, people: readonly Person[], here: string): Html {
  const initials = initialsOf(person.name);
  const face = html`<span class="avatar" aria-hidden="true">${initials}</span>`;
  return disclosure('account', `${initials}, Account: ${person.name}`, face, accountMenu(person, people, here));
}

function accountMenu(person: Person, people: readonly Person[], here: string): Html {
  return html`<div class="account-now">
<span class="avatar large" aria-hidden="true">${initialsOf(person.name)}</span>
<div><strong>${person.name}</strong><span>${person.post}</span><span>${person.upn}</span></div>
</div>
<h2 class="menu-title" id="sign-in-as">Sign in as</h2>
<ul class="menu-list people" aria-labelledby="sign-in-as">
${people.map((one) => personLink(one, one.upn === person.upn, here))}
</ul>`;
}

function personLink(person: Person, current: boolean, here: string): Html {
  const address = `/_host/sign-in?as=${encodeURIComponent(person.upn)}&return=${encodeURIComponent(withoutUser(here))}`;
  return html`<li><a href="${address}"${current && html` aria-current="true"`}>
<span class="avatar" aria-hidden="true">${initialsOf(person.name)}</span>
<span class="person"><span class="person-name">${person.name}</span><span class="person-post">${person.post}${person.isGuest && ' (guest)'}</span></span>
</a></li>`;
}

/** An address that names a person would sign that person in again. */
function withoutUser(here: string): string {
  const { pathname, searchParams } = new URL(here, 'http://local');
  searchParams.delete('user');
  return searchParams.size > 0 ? `${pathname}?${searchParams.toString()}` : pathname;
}
