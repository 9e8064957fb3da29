import { checkFields } from '../body/fields';
import type { Fields } from '../body/fields';
import { installation } from '../apps/appStore';
import type { TeamsApp } from '../apps/appStore';
import { chatOf } from '../chats/access';
import { teamOf } from '../teams/access';
import { badRequest, GraphError, notFound } from '../wire/errors';
import { jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';
import { readChain, readPreview, readTopic, writeText } from './activity';
import { callingApp, isInstalledFor, notAuthorised } from './callingApp';
import { addNotification } from './notificationStore';
import type { Notification } from './notificationStore';
import { recipientsOf } from './recipients';

/** Installing an app with the permission for its place lets the app alone send there (resource-specific consent). */
const notify = (place: 'User' | 'Chat' | 'Group'): Needs => ({ delegated: ['TeamsActivity.Send'], application: [`TeamsActivity.Send.${place}`, 'TeamsActivity.Send'] });

const bodyFields = {
  type: 'teamsActivityNotification',
  names: ['topic', 'activityType', 'chainId', 'previewText', 'teamsAppId', 'templateParameters', 'recipient', 'recipients', 'iconId'],
};

function bodyOf(call: GraphCall): Fields {
  const body = jsonBody(call);
  checkFields(body, bodyFields);
  return body;
}

/** userTeamwork: sendActivityNotification. */
function notifyUser(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', notify('User'));
  const recipient = personByKey(call.world.people, call.params['user'] ?? '');
  if (!recipient) throw notFound('The user was not found.');
  const body = bodyOf(call);
  const app = callingApp(call, body, recipient);
  requireInstalled(call, app, recipient, body);
  const own = installation(call.world.db, app, recipient.id);
  const paths = [`/users/${recipient.id}/teamwork/installedApps/${own ?? ''}`, `/appCatalogs/teamsApps/${app.teamsAppId}`];
  deliver(call, app, body, [recipient], (path) => paths.includes(path));
  return noContent();
}

/** chat: sendActivityNotification. The recipients stand in the body and are members of the chat. */
function notifyInChat(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, notify('Chat'));
  return notifyMembers(call, { kind: 'chat', id: chat.id }, (path) => path === `/chats/${chat.id}` || path.startsWith(`/chats/${chat.id}/messages/`));
}

/** team: sendActivityNotification, about the team, a channel of it, or what stands in a channel. */
function notifyInTeam(call: GraphCall): GraphAnswer {
  const team = teamOf(call, notify('Group'));
  return notifyMembers(call, { kind: 'team', id: team.id }, (path) => path === `/teams/${team.id}` || path.startsWith(`/teams/${team.id}/channels/`));
}

function notifyMembers(call: GraphCall, audience: { kind: 'chat' | 'team'; id: string }, fits: (path: string) => boolean): GraphAnswer {
  const body = bodyOf(call);
  const all = recipientsOf(call, body['recipient'], audience);
  // Who sends to everybody does not send to themselves.
  const others = all.length === 1 ? all : all.filter(({ id }) => call.caller.kind !== 'delegated' || call.caller.person.id !== id);
  const app = callingApp(call, body, others[0]);
  for (const person of others) requireInstalled(call, app, person, body);
  deliver(call, app, body, others, fits);
  return noContent();
}

const mostRecipients = 100;

/**
 * teamwork: sendActivityNotificationToRecipients: accepted at once, delivered to those for whom the app is installed; the
 * sender does not learn who they were.
 */
function notifySeveral(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', { delegated: ['TeamsActivity.Send'], application: ['TeamsActivity.Send'] });
  const body = bodyOf(call);
  const recipients = listOf(body['recipients']);
  if (recipients.length === 0 || recipients.length > mostRecipients) throw badRequest(`From 1 to ${mostRecipients} recipients can be notified at once.`);
  const people = recipients.flatMap((recipient) => knownOnly(call, recipient));
  const app = callingApp(call, body, undefined);
  const reached = people.filter((person) => isInstalledFor(call, app, person) && !isSender(call, person));
  deliver(call, app, body, reached, (path) => path === `/appCatalogs/teamsApps/${app.teamsAppId}`);
  return { status: 202 };
}

function knownOnly(call: GraphCall, recipient: unknown): Person[] {
  try {
    return recipientsOf(call, recipient, { kind: 'organisation', id: '' });
  } catch (error) {
    if (error instanceof GraphError && error.status === 404) return [];
    throw error;
  }
}

function requireInstalled(call: GraphCall, app: TeamsApp, recipient: Person, body: Fields): void {
  if (!isInstalledFor(call, app, recipient)) throw notAuthorised(call, body, recipient);
  if (isSender(call, recipient)) throw badRequest('A notification cannot be sent to the calling user.');
}

function isSender(call: GraphCall, person: Person): boolean {
  return call.caller.kind === 'delegated' && call.caller.person.id === person.id;
}

function deliver(call: GraphCall, app: TeamsApp, body: Fields, recipients: readonly Person[], fits: (path: string) => boolean): void {
  const notification: Omit<Notification, 'recipientId'> = {
    appId: app.teamsAppId,
    chainId: readChain(body),
    created: call.now.toISOString(),
    activityType: textOf(body['activityType']) ?? '',
    topic: readTopic(body['topic'], fits),
    text: writeText(call, app, body),
    preview: readPreview(body),
    actor: call.caller.kind === 'delegated' ? call.caller.person.upn : call.caller.appId,
  };
  for (const { id } of recipients) addNotification(call.world.db, { ...notification, recipientId: id });
}

export const notificationRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/users/{user:any}/teamwork/sendActivityNotification', facts: '4', handle: notifyUser },
  { method: 'POST', pattern: '/chats/{chat:any}/sendActivityNotification', facts: '4', handle: notifyInChat },
  { method: 'POST', pattern: '/teams/{team}/sendActivityNotification', facts: '4', handle: notifyInTeam },
  { method: 'POST', pattern: '/teamwork/sendActivityNotificationToRecipients', facts: '4', handle: notifySeveral },
];
