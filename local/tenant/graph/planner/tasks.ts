import { wordsOf } from '../body/fields';
import { badRequest } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import { recordsOf, removeRecord } from '../records/records';
import { bucketOf, makerOf, makerResource, planOf, plannerNeeds, taskOf } from './access';
import { changed, plannerTag, requireVersion } from './etags';
import { between } from './orderHints';
import { addPlanner, saveTask, taskDetailsOf, tasksOf } from './plannerStore';
import type { Task, TaskBody } from './plannerStore';
import { plannerPage, plannerUser } from './plans';
import { readTask } from './taskBody';

export function taskResource(call: GraphCall, task: Task): Row {
  const { created, createdBy, completedBy, assignments, ...rest } = task.body;
  const details = taskDetailsOf(call.world.db, task).body;
  const checklist = Object.values(details.checklist);
  return {
    '@odata.etag': plannerTag(task),
    planId: task.parent,
    ...rest,
    createdDateTime: created,
    hasDescription: details.description !== '',
    previewType: details.previewType,
    referenceCount: Object.keys(details.references).length,
    checklistItemCount: checklist.length,
    activeChecklistItemCount: checklist.filter((item) => item['isChecked'] !== true).length,
    id: task.id,
    createdBy: makerResource(createdBy),
    completedBy: makerResource(completedBy),
    assignments: Object.fromEntries(
      Object.entries(assignments).map(([id, one]) => [
        id,
        { '@odata.type': '#microsoft.graph.plannerAssignment', assignedDateTime: one.assignedDateTime, orderHint: one.orderHint, assignedBy: makerResource(one.assignedBy) },
      ])
    ),
  };
}

function listed(call: GraphCall, tasks: readonly Task[], context: string): GraphAnswer {
  return collection(call, tasks.map((task) => taskResource(call, task)), { ...plannerPage, context });
}

function listOfPlan(call: GraphCall): GraphAnswer {
  return listed(call, tasksOf(call.world.db, planOf(call, plannerNeeds.read).id), 'planner/plans/tasks');
}

function listOfBucket(call: GraphCall): GraphAnswer {
  const bucket = bucketOf(call, plannerNeeds.read);
  return listed(call, tasksOf(call.world.db, bucket.parent).filter(({ body }) => body.bucketId === bucket.id), 'planner/buckets/tasks');
}

/** The tasks that somebody is given, of whatever plan. */
function listOwn(call: GraphCall): GraphAnswer {
  const person = plannerUser(call);
  const own = recordsOf<TaskBody>(call.world.db, 'task').filter(({ body }) => person.id in body.assignments);
  return listed(call, own, 'Collection(microsoft.graph.plannerTask)');
}

function emptyTask(call: GraphCall, planId: string): TaskBody {
  const [first] = tasksOf(call.world.db, planId);
  return {
    title: '',
    bucketId: null,
    orderHint: between('', first?.body.orderHint ?? ''),
    assigneePriority: '',
    percentComplete: 0,
    priority: 5,
    startDateTime: null,
    dueDateTime: null,
    created: call.now.toISOString(),
    createdBy: makerOf(call.caller),
    completedDateTime: null,
    completedBy: null,
    conversationThreadId: null,
    appliedCategories: {},
    assignments: {},
  };
}

const context = 'planner/tasks';

function createTask(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', plannerNeeds.write);
  const body = jsonBody(call);
  const planId = wordsOf(body, 'planId', null);
  if (!planId) throw badRequest('The property planId is required.');
  const plan = planOf(call, plannerNeeds.write, planId);
  const made = readTask(call, plan.id, body, emptyTask(call, plan.id), true);
  return entity(call, taskResource(call, addPlanner(call.world.db, 'task', plan.id, made)), { context }, 201);
}

function patchTask(call: GraphCall): GraphAnswer {
  const task = taskOf(call, plannerNeeds.write);
  requireVersion(call, task);
  const saved = saveTask(call.world.db, task, readTask(call, task.parent, jsonBody(call), task.body, false));
  return changed(call, taskResource(call, saved), context);
}

function deleteTask(call: GraphCall): GraphAnswer {
  const task = taskOf(call, plannerNeeds.write);
  requireVersion(call, task);
  removeRecord(call.world.db, task);
  return noContent();
}

const task = '/planner/tasks/{task:any}';

export const taskRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/planner/tasks', facts: 'List tasks', handle: listOwn },
  { method: 'POST', pattern: '/planner/tasks', facts: '4', handle: createTask },
  { method: 'GET', pattern: '@mailbox/planner/tasks', facts: 'List tasks', handle: listOwn },
  { method: 'GET', pattern: '/planner/plans/{plan:any}/tasks', facts: 'List tasks', handle: listOfPlan },
  { method: 'GET', pattern: '/planner/buckets/{bucket:any}/tasks', facts: 'List tasks', handle: listOfBucket },
  { method: 'GET', pattern: task, facts: 'Get plannerTask', handle: (call) => entity(call, taskResource(call, taskOf(call, plannerNeeds.read)), { context }) },
  { method: 'PATCH', pattern: task, facts: '4', handle: patchTask },
  { method: 'DELETE', pattern: task, facts: '4', handle: deleteTask },
];
