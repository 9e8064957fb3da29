import type * as v from 'valibot';
import type { GraphCaller } from './caller';
import { errorOfResponse, toAppError } from './errors';
import { rawResponse, textResponse } from './caller';
import type { Scope } from './scopes';
import { read } from './wire';

/** One call of Graph, with the scope it needs said beside it; every failure is an AppError. */
export async function getJson<Schema extends v.GenericSchema>(
  client: GraphCaller,
  scope: Scope,
  path: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  return read(schema, await guarded(scope, () => client.api(path).get()));
}

export async function getText(client: GraphCaller, scope: Scope, path: string): Promise<string> {
  const answer = await guarded(scope, () => client.api(path).responseType(textResponse).get());
  return typeof answer === 'string' ? answer : '';
}

export async function postJson<Schema extends v.GenericSchema>(
  client: GraphCaller,
  scope: Scope,
  path: string,
  body: object,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  return read(schema, await guarded(scope, () => client.api(path).post(body)));
}

/** For calls that answer with no body. */
export async function send(
  client: GraphCaller,
  scope: Scope,
  method: 'post' | 'patch',
  path: string,
  body: object,
): Promise<void> {
  await guarded(scope, () => client.api(path)[method](body));
}

/** For the one call whose answer is a header. The client does not check such an answer itself. */
export async function postForHeaders(client: GraphCaller, scope: Scope, path: string, body: object): Promise<Headers> {
  const answer = (await guarded(scope, () => client.api(path).responseType(rawResponse).post(body))) as Response;
  if (!answer.ok) throw await errorOfResponse(answer, scope);
  return answer.headers;
}

/** Rows of a collection over all its pages. */
export async function getAll<Row>(
  client: GraphCaller,
  scope: Scope,
  path: string,
  schema: v.GenericSchema<unknown, { value: Row[]; '@odata.nextLink'?: string | undefined }>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: string | undefined = path;
  while (next) {
    const page: { value: Row[]; '@odata.nextLink'?: string | undefined } = await getJson(client, scope, next, schema);
    rows.push(...page.value);
    next = page['@odata.nextLink']?.replace(/^https?:\/\/[^/]+\/v1\.0/, '');
  }
  return rows;
}

async function guarded<Answer>(scope: Scope, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw toAppError(error, scope);
  }
}
