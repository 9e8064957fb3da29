import { randomUUID } from 'node:crypto';
import { Records } from '../../store/records';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import { changed, DONE, type Answer } from '../wire/answer';
import { entryOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import { guidArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { Complex, type Value } from '../wire/values';

/** What an action hangs on. */
export type ActionOwner = { readonly kind: 'site' | 'web'; readonly site: Site } | { readonly kind: 'list'; readonly list: List };

interface CustomAction {
  readonly id: string;
  /** 2 site collection, 3 web, 4 list. */
  readonly scope: number;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly rights?: { readonly High: string; readonly Low: string };
}

/** Properties that callers set, with what each is when they do not. */
const PROPERTIES: Readonly<Record<string, string | number>> = {
  ClientSideComponentId: '00000000-0000-0000-0000-000000000000',
  ClientSideComponentProperties: '',
  CommandUIExtension: '',
  Description: '',
  Group: '',
  HostProperties: '',
  ImageUrl: '',
  Location: '',
  Name: '',
  RegistrationId: '',
  RegistrationType: 0,
  ScriptBlock: '',
  ScriptSrc: '',
  Sequence: 0,
  Title: '',
  Url: '',
};

const SCOPES: Readonly<Record<ActionOwner['kind'], number>> = { site: 2, web: 3, list: 4 };

const shape: Shape<CustomAction> = {
  type: 'SP.UserCustomAction',
  set: 'SP.ApiData.UserCustomActions',
  editLink: ({ id }) => `Web/UserCustomActions('${id}')`,
  props: {
    ...Object.fromEntries(Object.entries(PROPERTIES).map(([name, fallback]) => [name, ({ properties }: CustomAction): Value => properties[name] ?? fallback])),
    Id: ({ id }) => id,
    Rights: ({ rights }) => new Complex('SP.BasePermissions', { High: rights?.High ?? '0', Low: rights?.Low ?? '0' }),
    Scope: ({ scope }) => scope,
    VersionOfUserCustomAction: () => '16.0.1.0',
  },
};

/** What follows `usercustomactions`. */
export const customActionsSteps: Steps<ActionOwner> = {
  clear: { facts: 'SP.UserCustomActionCollection.Clear', verbs: 'POST', open: (owner, { name }) => action(name, call => clear(call, owner)) },
  getById: { facts: 'SP.UserCustomActionCollection.GetById', verbs: 'GET MERGE DELETE', open: (owner, segment, call) => actionResource(call, owner, guidArgument(segment, 'id')) },
};
const stepOfActions = follow(customActionsSteps);

/** `usercustomactions`, `usercustomactions('id')`. @throws 400 for an unknown id */
export function customActionsResource(owner: ActionOwner, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return actionResource(call, owner, guidArgument(segment, 'id'));
  return collectionResource('usercustomactions', 'SP.ApiData.UserCustomActions', () => records(call).all(ownerKey(owner)).map(actionEntity), {
    post: () => add(call, owner),
    step: inner => stepOfActions(owner, inner, call),
  });
}

function actionResource(call: Call, owner: ActionOwner, id: string): Resource {
  const found = records(call).find(ownerKey(owner), id);
  if (!found) throw errors.argument();
  return entityResource(actionEntity(found), {
    merge: inner => {
      requireManage(inner, owner);
      const { properties, rights } = read(entryOf(inner));
      records(inner).put(ownerKey(owner), id, { ...found, properties: { ...found.properties, ...properties }, rights: rights ?? found.rights });
      return changed();
    },
    remove: inner => {
      requireManage(inner, owner);
      records(inner).remove(ownerKey(owner), id);
      return DONE;
    },
  });
}

function actionEntity(found: CustomAction): Entity {
  return entity(shape, found);
}

function add(call: Call, owner: ActionOwner): Answer {
  requireManage(call, owner);
  const made: CustomAction = { id: randomUUID(), scope: SCOPES[owner.kind], ...read(entryOf(call)) };
  records(call).put(ownerKey(owner), made.id, made);
  return { kind: 'entity', entity: actionEntity(made), status: 201 };
}

function clear(call: Call, owner: ActionOwner): Answer {
  requireManage(call, owner);
  records(call).clear(ownerKey(owner));
  return DONE;
}

/** @throws 400 for a property that actions do not have */
function read(body: Body): Pick<CustomAction, 'properties' | 'rights'> {
  const properties: Record<string, string | number> = {};
  let rights: CustomAction['rights'];
  for (const [name, value] of Object.entries(body)) {
    if (name === 'Rights' && value !== null && typeof value === 'object' && 'High' in value) rights = { High: String(value.High), Low: String(value.Low) };
    else if (PROPERTIES[name] === undefined) throw errors.unknownProperty(name, 'SP.UserCustomAction');
    else if (typeof value === 'string' || typeof value === 'number') properties[name] = value;
    else if (value !== null) throw errors.wrongPrimitive('Edm.String');
  }
  return { properties, rights };
}

function requireManage(call: Call, owner: ActionOwner): void {
  if (owner.kind === 'list') call.require('manageLists', owner.list);
  else call.require('manageWeb', owner.site);
}

function records(call: Call): Records<CustomAction> {
  return new Records<CustomAction>(call.tenant.db, 'customAction');
}

function ownerKey(owner: ActionOwner): string {
  return owner.kind === 'list' ? `list ${owner.list.id}` : `${owner.kind} ${owner.site.id}`;
}
