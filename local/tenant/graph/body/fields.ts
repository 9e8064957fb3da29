import { GraphError } from '../wire/errors';
import { jsonBody } from '../wire/odata';
import type { GraphCall } from '../wire/request';

export type Fields = Readonly<Record<string, unknown>>;

/** What of a resource a body may set, and what the service alone sets. */
export interface Writable {
  readonly type: string;
  readonly names: readonly string[];
  readonly readOnly?: readonly string[];
}

/**
 * Annotations pass; another name is an error, as OData has it, and a property of the service's own is as well: it is not
 * left out in silence. @throws 400
 */
export function checkFields(body: Fields, { type, names, readOnly = [] }: Writable): void {
  for (const name of Object.keys(body)) {
    if (name.includes('@') || names.includes(name)) continue;
    if (readOnly.includes(name)) throw new GraphError(400, 'ErrorInvalidPropertySet', `The property '${name}' is read-only and can't be set.`);
    throw unknownProperty(name, type);
  }
}

export function unknownProperty(name: string, type: string): GraphError {
  const message =
    `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are ` +
    'defined by the type or mark the type as open type.';
  return new GraphError(400, 'RequestBodyRead', message);
}

/** The parameters of an action: in any case of the first letter, and the body may be left out with all of them. */
export function looseBody(call: GraphCall): Fields {
  const given = call.body.toString('utf8').trim() === '' ? {} : jsonBody(call);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));
}

/** A text among several, in any case, as the type names it. */
export function choiceOf<Name extends string>(body: Fields, name: string, known: readonly Name[], usual: Name): Name {
  const value = body[name];
  if (value === undefined || value === null) return usual;
  const found = known.find((one) => one.toLowerCase() === String(value).toLowerCase());
  if (found === undefined) throw wrongValue(name, value);
  return found;
}

export function flagOf(body: Fields, name: string, usual: boolean): boolean {
  const value = body[name];
  if (value === undefined || value === null) return usual;
  if (typeof value !== 'boolean') throw wrongValue(name, value);
  return value;
}

/** A text or nothing. A value of another kind is an error. */
export function wordsOf(body: Fields, name: string, usual: string | null): string | null {
  const value = body[name];
  if (value === undefined) return usual;
  if (value !== null && typeof value !== 'string') throw wrongValue(name, value);
  return value;
}

export function numberOf(body: Fields, name: string, usual: number, least = 0, most = 2147483647): number {
  const value = body[name];
  if (value === undefined || value === null) return usual;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw wrongValue(name, value);
  return value;
}

export function textsOf(body: Fields, name: string, usual: readonly string[]): readonly string[] {
  const value = body[name];
  if (value === undefined || value === null) return usual;
  if (!Array.isArray(value) || !value.every((one): one is string => typeof one === 'string')) throw wrongValue(name, value);
  return value;
}

export function wrongValue(name: string, value: unknown): GraphError {
  return new GraphError(400, 'RequestBodyRead', `Cannot convert the value '${JSON.stringify(value)}' of the property '${name}' to its type.`);
}

/** The same without some of its properties. */
export function without(fields: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
