import { Records } from '../../store/records';
import type { Site } from '../../store/sites';
import { DONE, nothing, type Answer } from '../wire/answer';
import { bodyOf, optionalBoolean, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { errors, SharePointError } from '../wire/errors';
import { guidArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

/** Where features are switched on: a site collection, or one of its webs. */
export interface FeatureScope {
  readonly kind: 'site' | 'web';
  readonly site: Site;
}

interface Feature {
  readonly id: string;
  readonly isActive: boolean;
}

/** Features that are on from the start. Source: the feature definitions of a team site. */
const BORN_WITH: Readonly<Record<FeatureScope['kind'], readonly string[]>> = {
  site: ['b21b090c-c796-4b0f-ac0f-7ef1659c20ae', '5f3b0127-2f1d-4cfd-8dd2-85ad1fb00bfc', '2acf27a5-f703-4277-9f5d-24d70110b18b'],
  web: [
    '00bfea71-de22-43b2-a848-c05709900100',
    '00bfea71-e717-4e80-aa17-d0c71b360101',
    '00bfea71-d1ce-42de-9c63-a44004ce0104',
    '00bfea71-7e6d-4186-9ba8-c047ac750105',
    '00bfea71-ec85-4903-972d-ebe475780106',
    '00bfea71-a83e-497e-9ba0-7a5c597d0107',
    '00bfea71-2062-426c-90bf-714c59600103',
    '00bfea71-5932-4f9c-ad71-1557e5751100',
    'b6917cb1-93a0-4b97-a84d-7cf49975d4ec',
  ],
};

const shape: Shape<string> = {
  type: 'SP.Feature',
  set: 'SP.ApiData.Features',
  editLink: id => `Web/Features('${id}')`,
  props: { DefinitionId: id => id },
};

/** What follows `features`. */
export const featuresSteps: Steps<FeatureScope> = {
  add: { facts: 'SP.FeatureCollection.Add', verbs: 'POST', open: (scope, { name }) => action(name, call => activate(call, scope)) },
  getById: { facts: 'SP.FeatureCollection.GetById', verbs: 'GET', open: (scope, segment, call) => featureResource(call, scope, segment) },
  remove: { facts: 'SP.FeatureCollection.Remove', verbs: 'POST', open: (scope, { name }) => action(name, call => deactivate(call, scope)) },
};
const stepOfFeatures = follow(featuresSteps);

/** `features`, `features('id')`: one that is not on is null. */
export function featuresResource(scope: FeatureScope, segment: Segment): Resource {
  if (segment.args !== undefined) return { name: 'feature', get: call => readFeature(call, scope, guidArgument(segment, 'featureid')) };
  return collectionResource('features', 'SP.ApiData.Features', call => active(call, scope).map(featureEntity), {
    step: (inner, call) => stepOfFeatures(scope, inner, call),
  });
}

function featureResource(call: Call, scope: FeatureScope, segment: Segment): Resource {
  const id = guidArgument(segment, 'featureid');
  return active(call, scope).includes(id) ? entityResource(featureEntity(id)) : reader(segment.name, () => nothing('GetById'));
}

function readFeature(call: Call, scope: FeatureScope, id: string): Answer {
  return active(call, scope).includes(id) ? { kind: 'entity', entity: featureEntity(id) } : nothing('Feature');
}

function featureEntity(id: string): Entity {
  return entity(shape, id);
}

function active(call: Call, scope: FeatureScope): readonly string[] {
  const changes = new Map(records(call).all(ownerOf(scope)).map(({ id, isActive }) => [id, isActive]));
  const added = [...changes].filter(([id, isActive]) => isActive && !BORN_WITH[scope.kind].includes(id)).map(([id]) => id);
  return [...BORN_WITH[scope.kind].filter(id => changes.get(id) !== false), ...added];
}

/** @throws 500 for one that is on already, unless it is forced */
function activate(call: Call, scope: FeatureScope): Answer {
  call.require('manageWeb', scope.site);
  const body = bodyOf(call);
  const id = idIn(textOf(body, 'featureId'));
  if (active(call, scope).includes(id) && !optionalBoolean(body, 'force')) {
    throw new SharePointError(500, '-1, System.Data.DuplicateNameException', `Feature with Id '${id}' is already activated at scope '${call.webUrl}'.`);
  }
  records(call).put(ownerOf(scope), id, { id, isActive: true });
  return { kind: 'entity', entity: featureEntity(id) };
}

/** @throws 500 for one that is not on, forced or not */
function deactivate(call: Call, scope: FeatureScope): Answer {
  call.require('manageWeb', scope.site);
  const id = idIn(textOf(bodyOf(call), 'featureId'));
  if (!active(call, scope).includes(id)) {
    throw new SharePointError(500, '-1, System.InvalidOperationException', `The feature with Id '${id}' is not activated at this scope.`);
  }
  records(call).put(ownerOf(scope), id, { id, isActive: false });
  return DONE;
}

/** @throws 400 */
function idIn(text: string): string {
  const id = text.replace(/[{}]/g, '').toLowerCase();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw errors.wrongPrimitive('Edm.Guid');
  return id;
}

function records(call: Call): Records<Feature> {
  return new Records<Feature>(call.tenant.db, 'feature');
}

function ownerOf({ kind, site }: FeatureScope): string {
  return `${kind} ${site.id}`;
}
