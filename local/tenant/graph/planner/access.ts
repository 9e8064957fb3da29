import { groupOf, hasRole } from '../groups/groupStore';
import type { Group } from '../groups/groupStore';
import type { Caller } from '../wire/caller';
import { forbidden, notFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import { bucketById, planById, taskById } from './plannerStore';
import type { Bucket, Maker, Plan, Task } from './plannerStore';

/** Source: the permissions tables of the Planner pages. */
export const plannerNeeds = {
  read: { delegated: ['Tasks.Read', 'Tasks.ReadWrite', 'Group.Read.All', 'Group.ReadWrite.All'], application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'] },
  write: { delegated: ['Tasks.ReadWrite', 'Group.ReadWrite.All'], application: ['Tasks.ReadWrite.All'] },
} satisfies Record<string, Needs>;

/** Plans are their group's: its members see and change them. @throws 403 */
export function requireMember(call: GraphCall, group: Group | undefined): asserts group is Group {
  if (!group) throw notFound('The requested item is not found.');
  const { caller } = call;
  if (caller.kind === 'delegated' && !hasRole(call.world.db, group.id, caller.person.id, 'member')) {
    throw forbidden('You do not have the required permissions to access this item, or the item may not exist.');
  }
}

export function makerOf(caller: Caller): Maker {
  return { user: caller.kind === 'delegated' ? caller.person.id : null, application: caller.appId };
}

export function makerResource(maker: Maker | null): object | null {
  if (!maker) return null;
  const named = (id: string | null): object => ({ displayName: null, id });
  return { user: named(maker.user), application: named(maker.application) };
}

function opened<Thing extends Plan>(call: GraphCall, plan: Thing | undefined): Thing {
  if (!plan) throw notFound('The requested item is not found.');
  requireMember(call, groupOf(call.world.db, plan.body.group));
  return plan;
}

export function planOf(call: GraphCall, permission: Needs, id = call.params['plan'] ?? ''): Plan {
  requirePermission(call.caller, 'teams', permission);
  return opened(call, planById(call.world.db, id));
}

export function bucketOf(call: GraphCall, permission: Needs): Bucket {
  requirePermission(call.caller, 'teams', permission);
  const bucket = bucketById(call.world.db, call.params['bucket'] ?? '');
  if (!bucket) throw notFound('The requested item is not found.');
  opened(call, planById(call.world.db, bucket.parent));
  return bucket;
}

export function taskOf(call: GraphCall, permission: Needs): Task {
  requirePermission(call.caller, 'teams', permission);
  const task = taskById(call.world.db, call.params['task'] ?? '');
  if (!task) throw notFound('The requested item is not found.');
  opened(call, planById(call.world.db, task.parent));
  return task;
}
