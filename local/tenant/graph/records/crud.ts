import type { Fields } from '../body/fields';
import { notFound } from '../wire/errors';
import type { GraphError } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { addRecord, changeRecord, recordById, recordsOf, removeRecord } from './records';
import type { Stored } from './records';

/** Whose the things of an address are, and what they lie in. */
export interface Holder {
  readonly owner: string;
  readonly parent: string;
}

/** A collection whose members are only made, read, changed and deleted. */
export interface Simple<Body> {
  readonly pattern: string;
  readonly kind: string;
  /** The name of a member in the address: `{category}`. */
  readonly key: string;
  readonly facts: string;
  readonly context: string;
  readonly permission: { readonly read: Needs; readonly write: Needs };
  holder(call: GraphCall, permission: Needs): Holder;
  /** What the body makes of it. @param before of a new one undefined @throws 400 */
  read(call: GraphCall, given: Fields, before: Body | undefined, holder: Holder): Body;
  resource(call: GraphCall, record: Stored<Body>): Row;
  readonly newId?: () => string;
  readonly missing?: () => GraphError;
  /** Called before a member is deleted; it may refuse. */
  deleting?(call: GraphCall, record: Stored<Body>): void;
  /** Members that are there without anybody having made them. */
  prepare?(call: GraphCall, holder: Holder): void;
}

const page = { size: 100, most: 1000, skips: true };

/** @throws 404 */
export function memberOf<Body>(call: GraphCall, simple: Simple<Body>, permission: Needs): Stored<Body> {
  const holder = simple.holder(call, permission);
  simple.prepare?.(call, holder);
  const record = recordById<Body>(call.world.db, simple.kind, call.params[simple.key] ?? '');
  if (!record || record.owner !== holder.owner || record.parent !== holder.parent) throw simple.missing?.() ?? notFound('The item was not found.');
  return record;
}

export function simpleRoutes<Body>(simple: Simple<Body>): Route[] {
  const { pattern, kind, key, facts, context, permission } = simple;
  const list = (call: GraphCall): GraphAnswer => {
    const holder = simple.holder(call, permission.read);
    simple.prepare?.(call, holder);
    const rows = recordsOf<Body>(call.world.db, kind, { ...holder }).map((record) => simple.resource(call, record));
    return collection(call, rows, { ...page, context });
  };
  const create = (call: GraphCall): GraphAnswer => {
    const holder = simple.holder(call, permission.write);
    const body = simple.read(call, jsonBody(call), undefined, holder);
    const record = addRecord(call.world.db, { kind, ...holder, body, ...(simple.newId ? { id: simple.newId() } : {}) });
    return entity(call, simple.resource(call, record), { context }, 201);
  };
  const get = (call: GraphCall): GraphAnswer => entity(call, simple.resource(call, memberOf(call, simple, permission.read)), { context });
  const patch = (call: GraphCall): GraphAnswer => {
    const record = memberOf(call, simple, permission.write);
    const body = simple.read(call, jsonBody(call), record.body, record);
    return entity(call, simple.resource(call, changeRecord(call.world.db, record, { body })), { context });
  };
  const remove = (call: GraphCall): GraphAnswer => {
    const record = memberOf(call, simple, permission.write);
    simple.deleting?.(call, record);
    removeRecord(call.world.db, record);
    return noContent();
  };
  const one = `${pattern}/{${key}:any}`;
  return [
    { method: 'GET', pattern, facts, handle: list },
    { method: 'POST', pattern, facts, handle: create },
    { method: 'GET', pattern: one, facts, handle: get },
    { method: 'PATCH', pattern: one, facts, handle: patch },
    { method: 'DELETE', pattern: one, facts, handle: remove },
  ];
}
