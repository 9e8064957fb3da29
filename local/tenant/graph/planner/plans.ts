import { checkFields, wordsOf, wrongValue } from '../body/fields';
import type { Fields } from '../body/fields';
import { groupOf, groupsWith, isUnified } from '../groups/groupStore';
import type { Group } from '../groups/groupStore';
import { namedGroup } from '../groups/membership';
import { changeRecord, removeRecord } from '../records/records';
import type { Stored } from '../records/records';
import { signedIn } from '../wire/caller';
import { badRequest, forbidden, notFound, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';
import { makerOf, makerResource, planOf, plannerNeeds, requireMember } from './access';
import { changed, merged, plannerTag, requireVersion } from './etags';
import { addPlanner, partOf, plansOf, savePart } from './plannerStore';
import type { Plan, PlanBody, PlanDetails } from './plannerStore';

export const plannerPage = { size: 400, most: 1000 };

export function planResource(call: GraphCall, plan: Plan): Row {
  const { title, group, created, createdBy } = plan.body;
  return {
    '@odata.etag': plannerTag(plan),
    id: plan.id,
    createdDateTime: created,
    owner: group,
    title,
    createdBy: makerResource(createdBy),
    container: { containerId: group, type: 'group', url: `${call.graphBase}/v1.0/groups/${group}` },
  };
}

/** Whose plans or tasks the address means; others' are not shown. */
export function plannerUser(call: GraphCall): Person {
  requirePermission(call.caller, 'teams', plannerNeeds.read);
  const named = call.params['user'];
  const person = named === undefined ? signedIn(call.caller) : personByKey(call.world.people, named);
  if (!person) throw notFound('The requested item is not found.');
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id) throw forbidden('The plans of another user cannot be read.');
  return person;
}

function listOwn(call: GraphCall): GraphAnswer {
  const person = plannerUser(call);
  const rows = groupsWith(call.world.db, person.id).flatMap(({ id }) => plansOf(call.world.db, id)).map((plan) => planResource(call, plan));
  return collection(call, rows, { ...plannerPage, context: 'Collection(microsoft.graph.plannerPlan)' });
}

function listOfGroup(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', plannerNeeds.read);
  const group = namedGroup(call);
  requireMember(call, group);
  const rows = plansOf(call.world.db, group.id).map((plan) => planResource(call, plan));
  return collection(call, rows, { ...plannerPage, context: `groups('${group.id}')/planner/plans` });
}

/** Create plan, in a Microsoft 365 group of which the caller is a member. */
function createPlan(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', plannerNeeds.write);
  const body = jsonBody(call);
  checkFields(body, { type: 'plannerPlan', names: ['title', 'owner', 'container'], readOnly: ['id', 'createdBy', 'createdDateTime'] });
  const group = containerOf(call, body);
  requireMember(call, group);
  if (!isUnified(group)) throw badRequest('A plan belongs to a Microsoft 365 group.');
  const title = wordsOf(body, 'title', null);
  if (!title) throw badRequest('The property title is required.');
  const made: PlanBody = { title, group: group.id, created: call.now.toISOString(), createdBy: makerOf(call.caller) };
  const plan = addPlanner(call.world.db, 'plan', group.id, made);
  return entity(call, planResource(call, plan), { context: 'planner/plans' }, 201);
}

/** The group: its address, its id with the type, or as `owner`, the older name. */
function containerOf(call: GraphCall, body: Fields): Group | undefined {
  const container = isRecord(body['container']) ? body['container'] : {};
  const type = textOf(container['type']);
  const url = textOf(container['url']) ?? '';
  if ((type !== undefined && type !== 'group') || /\/rosters\//i.test(url)) throw unsupported(`plans in a container of the type '${type ?? 'roster'}'`);
  const [, fromUrl] = /\/groups(?:\('|\/)([0-9a-f-]{36})/i.exec(url) ?? [];
  const id = fromUrl ?? textOf(container['containerId']) ?? textOf(body['owner']);
  if (id === undefined) throw badRequest('The property container is required.');
  return groupOf(call.world.db, id);
}

function getPlan(call: GraphCall): GraphAnswer {
  return entity(call, planResource(call, planOf(call, plannerNeeds.read)), { context: 'planner/plans' });
}

function patchPlan(call: GraphCall): GraphAnswer {
  const plan = planOf(call, plannerNeeds.write);
  requireVersion(call, plan);
  const body = jsonBody(call);
  checkFields(body, { type: 'plannerPlan', names: ['title'], readOnly: ['id', 'owner', 'container', 'createdBy', 'createdDateTime'] });
  const title = wordsOf(body, 'title', plan.body.title);
  if (!title) throw wrongValue('title', body['title']);
  return changed(call, planResource(call, changeRecord(call.world.db, plan, { body: { ...plan.body, title } })), 'planner/plans');
}

function deletePlan(call: GraphCall): GraphAnswer {
  const plan = planOf(call, plannerNeeds.write);
  requireVersion(call, plan);
  removeRecord(call.world.db, plan);
  return noContent();
}

const categories = Array.from({ length: 25 }, (_, index) => `category${index + 1}`);
const noCategories: PlanDetails = { sharedWith: {}, categoryDescriptions: Object.fromEntries(categories.map((name) => [name, null])) };

function detailsOf(call: GraphCall, plan: Plan): Stored<PlanDetails> {
  return partOf(call.world.db, 'planDetails', plan, noCategories);
}

function detailsResource(details: Stored<PlanDetails>): Row {
  return { '@odata.etag': plannerTag(details), id: details.id, ...details.body };
}

function getDetails(call: GraphCall): GraphAnswer {
  return entity(call, detailsResource(detailsOf(call, planOf(call, plannerNeeds.read))), { context: 'planner/plans/details' });
}

/** Update plannerPlanDetails: whom it is shared with and what its labels mean. */
function patchDetails(call: GraphCall): GraphAnswer {
  const details = detailsOf(call, planOf(call, plannerNeeds.write));
  requireVersion(call, details);
  const body = jsonBody(call);
  checkFields(body, { type: 'plannerPlanDetails', names: ['sharedWith', 'categoryDescriptions'], readOnly: ['id'] });
  const sharedWith = merged(details.body.sharedWith, body['sharedWith'], 'sharedWith', (id, value) => {
    if (typeof value !== 'boolean' || !call.world.people.byId(id)) throw badRequest(`The user '${id}' of sharedWith is not valid.`);
    return value;
  });
  const given = body['categoryDescriptions'];
  const unknown = isRecord(given) ? Object.keys(given).find((name) => !name.startsWith('@') && !categories.includes(name)) : undefined;
  if (unknown !== undefined) throw badRequest(`There is no category '${unknown}'.`);
  const named = merged<string | null>(details.body.categoryDescriptions, given, 'categoryDescriptions', (name, value) => {
    if (typeof value !== 'string') throw wrongValue(name, value);
    return value;
  });
  const after = { sharedWith: onlyShared(sharedWith), categoryDescriptions: { ...noCategories.categoryDescriptions, ...named } };
  return changed(call, detailsResource(savePart(call.world.db, details, after)), 'planner/plans/details');
}

/** False takes the person out, as null does. */
function onlyShared(sharedWith: Readonly<Record<string, boolean>>): Readonly<Record<string, boolean>> {
  return Object.fromEntries(Object.entries(sharedWith).filter(([, isShared]) => isShared));
}

const plan = '/planner/plans/{plan:any}';

export const planRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/planner/plans', facts: 'List plans', handle: listOwn },
  { method: 'POST', pattern: '/planner/plans', facts: 'Create plannerPlan', handle: createPlan },
  { method: 'GET', pattern: '@mailbox/planner/plans', facts: 'List plans', handle: listOwn },
  { method: 'GET', pattern: '/groups/{group}/planner/plans', facts: 'List plans', handle: listOfGroup },
  { method: 'GET', pattern: plan, facts: 'Get plannerPlan', handle: getPlan },
  { method: 'PATCH', pattern: plan, facts: 'Update plannerPlan', handle: patchPlan },
  { method: 'DELETE', pattern: plan, facts: 'Delete plannerPlan', handle: deletePlan },
  { method: 'GET', pattern: `${plan}/details`, facts: 'Get plannerPlanDetails', handle: getDetails },
  { method: 'PATCH', pattern: `${plan}/details`, facts: 'Update plannerPlanDetails', handle: patchDetails },
];
