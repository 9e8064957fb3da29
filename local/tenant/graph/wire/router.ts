import { normalise, withoutNamespace } from './address';
import { GraphError } from './errors';
import { expand } from './places';
import type { Places } from './places';
import type { Route } from './request';
import { unknownSegment } from './vocabulary';

const captures: Readonly<Record<string, string>> = {
  plain: '[^/:]+',
  any: '[^/]+',
  path: '[^:]+',
  rest: '[^:]*',
  host: '[^/:]+(?::\\d+)?',
  quoted: '.*',
  all: 'getAll[^/]*',
};

/**
 * A pattern is a path with `{name}` for one segment without a colon, `{name:any}` for one segment whatever it holds
 * (chat and meeting ids have colons), `{name:path}` for several segments, `{name:rest}` for those or none, `{name:host}` for a host with its port,
 * `{name:quoted}` for a text in quotes, `{name:all}` for a getAll function; `[...]` is an optional part, `<a|b>` a
 * choice, and `@place` at its start stands for several addresses.
 */
function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/[.$()]/g, '\\$&')
    .replace(/\[/g, '(?:')
    .replace(/\]/g, ')?')
    .replace(/</g, '(?:')
    .replace(/>/g, ')')
    .replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, kind = 'plain') => `(?<${name}>${captures[kind]})`);
  return new RegExp(`^${source}$`, 'i');
}

interface Compiled {
  readonly route: Route;
  readonly expression: RegExp;
  /** The segment that a fitting path ends with, where the pattern says it: looked at before the expression. */
  readonly end?: string;
}

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

export class Router {
  /** By the first segment; under '' what may begin with several. */
  private readonly routes = new Map<string, Compiled[]>();

  public constructor(routes: readonly Route[], places: Places = {}) {
    for (const route of routes) {
      for (const pattern of expand(route.pattern, places)) this.add(route, pattern);
    }
  }

  /** @throws GraphError as Graph answers a path or a method that it does not know */
  public find(method: string, rawPath: string): Match {
    const path = normalise(rawPath);
    const bare = withoutNamespace(path);
    const fitting = this.fitting(path);
    const found = fitting.length === 0 && bare !== path ? this.fitting(bare) : fitting;
    if (found.length === 0) throw unknownPath(path);
    const match = found.find(({ route }) => route.method === method);
    if (!match) throw new GraphError(405, 'methodNotAllowed', `The method ${method} is not allowed on this resource.`);
    return match;
  }

  private add(route: Route, pattern: string): void {
    const first = /^\/([\w$]+)(?=\/|$|[[{(])/.exec(pattern)?.[1]?.toLowerCase() ?? '';
    const end = /\/([\w$]+)$/.exec(pattern)?.[1]?.toLowerCase();
    const known = this.routes.get(first) ?? [];
    known.push({ route, expression: compile(pattern), ...(end === undefined ? {} : { end: `/${end}` }) });
    this.routes.set(first, known);
  }

  private fitting(path: string): Match[] {
    const lower = path.toLowerCase();
    const first = lower.slice(1).split('/', 1)[0] ?? '';
    const candidates = [...(this.routes.get(first) ?? []), ...(this.routes.get('') ?? [])];
    return candidates.flatMap(({ route, expression, end }) => {
      const found = end === undefined || lower.endsWith(end) ? expression.exec(path) : null;
      return found ? [{ route, params: decodeAll(found.groups ?? {}) }] : [];
    });
  }
}

function decodeAll(groups: Record<string, string | undefined>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) {
    if (value !== undefined) params[name] = decode(value);
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    throw new GraphError(400, 'BadRequest', `The address is not well encoded: ${String(error)}`);
  }
}

/** What Graph does not have either answers 400 as it does; what it has and the tenant has not, 501. */
function unknownPath(path: string): GraphError {
  const segment = unknownSegment(path);
  if (segment !== undefined) return new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
  return new GraphError(501, 'notSupported', `The local tenant does not support the Graph resource '${path}'.`);
}
