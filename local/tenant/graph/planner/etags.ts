import type { Stored } from '../records/records';
import { badRequest, GraphError } from '../wire/errors';
import type { Row } from '../wire/filter';
import { isRecord, preference } from '../wire/odata';
import type { GraphAnswer, GraphCall } from '../wire/request';
import { noContent } from '../wire/request';

const names: Readonly<Record<string, string>> = { plan: 'Plan', bucket: 'Bucket', task: 'Task', planDetails: 'PlanDetails', taskDetails: 'TaskDetails' };

/** `W/"JzEtVGFzay…"`: the kind and the version, in base 64. */
export function plannerTag({ kind, version }: Pick<Stored<unknown>, 'kind' | 'version'>): string {
  const name = names[kind] ?? 'TaskBoardFormat';
  return `W/"${Buffer.from(`'1-${name} ${String(version).padStart(20, '@')}'`).toString('base64')}"`;
}

/**
 * Every change names the version that the caller knows. Source: "Planner resource versioning".
 * @throws 400 without the header, 409 when it is no ETag of this kind, 412 when there is a newer version
 */
export function requireVersion(call: GraphCall, record: Pick<Stored<unknown>, 'kind' | 'version'>): void {
  const given = call.headers['if-match'];
  if (given === undefined || given === '') throw badRequest('The If-Match header must be specified.');
  if (given === '*' || given === plannerTag(record)) return;
  const inside = /^(?:W\/)?"([^"]+)"$/.exec(given)?.[1];
  const said = inside === undefined ? '' : Buffer.from(inside, 'base64').toString('latin1');
  if (!said.startsWith(`'1-${names[record.kind] ?? 'TaskBoardFormat'} `)) throw new GraphError(409, 'Conflict', 'The If-Match header contains an invalid value.');
  throw new GraphError(412, 'PreconditionFailed', 'The request cannot be completed because the item has been changed since it was read.');
}

/** A change answers nothing unless `Prefer: return=representation` asks for the result. */
export function changed(call: GraphCall, row: Row, context: string): GraphAnswer {
  if (preference(call, 'return')?.toLowerCase() !== 'representation') return noContent();
  const body = { '@odata.context': `${call.graphBase}/v1.0/$metadata#${context}/$entity`, ...row };
  return { status: 200, headers: { 'Preference-Applied': 'return=representation' }, body };
}

/** An open type: what is given is put in, what is null is taken out, the rest stays. @throws 400 */
export function merged<Value>(before: Readonly<Record<string, Value>>, given: unknown, name: string, read: (key: string, value: unknown, known: Value | undefined) => Value): Readonly<Record<string, Value>> {
  if (given === undefined) return before;
  if (!isRecord(given)) throw badRequest(`The property ${name} must be an object.`);
  const after = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith('@')) continue;
    if (value === null) after.delete(key);
    else after.set(key, read(key, value, after.get(key)));
  }
  return Object.fromEntries(after);
}
