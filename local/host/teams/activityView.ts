import { html, type Html } from '../html';
import { icon } from '../icons';
import { listPane, shortMoment } from './frame';
import type { Notification } from './model';

/** The activity feed: unread entries carry a mark and a word; opening one follows its link. */
export function activityList(notifications: readonly Notification[], read: ReadonlySet<string>): Html {
  return listPane(
    'Activity',
    notifications.map((notification) => entry(notification, !read.has(notification.id))),
    'Nothing yet. What others ask of you appears here.'
  );
}

function entry({ id, title, preview, sent }: Notification, unread: boolean): Html {
  return html`<li${unread && html` class="unread"`}><a href="/_host/teams/notification?id=${id}">
<span class="app-icon">${icon('contracts')}</span>
<span class="entry"><span class="entry-first"><strong>${title}</strong><time datetime="${sent}">${shortMoment(sent)}</time></span>
<span>${preview}</span></span>${unread && html`<span class="visually-hidden">Unread</span>`}</a></li>`;
}
