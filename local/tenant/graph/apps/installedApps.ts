import { checkFields } from '../body/fields';
import { shapedCollection } from '../body/shaped';
import { chatOf } from '../chats/access';
import { teamOf } from '../teams/access';
import { signedIn } from '../wire/caller';
import { badRequest, forbidden, GraphError, notFound, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { entity, expansions, isRecord, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import { appResource, definitionResource, installationResource } from './appResources';
import { boundAppId } from './bound';
import { allApps, appById, installApp, installation, installationsAt, uninstallApp } from './appStore';
import type { Installation, TeamsApp } from './appStore';

type Use = 'read' | 'write';

/** Where an app can be installed. @returns under which id its installations are kept */
interface InstallPlace {
  readonly pattern: string;
  readonly facts: string;
  find(call: GraphCall, use: Use): string;
}

function needsFor(suffix: string, use: Use): Needs {
  const read = [`TeamsAppInstallation.Read${suffix}`, `TeamsAppInstallation.ReadWriteSelf${suffix}`, `TeamsAppInstallation.ReadWrite${suffix}`];
  const delegated = use === 'read' ? read : read.slice(1);
  return { delegated, application: delegated.map((name) => `${name}.All`) };
}

/** A person's own apps; of others an application alone looks after them. */
function ofPerson(call: GraphCall, use: Use): string {
  requirePermission(call.caller, 'teams', needsFor('ForUser', use));
  const named = call.params['user'];
  const person = named === undefined ? signedIn(call.caller) : personByKey(call.world.people, named);
  if (!person) throw notFound('The user was not found.');
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id) throw forbidden('The apps of another user cannot be read.');
  // What is installed for everybody is installed for this person too.
  for (const app of allApps(call.world.db)) installation(call.world.db, app, person.id);
  return person.id;
}

const places: readonly InstallPlace[] = [
  { pattern: '@mailbox/teamwork/installedApps', facts: 'List apps installed for user', find: ofPerson },
  { pattern: '@chat/installedApps', facts: 'List apps in chat', find: (call, use) => chatOf(call, needsFor('ForChat', use)).id },
  { pattern: '/teams/{team}/installedApps', facts: 'List apps in team', find: (call, use) => teamOf(call, needsFor('ForTeam', use)).id },
];

function parts(call: GraphCall, { app }: Installation): Row {
  const found: Record<string, unknown> = {};
  for (const name of expansions(call).keys()) {
    if (name === 'teamsApp') found['teamsApp'] = appResource(app);
    else if (name === 'teamsAppDefinition') found['teamsAppDefinition'] = definitionResource(app);
    else throw unsupported(`$expand=${name} on installedApps`);
  }
  return found;
}

function list(place: InstallPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const installed = installationsAt(call.world.db, place.find(call, 'read'));
    const shape = {
      row: installationResource,
      // Their app can be filtered by, whether or not it is expanded.
      hidden: ({ app }: Installation) => ({ teamsApp: appResource(app), teamsAppDefinition: definitionResource(app) }),
      parts: (one: Installation) => parts(call, one),
    };
    return shapedCollection(call, installed, shape, { size: 100, most: 100, context: 'installedApps' });
  };
}

function find(call: GraphCall, place: InstallPlace, use: Use): Installation {
  const found = installationsAt(call.world.db, place.find(call, use)).find(({ id }) => id === call.params['installation']);
  if (!found) throw notFound('The installed app was not found.');
  return found;
}

function get(place: InstallPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const one = find(call, place, 'read');
    const answer = entity(call, installationResource(one), { context: 'installedApps' });
    return isRecord(answer.body) ? { ...answer, body: { ...answer.body, ...parts(call, one) } } : answer;
  };
}

function add(place: InstallPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const at = place.find(call, 'write');
    const body = jsonBody(call);
    checkFields(body, { type: 'teamsAppInstallation', names: ['consentedPermissionSet'] });
    const id = boundAppId(body);
    const app = appById(call.world.db, id);
    if (!app) throw notFound(`The app '${id}' was not found in the catalog.`);
    if (installationsAt(call.world.db, at).some((one) => one.app.teamsAppId === app.teamsAppId)) {
      throw new GraphError(409, 'Conflict', 'The app is already installed here.');
    }
    installApp(call.world.db, app.teamsAppId, at);
    return { status: 201 };
  };
}

function remove(place: InstallPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    uninstallApp(call.world.db, find(call, place, 'write').id);
    return noContent();
  };
}

/** Apps have one version here: the newest is the one that is installed. */
function upgrade(place: InstallPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    find(call, place, 'write');
    throw badRequest('The app is of the newest version already.');
  };
}

function related(place: InstallPlace, resource: (app: TeamsApp) => Row): (call: GraphCall) => GraphAnswer {
  return (call) => entity(call, resource(find(call, place, 'read').app), { context: 'installedApps' });
}

export const installedAppRoutes: readonly Route[] = places.flatMap((place): Route[] => {
  const { pattern, facts } = place;
  const one = `${pattern}/{installation:any}`;
  return [
    { method: 'GET', pattern, facts, handle: list(place) },
    { method: 'POST', pattern, facts, handle: add(place) },
    { method: 'GET', pattern: one, facts, handle: get(place) },
    { method: 'DELETE', pattern: one, facts, handle: remove(place) },
    { method: 'POST', pattern: `${one}/upgrade`, facts, handle: upgrade(place) },
    { method: 'GET', pattern: `${one}/teamsApp`, facts, handle: related(place, appResource) },
    { method: 'GET', pattern: `${one}/teamsAppDefinition`, facts, handle: related(place, definitionResource) },
  ];
});
