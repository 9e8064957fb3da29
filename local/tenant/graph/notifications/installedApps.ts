import { allApps, installation } from './appStore';
import { delegatedOnly } from '../wire/caller';
import { forbidden, notFound } from '../wire/errors';
import { collection, expansions } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';

const needed = {
  delegated: ['TeamsAppInstallation.ReadForUser', 'TeamsAppInstallation.ReadWriteForUser'],
  application: ['TeamsAppInstallation.ReadForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All'],
};

/** List apps installed for a user: a notification's entityUrl names one of them. */
function listInstalled(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', needed);
  const named = call.params['user'];
  const person = named === undefined ? delegatedOnly(call.caller).person : personByKey(call.world.people, named);
  if (!person) throw notFound('The user was not found.');
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id) {
    throw forbidden('The apps of another user cannot be read.');
  }
  const withApp = expansions(call).has('teamsApp');
  const rows = allApps(call.world.db).flatMap((app) => {
    const id = installation(call.world.db, app, person.id);
    if (id === undefined) return [];
    return [{ id, ...(withApp ? { teamsApp: { id: app.teamsAppId, distributionMethod: 'organization' } } : {}) }];
  });
  return collection(call, rows, { size: 100, most: 100, context: 'users/teamwork/installedApps' });
}

export const installedAppRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/me/teamwork/installedApps', handle: listInstalled },
  { method: 'GET', pattern: '/users/{user:any}/teamwork/installedApps', handle: listInstalled },
];
