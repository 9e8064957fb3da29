import { shapedCollection } from '../body/shaped';
import { notFound, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, expansions, isRecord } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import { appResource, definitionId, definitionResource } from './appResources';
import { allApps, appById } from './appStore';
import type { TeamsApp } from './appStore';

const catalogNeeds = {
  delegated: ['AppCatalog.Read.All', 'AppCatalog.Submit', 'AppCatalog.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  application: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
} satisfies Needs;

function parts(call: GraphCall, app: TeamsApp): Row {
  const names = [...expansions(call).keys()];
  const unknown = names.find((name) => name !== 'appDefinitions');
  if (unknown) throw unsupported(`$expand=${unknown} on teamsApps`);
  return names.length > 0 ? { appDefinitions: [definitionResource(app)] } : {};
}

/** The apps of the organisation; those of Microsoft's store are not here. */
function listApps(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', catalogNeeds);
  const shape = { row: appResource, parts: (app: TeamsApp) => parts(call, app) };
  return shapedCollection(call, allApps(call.world.db), shape, { size: 100, most: 999, context: 'appCatalogs/teamsApps' });
}

function appOf(call: GraphCall): TeamsApp {
  requirePermission(call.caller, 'teams', catalogNeeds);
  const app = appById(call.world.db, call.params['app'] ?? '');
  if (!app) throw notFound('The app was not found in the catalog.');
  return app;
}

function getApp(call: GraphCall): GraphAnswer {
  const app = appOf(call);
  const answer = entity(call, appResource(app), { context: 'appCatalogs/teamsApps' });
  return isRecord(answer.body) ? { ...answer, body: { ...answer.body, ...parts(call, app) } } : answer;
}

function listDefinitions(call: GraphCall): GraphAnswer {
  return collection(call, [definitionResource(appOf(call))], { size: 100, most: 999, context: 'appCatalogs/teamsApps/appDefinitions' });
}

function getDefinition(call: GraphCall): GraphAnswer {
  const app = appOf(call);
  if (call.params['definition'] !== definitionId(app)) throw notFound('The app definition was not found.');
  return entity(call, definitionResource(app), { context: 'appCatalogs/teamsApps/appDefinitions' });
}

const apps = '/appCatalogs/teamsApps';

export const appCatalogRoutes: readonly Route[] = [
  { method: 'GET', pattern: apps, facts: 'List teamsApp', handle: listApps },
  { method: 'GET', pattern: `${apps}/{app}`, facts: 'List teamsApp', handle: getApp },
  { method: 'GET', pattern: `${apps}/{app}/appDefinitions`, facts: 'List teamsApp', handle: listDefinitions },
  { method: 'GET', pattern: `${apps}/{app}/appDefinitions/{definition}`, facts: 'List teamsApp', handle: getDefinition },
];
