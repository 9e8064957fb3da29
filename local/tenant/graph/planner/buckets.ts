import { checkFields, wordsOf } from '../body/fields';
import { groupsWith } from '../groups/groupStore';
import { changeRecord, removeRecord } from '../records/records';
import { badRequest } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import { bucketOf, planOf, plannerNeeds } from './access';
import { changed, plannerTag, requireVersion } from './etags';
import { between, placedHint } from './orderHints';
import { addPlanner, bucketsOf, plansOf, tasksOf } from './plannerStore';
import type { Bucket } from './plannerStore';
import { plannerPage, plannerUser } from './plans';

function bucketResource(bucket: Bucket): Row {
  return { '@odata.etag': plannerTag(bucket), id: bucket.id, name: bucket.body.name, planId: bucket.parent, orderHint: bucket.body.orderHint };
}

const context = 'planner/buckets';

function listBuckets(call: GraphCall): GraphAnswer {
  const plan = planOf(call, plannerNeeds.read);
  return collection(call, bucketsOf(call.world.db, plan.id).map(bucketResource), { ...plannerPage, context: 'planner/plans/buckets' });
}

function listOwn(call: GraphCall): GraphAnswer {
  const { db } = call.world;
  const plans = groupsWith(db, plannerUser(call).id).flatMap(({ id }) => plansOf(db, id));
  return collection(call, plans.flatMap(({ id }) => bucketsOf(db, id)).map(bucketResource), { ...plannerPage, context });
}

/** Create bucket: without a hint it comes first. */
function createBucket(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', plannerNeeds.write);
  const body = jsonBody(call);
  checkFields(body, { type: 'plannerBucket', names: ['name', 'planId', 'orderHint'], readOnly: ['id'] });
  const planId = wordsOf(body, 'planId', null);
  const name = wordsOf(body, 'name', null);
  if (!planId || !name) throw badRequest('The properties name and planId are required.');
  const plan = planOf(call, plannerNeeds.write, planId);
  const asked = wordsOf(body, 'orderHint', null);
  const [first] = bucketsOf(call.world.db, plan.id);
  const orderHint = asked === null ? between('', first?.body.orderHint ?? '') : placedHint(asked);
  return entity(call, bucketResource(addPlanner(call.world.db, 'bucket', plan.id, { name, orderHint })), { context }, 201);
}

function patchBucket(call: GraphCall): GraphAnswer {
  const bucket = bucketOf(call, plannerNeeds.write);
  requireVersion(call, bucket);
  const body = jsonBody(call);
  checkFields(body, { type: 'plannerBucket', names: ['name', 'orderHint'], readOnly: ['id', 'planId'] });
  const name = wordsOf(body, 'name', bucket.body.name);
  if (!name) throw badRequest('The property name is required.');
  const asked = wordsOf(body, 'orderHint', null);
  const orderHint = asked === null ? bucket.body.orderHint : placedHint(asked, bucket.body.orderHint);
  return changed(call, bucketResource(changeRecord(call.world.db, bucket, { body: { name, orderHint } })), context);
}

/** With a bucket go its tasks. */
function deleteBucket(call: GraphCall): GraphAnswer {
  const bucket = bucketOf(call, plannerNeeds.write);
  requireVersion(call, bucket);
  for (const task of tasksOf(call.world.db, bucket.parent)) if (task.body.bucketId === bucket.id) removeRecord(call.world.db, task);
  removeRecord(call.world.db, bucket);
  return noContent();
}

const bucket = '/planner/buckets/{bucket:any}';

export const bucketRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/planner/buckets', facts: 'List buckets', handle: listOwn },
  { method: 'POST', pattern: '/planner/buckets', facts: 'Create plannerBucket', handle: createBucket },
  { method: 'GET', pattern: '/planner/plans/{plan:any}/buckets', facts: 'List buckets', handle: listBuckets },
  { method: 'GET', pattern: bucket, facts: 'Get plannerBucket', handle: (call) => entity(call, bucketResource(bucketOf(call, plannerNeeds.read)), { context }) },
  { method: 'PATCH', pattern: bucket, facts: 'Update plannerBucket', handle: patchBucket },
  { method: 'DELETE', pattern: bucket, facts: 'Delete plannerBucket', handle: deleteBucket },
];
