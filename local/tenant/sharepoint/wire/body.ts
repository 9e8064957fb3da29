import type { Call } from './call';
import { errors } from './errors';
import type { Json } from './values';

export type Body = Readonly<Record<string, Json>>;

/** The JSON object that was sent, empty when nothing was. @throws 400 for anything else, 415 for what is not called JSON */
export function bodyOf(call: Call): Body {
  const text = call.request.body.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return {};
  if (!/^\s*(application|text)\/json\s*(;|$)/i.test(call.request.headers['content-type'] ?? '')) throw errors.header('Content-Type', 415);
  const parsed = parse(text);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) throw errors.unexpectedNode(nodeOf(parsed), 'StartObject');
  return parsed as Body;
}

/** Whether the body speaks verbose JSON, where every entry must name its type. */
export function isVerboseBody(call: Call): boolean {
  return /;\s*odata\s*=\s*"?verbose/i.test(call.request.headers['content-type'] ?? '');
}

/**
 * The properties of an entry, annotations taken off.
 * @param type that the entry must have where it names one
 * @throws 400 for a verbose entry without a type, another type, or no entry at all
 */
export function entryOf(call: Call, type?: string): Body {
  if (call.request.body.length === 0) throw errors.unexpectedNode('EndOfInput', 'StartObject');
  const body = bodyOf(call);
  const verbose = isVerboseBody(call);
  const given = typeOfEntry(body);
  if (verbose && given === undefined) throw errors.noTypeName();
  if (type !== undefined && given !== undefined && given !== type) throw errors.unknownType(given);
  // Light JSON has no `__metadata`; there it is a property like any other, and an unknown one.
  return Object.fromEntries(Object.entries(body).filter(([name]) => !(verbose && name === '__metadata') && !isAnnotation(name)));
}

/** The type that the sent entry names, if it does. */
export function declaredType(call: Call): string | undefined {
  return typeOfEntry(bodyOf(call));
}

function typeOfEntry(body: Body): string | undefined {
  const metadata = body.__metadata;
  if (metadata !== null && typeof metadata === 'object' && 'type' in metadata) return String(metadata.type);
  const type = body['odata.type'] ?? body['@odata.type'];
  return typeof type === 'string' ? type.replace(/^#/, '') : undefined;
}

/** A parameter of a method, from the body. @throws 400 when it is missing or another type */
export function textOf(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw errors.wrongPrimitive('Edm.String');
  return value;
}

export function objectOf(body: Body, name: string): Body {
  const value = body[name];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw errors.unexpectedNode(nodeOf(value), 'StartObject');
  return value as Body;
}

export function optionalText(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw errors.wrongPrimitive('Edm.String');
  return value;
}

export function optionalBoolean(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw errors.wrongPrimitive('Edm.Boolean');
  return value;
}

export function optionalNumber(body: Body, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw errors.wrongPrimitive('Edm.Int32');
  return value;
}

/** A collection of texts, `[..]` or verbose `{results:[..]}`. @throws 400 */
export function arrayOf(value: Json, verbose: boolean): readonly Json[] {
  if (verbose && value !== null && typeof value === 'object' && 'results' in value) {
    const { results } = value;
    if (Array.isArray(results)) return results as readonly Json[];
  }
  if (Array.isArray(value) && !verbose) return value as readonly Json[];
  throw errors.unexpectedNode(nodeOf(value), verbose ? 'StartObject' : 'StartArray');
}

export function nodeOf(value: Json | undefined): string {
  if (Array.isArray(value)) return 'StartArray';
  return typeof value === 'object' && value !== null ? 'StartObject' : 'PrimitiveValue';
}

function isAnnotation(name: string): boolean {
  return name.startsWith('odata.') || name.includes('@odata.');
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) throw errors.notJson(error.message);
    throw error;
  }
}
