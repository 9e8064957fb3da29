import { bodyOf, objectOf, type Body } from './body';
import type { Call } from './call';
import { errors } from './errors';
import { argument, type Literal, type Segment } from './path';
import type { Json } from './values';

/** What a method was called with: named or placed in the address, or in the body. Case does not count. */
export interface Parameters {
  /** @throws 400 when it is missing or no text */
  text(name: string, index?: number): string;
  optionalText(name: string, index?: number): string | undefined;
  number(name: string, index?: number): number;
  optionalNumber(name: string, index?: number): number | undefined;
  boolean(name: string, index: number, fallback: boolean): boolean;
  object(name: string, index?: number): Body;
  optionalObject(name: string, index?: number): Body | undefined;
  list(name: string): readonly Json[];
}

/** @param fromBody whether the body is JSON with parameters; a file's bytes are not */
export function parametersOf(call: Call, segment: Segment, fromBody = true): Parameters {
  const body = fromBody ? lowerCased(bodyOf(call)) : new Map<string, Json>();
  const find = (name: string, index: number): Json | undefined => {
    const literal = argument(segment, name, index);
    return literal === undefined ? body.get(name.toLowerCase()) : plain(literal);
  };
  const optionalText = (name: string, index = 0): string | undefined => {
    const value = find(name, index);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw errors.wrongPrimitive('Edm.String');
    return value;
  };
  const optionalNumber = (name: string, index = 0): number | undefined => {
    const value = find(name, index);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
    throw errors.wrongPrimitive('Edm.Int32');
  };
  return {
    text: (name, index = 0) => optionalText(name, index) ?? missing(name),
    optionalText,
    number: (name, index = 0) => optionalNumber(name, index) ?? missing(name),
    optionalNumber,
    boolean: (name, index, fallback) => {
      const value = find(name, index);
      if (value === undefined || value === null) return fallback;
      if (typeof value === 'boolean') return value;
      if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
      throw errors.wrongPrimitive('Edm.Boolean');
    },
    object: (name, index = 0) => objectOf({ [name]: find(name, index) ?? null }, name),
    optionalObject: (name, index = 0) => {
      const value = find(name, index);
      return value === undefined || value === null ? undefined : objectOf({ [name]: value }, name);
    },
    list: name => listIn(body.get(name.toLowerCase())),
  };
}

/** `[..]`, or `{results: [..]}` as verbose JSON has it. @throws 400 */
export function listIn(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value as readonly Json[];
  if (typeof value === 'object' && 'results' in value) return listIn(value.results);
  throw errors.unexpectedNode('PrimitiveValue', 'StartArray');
}

function missing(name: string): never {
  throw errors.argument(`The parameter ${name} does not exist in method call.`);
}

function plain(literal: Literal): Json {
  return literal.kind === 'null' ? null : literal.value;
}

function lowerCased(body: Body): ReadonlyMap<string, Json> {
  return new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
}
