import type { Fields } from '../body/fields';
import { allApps, installation, installedAt } from '../apps/appStore';
import type { TeamsApp } from '../apps/appStore';
import { chatsOf } from '../chats/chatStore';
import { groupsWith } from '../groups/groupStore';
import { forbidden, GraphError } from '../wire/errors';
import { textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import type { Person } from '../wire/world';

/** The app is the one whose manifest names the calling application; of several the body has to name one. @throws 403, 409 */
export function callingApp(call: GraphCall, body: Fields, recipient: Person | undefined): TeamsApp {
  const wanted = textOf(body['teamsAppId']);
  const apps = allApps(call.world.db).filter((app) => app.webApplicationId === call.caller.appId);
  const fitting = wanted === undefined ? apps : apps.filter((app) => app.teamsAppId === wanted);
  if (fitting.length > 1) {
    const message = `Found multiple applications with the same Microsoft Entra App ID '${call.caller.appId}'. Send teamsAppId.`;
    throw new GraphError(409, 'Conflict', message);
  }
  const [app] = fitting;
  if (!app) throw notAuthorised(call, body, recipient);
  return app;
}

export function notAuthorised(call: GraphCall, body: Fields, recipient: Person | undefined): GraphError {
  const whom = recipient ? `the recipient with AAD user id '${recipient.id}'` : 'the recipients';
  return forbidden(
    `Application with AAD App Id '${call.caller.appId}' is not authorized to generate custom text notifications about ` +
      `'${textOf(body['activityType'])}' to ${whom}.`
  );
}

/** For the person, or in a chat or a team that they are in. */
export function isInstalledFor(call: GraphCall, app: TeamsApp, person: Person): boolean {
  const { db } = call.world;
  if (installation(db, app, person.id) !== undefined) return true;
  const places = [...chatsOf(db, person.id), ...groupsWith(db, person.id), ...groupsWith(db, person.id, 'owner')];
  return places.some(({ id }) => installedAt(db, app, id) !== undefined);
}
