import { allApps, installation } from './appStore';
import type { TeamsApp } from './appStore';
import type { Caller } from '../wire/caller';
import { membersOf } from '../chats/chatStore';
import { chatOf } from '../chats/access';
import { badRequest, forbidden, GraphError, notFound } from '../wire/errors';
import { addNotification } from './notificationStore';
import { isRecord, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';

type Body = Readonly<Record<string, unknown>>;

/** userTeamwork: sendActivityNotification. */
function notifyUser(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', needs.notify);
  const recipient = personByKey(call.world.people, call.params['user'] ?? '');
  if (!recipient) throw notFound('The user was not found.');
  return send(call, recipient, `/users/${recipient.id}/teamwork/installedApps/`);
}

/** chat: sendActivityNotification. The recipient stands in the body and is a member of the chat. */
function notifyInChat(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', needs.notify);
  const chat = chatOf(call, needs.notify);
  const recipient = personByKey(call.world.people, recipientId(jsonBody(call)));
  if (!recipient) throw notFound('The recipient was not found.');
  if (!membersOf(call.world.db, chat.id).includes(recipient.id)) {
    throw badRequest('The recipient is not a member of the chat.');
  }
  return send(call, recipient, `/chats/${chat.id}`);
}

function recipientId(body: Body): string {
  const recipient = body['recipient'];
  const type = isRecord(recipient) ? textOf(recipient['@odata.type'])?.replace('#', '') : undefined;
  const id = isRecord(recipient) ? textOf(recipient['userId']) : undefined;
  if (type !== 'microsoft.graph.aadUserNotificationRecipient' || id === undefined) {
    throw badRequest('The recipient must be an aadUserNotificationRecipient with a userId.');
  }
  return id;
}

function send(call: GraphCall, recipient: Person, entityPath: string): GraphAnswer {
  const body = jsonBody(call);
  const app = callingApp(call, body, recipient);
  const installed = installation(call.world.db, app, recipient.id);
  if (installed === undefined) throw notAuthorised(call.caller, body, recipient);
  if (call.caller.kind === 'delegated' && call.caller.person.id === recipient.id) {
    throw badRequest('A notification cannot be sent to the calling user.');
  }
  const isUser = entityPath.startsWith('/users');
  const topic = checkTopic(body['topic'], isUser ? [`${entityPath}${installed}`] : [entityPath]);
  const preview = isRecord(body['previewText']) ? textOf(body['previewText']['content']) ?? '' : '';
  addNotification(call.world.db, {
    recipientId: recipient.id,
    appId: app.teamsAppId,
    chainId: chainOf(body),
    created: call.now.toISOString(),
    activityType: textOf(body['activityType']) ?? '',
    text: writeText(call, app, body),
    // Teams shows no more of it.
    preview: preview.slice(0, 150),
    topic,
    actor: call.caller.kind === 'delegated' ? call.caller.person.upn : call.caller.appId,
  });
  return noContent();
}

/** The app is the one whose manifest names the calling application; of several the body has to name one. */
function callingApp(call: GraphCall, body: Body, recipient: Person): TeamsApp {
  const wanted = textOf(body['teamsAppId']);
  const apps = allApps(call.world.db).filter((app) => app.webApplicationId === call.caller.appId);
  const fitting = wanted === undefined ? apps : apps.filter((app) => app.teamsAppId === wanted);
  if (fitting.length > 1) {
    const message = `Found multiple applications with the same Microsoft Entra App ID '${call.caller.appId}'. Send teamsAppId.`;
    throw new GraphError(409, 'Conflict', message);
  }
  const [app] = fitting;
  if (!app) throw notAuthorised(call.caller, body, recipient);
  return app;
}

function notAuthorised(caller: Caller, body: Body, recipient: Person): GraphError {
  return forbidden(
    `Application with AAD App Id '${caller.appId}' is not authorized to generate custom text notifications about ` +
      `'${textOf(body['activityType'])}' to the recipient with AAD user id '${recipient.id}'.`
  );
}

/** `text` needs a Teams deep link; `entityUrl` an address under what the notification is sent to. */
function checkTopic(topic: unknown, entityPaths: readonly string[]): { source: string; value: string; webUrl?: string } {
  if (!isRecord(topic)) throw badRequest('The property topic is required.');
  const source = textOf(topic['source']);
  const value = textOf(topic['value']);
  const webUrl = textOf(topic['webUrl']);
  if (!value) throw badRequest('The property topic.value is required.');
  if (webUrl !== undefined && !/^https:\/\/teams\.microsoft\.com\/l\//.test(webUrl)) {
    throw badRequest('topic.webUrl must be a Microsoft Teams deep link.');
  }
  if (source === 'text') {
    if (webUrl === undefined) throw badRequest('topic.webUrl is required when topic.source is text.');
    return { source, value, webUrl };
  }
  if (source !== 'entityUrl') throw badRequest("topic.source must be 'entityUrl' or 'text'.");
  const path = decodeURIComponent(value.replace(/^https:\/\/[^/]+\/(v1\.0|beta)/, ''));
  if (!entityPaths.some((allowed) => path === allowed || path.startsWith(`${allowed}/messages/`))) {
    throw badRequest(`topic.value '${value}' is not an entity that this notification can be about.`);
  }
  return { source, value, webUrl };
}

function chainOf(body: Body): string | null {
  const chain = body['chainId'];
  if (chain === undefined || chain === null) return null;
  if (typeof chain === 'number' && Number.isInteger(chain)) return String(chain);
  throw badRequest('chainId must be a whole number.');
}

/** The declared text with its parameters. `systemDefault` needs no declaration. */
function writeText(call: GraphCall, app: TeamsApp, body: Body): string {
  const type = textOf(body['activityType']);
  if (!type) throw badRequest('The property activityType is required.');
  const values = new Map<string, string>();
  for (const parameter of listOf(body['templateParameters'])) {
    const value = textOf(parameter['value']);
    if (value !== undefined) values.set(textOf(parameter['name']) ?? '', value);
  }
  values.set('actor', call.caller.kind === 'delegated' ? call.caller.person.displayName : app.name);
  const declared = app.activityTypes.find((candidate) => candidate.type === type);
  const template = type === 'systemDefault' ? '{systemDefaultText}' : declared?.templateText;
  if (template === undefined) throw badRequest(`The activity type '${type}' is not declared in the app's manifest.`);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw badRequest(`The template parameter '${name}' of '${type}' is missing.`);
    return value;
  });
}

export const notificationRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/users/{user:any}/teamwork/sendActivityNotification', handle: notifyUser },
  { method: 'POST', pattern: '/chats/{chat:any}/sendActivityNotification', handle: notifyInChat },
];
