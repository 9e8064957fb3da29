import type { FastifyInstance, FastifyRequest } from 'fastify';
import site from '../site.json';
import { html } from '../html';
import type { HostContext } from '../context';
import { cookieOf, visitorOf, type Visitor } from '../people';
import type { ThemeName } from '../client/pageData';
import { notice } from '../pages/siteFrame';
import { calendarList } from './calendarView';
import { activityList } from './activityView';
import { chatContent, chatList, chatViews, meetingInProgress, type ChatView, type OpenChat } from './chatView';
import { address, frameAddress } from './deepLinks';
import { teamsFrame, type RailView, type TeamsFrame } from './frame';
import { chatOf, chatsOf, meetingOf, messagesOf, notificationsOf, type Chat } from './model';
import { tabFrame, tabOf } from './tab';

interface TeamsQuery {
  view?: string;
  chat?: string;
  tab?: string;
  sub?: string;
  theme?: string;
}

/** What every view of one request shares. */
interface TeamsVisit extends Visitor {
  query: TeamsQuery;
  theme: ThemeName;
  host: HostContext;
  address: string;
}

type View = Pick<TeamsFrame, 'title' | 'rail' | 'list' | 'content'>;

/** The Teams-like frame; its whole state stands in the address. */
export function registerTeams(app: FastifyInstance, host: HostContext): void {
  app.get<{ Querystring: TeamsQuery }>('/teams', async (request, reply) => {
    const visitor = await visitorOf(app, request, reply);
    const visit: TeamsVisit = { ...visitor, query: request.query, theme: themeOf(request), host, address: request.host };
    const [view, notifications] = await Promise.all([draw(visit), notificationsOf(visitor.tenant)]);
    const read = host.store.readBy(visitor.person.upn);
    const unread = notifications.filter(({ id }) => !read.has(id)).length;
    const { person, people } = visitor;
    return reply.type('text/html').send(teamsFrame({ ...view, unread, person, people, here: request.url, theme: visit.theme }));
  });

  app.get<{ Querystring: { id: string } }>('/_host/teams/notification', async (request, reply) => {
    const { tenant, person } = await visitorOf(app, request, reply);
    const notification = (await notificationsOf(tenant)).find(({ id }) => id === request.query.id);
    if (!notification) return reply.redirect('/teams?view=activity');
    host.store.markRead(person.upn, notification.id);
    return reply.redirect(frameAddress(notification.link, host.teamsApp()) ?? '/teams?view=activity');
  });

  app.get('/_host/teams/validDomains.json', async () => ({ validDomains: [] }));

  /** Where a link of a card or of the app leads inside the frame. */
  app.get<{ Querystring: { url: string } }>('/_host/teams/link', async (request) => ({
    address: frameAddress(request.query.url, host.teamsApp()) ?? null,
  }));
}

function draw(visit: TeamsVisit): Promise<View> {
  const { view, chat } = visit.query;
  if (chat) return openChat(visit, chat);
  if (view === 'chat') return chats(visit);
  if (view === 'calendar') return calendar(visit);
  if (view === 'contracts') return contracts(visit);
  return activity(visit);
}

async function activity({ tenant, host }: TeamsVisit): Promise<View> {
  const notifications = await notificationsOf(tenant);
  return {
    title: 'Activity',
    rail: 'activity',
    list: activityList(notifications, host.store.readBy(tenant.upn)),
    content: html`<p class="empty">Choose an entry of the feed to open what it is about.</p>`,
  };
}

async function chats({ tenant }: TeamsVisit): Promise<View> {
  const list = chatList(await chatsOf(tenant), undefined);
  return { title: 'Chat', rail: 'chat', list, content: html`<p class="empty">Choose a meeting to read its chat.</p>` };
}

async function calendar({ tenant, people }: TeamsVisit): Promise<View> {
  const chatsWithMeeting = await chatsOf(tenant);
  const meetings = await Promise.all(chatsWithMeeting.map(async (chat) => ({ chat, meeting: await meetingOf(tenant, chat) })));
  return { title: 'Calendar', rail: 'calendar', content: calendarList(meetings, people) };
}

async function contracts({ query, host, person, theme, address: hostName }: TeamsVisit): Promise<View> {
  const { personalTabs } = host.teamsApp();
  const tab = personalTabs.find(({ entityId }) => entityId === query.tab) ?? personalTabs[0];
  if (!tab) return failed('contracts', 'No personal tab', 'The Teams app package declares no personal tab.');
  const { componentId, entityId, name } = tab;
  const options = { title: name, componentId, entityId, subEntityId: query.sub, frameContext: 'content' as const };
  const frame = tabFrame(tabOf({ ...options, theme, person, host: hostName }));
  return {
    title: name,
    rail: 'contracts',
    content: html`<header class="app-header"><h1>${host.teamsApp().name}</h1><nav aria-label="App"><ul>
${personalTabs.map((one) => html`<li><a href="${address({ view: 'contracts', tab: one.entityId })}"${one === tab && html` aria-current="page"`}>${one.name}</a></li>`)}
</ul></nav></header>${frame}`,
  };
}

async function openChat(visit: TeamsVisit, chatId: string): Promise<View> {
  const [all, chat] = await Promise.all([chatsOf(visit.tenant), chatOf(visit.tenant, chatId)]);
  if (!chat) return failed('chat', 'You are not in this chat', `${visit.person.name} is not a member of the chat that this link leads to.`);
  const open = await opened(visit, chat);
  if (open.view === 'panel') return { title: chat.topic, rail: 'calendar', content: meetingInProgress(open) };
  return { title: chat.topic, rail: 'chat', list: chatList(all, chat.id), content: chatContent(open) };
}

async function opened({ tenant, host, query, theme, person, people, address: hostName }: TeamsVisit, chat: Chat): Promise<OpenChat> {
  const app = host.teamsApp();
  const view: ChatView = chatViews.find((name) => name === query.view) ?? 'chat';
  const [meeting, messages] = await Promise.all([meetingOf(tenant, chat), view === 'chat' ? messagesOf(tenant, chat.id) : []]);
  const tab = tabOf({
    title: app.name,
    componentId: app.meetingTab.componentId,
    entityId: app.meetingTab.componentId,
    subEntityId: query.sub,
    frameContext: view === 'panel' ? 'sidePanel' : 'content',
    theme,
    person,
    host: hostName,
    chat,
    meeting,
  });
  return { chat, meeting, view, appName: app.name, people, messages, tab };
}

function failed(rail: RailView, title: string, text: string): View {
  return { title, rail, content: notice(title, text, { href: site.home, text: 'Open the contract register' }) };
}

function themeOf(request: FastifyRequest): ThemeName {
  const theme = (request.query as TeamsQuery).theme ?? cookieOf(request, 'host-teams-theme');
  return theme === 'dark' || theme === 'contrast' ? theme : 'light';
}
