import { array, literal, object, optional, string, union } from 'valibot';
import type { InferOutput } from 'valibot';
import { saveApp } from '../apps/appStore';
import type { GraphWorld } from '../wire/world';
import { personNamed } from './schemas';

export const label = object({ name: string() });

/** A manifest's activity type, or its name alone: then its text is the name. */
const activityType = union([string(), object({ type: string(), templateText: string() })]);

export const app = object({
  teamsAppId: string(),
  name: optional(string(), 'Teams app'),
  webApplicationId: optional(string()),
  installedFor: union([literal('all'), array(string())]),
  activityTypes: array(activityType),
});

/** Puts a Teams app into the organisation's catalogue and installs it for people. */
export function addApp(world: GraphWorld, body: InferOutput<typeof app>): object {
  const { teamsAppId, name, installedFor } = body;
  const activityTypes = body.activityTypes.map((type) => (typeof type === 'string' ? { type, templateText: type } : type));
  const people = installedFor === 'all' ? [] : installedFor.map((upn) => personNamed(world, upn).id);
  const installedForAll = installedFor === 'all';
  const webApplicationId = body.webApplicationId ?? null;
  saveApp(world.db, { teamsAppId, name, webApplicationId, installedForAll, activityTypes }, people);
  return { teamsAppId };
}

export const policy = object({ appId: string(), person: string() });

/** Grants an application access policy for one person, or for everybody with `*`. */
export function addPolicy(world: GraphWorld, body: InferOutput<typeof policy>): object {
  const person = body.person === '*' ? '*' : personNamed(world, body.person).id;
  world.db.run('INSERT OR IGNORE INTO graph_access_policies (app_id, person_id) VALUES (?, ?)', body.appId, person);
  return { appId: body.appId, person };
}
