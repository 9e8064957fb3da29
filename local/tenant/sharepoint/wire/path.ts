import { errors } from './errors';
import type { Json } from './values';

export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'guid'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'object'; readonly value: { readonly [name: string]: Json } }
  | { readonly kind: 'null' };

export interface Argument {
  /** Lower-case, of `name=value`. */
  readonly name?: string;
  readonly value: Literal;
}

/** One step of an address: a property, or a method or a collection with its arguments. */
export interface Segment {
  readonly name: string;
  /** For comparing: SharePoint does not mind case. */
  readonly lower: string;
  readonly args?: readonly Argument[];
  /** As it stood in the address. */
  readonly text: string;
}

const GUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;

/**
 * Reads the part of an address after `_api/`: segments split at `/` outside brackets and quotes, doubled quotes, named
 * arguments, `guid'..'`, and aliases (`@v` with `?@v='..'`).
 * @throws 400 for what is no address
 */
export function parsePath(encoded: string, aliases: ReadonlyMap<string, string>): readonly Segment[] {
  return splitOutside(decode(encoded), '/')
    .filter(part => part !== '')
    .map(part => parseSegment(part, aliases));
}

function parseSegment(text: string, aliases: ReadonlyMap<string, string>): Segment {
  const open = text.indexOf('(');
  if (open < 0) return { name: text, lower: text.toLowerCase(), text };
  if (!text.trimEnd().endsWith(')')) throw errors.badExpression(text);
  const name = text.slice(0, open).trim();
  const inner = text.trimEnd().slice(open + 1, -1);
  const args = inner.trim() === '' ? [] : splitOutside(inner, ',').map(arg => parseArgument(arg.trim(), aliases));
  return { name, lower: name.toLowerCase(), args, text };
}

function parseArgument(text: string, aliases: ReadonlyMap<string, string>): Argument {
  const [, name, rest] = /^([A-Za-z_]\w*)\s*=\s*([^]*)$/.exec(text) ?? [];
  return name === undefined ? { value: parseLiteral(text, aliases) } : { name: name.toLowerCase(), value: parseLiteral(rest, aliases) };
}

/** `'O''Neil'`, `guid'..'`, `12`, `true`, `null` or `@alias`. */
export function parseLiteral(text: string, aliases: ReadonlyMap<string, string>): Literal {
  if (text.startsWith('@')) {
    const aliased = aliases.get(text.toLowerCase());
    if (aliased === undefined) throw errors.badExpression(text);
    return parseLiteral(aliased.trim(), new Map());
  }
  const [, quoted] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  if (quoted !== undefined) return { kind: 'string', value: quoted.replace(/''/g, "'") };
  const [, guid] = /^guid'([^']*)'$/i.exec(text) ?? [];
  if (guid !== undefined) {
    if (!GUID.test(guid)) throw errors.badExpression(text);
    return { kind: 'guid', value: guid.replace(/[{}]/g, '').toLowerCase() };
  }
  if (text.startsWith('{')) return { kind: 'object', value: parseObject(text) };
  const [, number] = /^(-?\d+(?:\.\d+)?)[LMFD]?$/i.exec(text) ?? [];
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (/^(true|false)$/i.test(text)) return { kind: 'boolean', value: text.toLowerCase() === 'true' };
  if (text === 'null') return { kind: 'null' };
  throw errors.badExpression(text);
}

/** `{'High':'1','Low':'2'}`: JSON, whose texts may stand in single quotes. @throws 400 */
function parseObject(text: string): { readonly [name: string]: Json } {
  const json = /^\{\s*"/.test(text) ? text : text.replace(/'((?:[^']|'')*)'/g, (_, inner: string) => JSON.stringify(inner.replace(/''/g, "'")));
  try {
    return JSON.parse(json) as { readonly [name: string]: Json };
  } catch (error) {
    if (error instanceof SyntaxError) throw errors.badExpression(text);
    throw error;
  }
}

/** The argument of that name, or the one at that place; names count first. */
export function argument(segment: Segment, name: string, index = 0): Literal | undefined {
  const args = segment.args ?? [];
  const named = args.find(arg => arg.name === name.toLowerCase());
  if (named) return named.value;
  const positional = args[index];
  return positional && positional.name === undefined ? positional.value : undefined;
}

/** @throws 400 when it is missing or no text */
export function textArgument(segment: Segment, name: string, index = 0): string {
  const literal = argument(segment, name, index);
  if (literal?.kind !== 'string' && literal?.kind !== 'guid') throw errors.badExpression(segment.text);
  return literal.value;
}

export function numberArgument(segment: Segment, name: string, index = 0): number {
  const literal = argument(segment, name, index);
  if (literal?.kind === 'number') return literal.value;
  // Callers write `getById('3')` too.
  if (literal?.kind === 'string' && /^\d+$/.test(literal.value)) return Number(literal.value);
  throw errors.badExpression(segment.text);
}

/** @param fallback when the argument is missing */
export function booleanArgument(segment: Segment, name: string, index: number, fallback: boolean): boolean {
  const literal = argument(segment, name, index);
  if (literal === undefined) return fallback;
  if (literal.kind === 'boolean') return literal.value;
  if (literal.kind === 'string' && /^(true|false)$/i.test(literal.value)) return literal.value.toLowerCase() === 'true';
  throw errors.badExpression(segment.text);
}

/** An id written as `guid'..'` or as text. */
export function guidArgument(segment: Segment, name: string, index = 0): string {
  const text = textArgument(segment, name, index).replace(/[{}]/g, '');
  if (!GUID.test(text)) throw errors.badExpression(segment.text);
  return text.toLowerCase();
}

/** Splits at a character outside quotes and brackets. */
export function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(' || character === '{') depth += 1;
    else if (character === ')' || character === '}') depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (quoted || depth !== 0) throw errors.badExpression(text);
  return [...parts, text.slice(from)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw errors.badExpression(text);
    throw error;
  }
}
