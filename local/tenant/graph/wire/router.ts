import { GraphError } from './errors';
import type { Route } from './request';

/**
 * A pattern is a path with `{name}` for one segment without a colon, `{name:any}` for one segment whatever it holds
 * (chat and meeting ids have colons), `{name:path}` for several segments, `{name:host}` for a host with its port,
 * `{name:quoted}` for a text in quotes, `{name:all}` for a getAll function; `[...]` is an optional part, `<a|b>` a
 * choice.
 */
function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/[.$()]/g, '\\$&')
    .replace(/\[/g, '(?:')
    .replace(/\]/g, ')?')
    .replace(/</g, '(?:')
    .replace(/>/g, ')')
    .replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, kind = 'plain') => `(?<${name}>${captures[kind]})`);
  return new RegExp(`^${source}/?$`, 'i');
}

const captures: Readonly<Record<string, string>> = {
  plain: '[^/:]+',
  any: '[^/]+',
  path: '[^:]+',
  host: '[^/:]+(?::\\d+)?',
  quoted: '.*',
  all: 'getAll[^/]*',
};

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

export class Router {
  private readonly routes: { readonly route: Route; readonly expression: RegExp }[];

  public constructor(routes: readonly Route[]) {
    this.routes = routes.map((route) => ({ route, expression: compile(route.pattern) }));
  }

  /** @throws GraphError as Graph answers a path or a method that it does not know */
  public find(method: string, rawPath: string): Match {
    const path = unescapeColons(rawPath);
    const fitting = this.routes
      .map(({ route, expression }) => ({ route, found: expression.exec(path) }))
      .filter((candidate) => candidate.found !== null);
    if (fitting.length === 0) throw unknownPath(path);
    const match = fitting.find(({ route }) => route.method === method);
    if (!match) throw new GraphError(405, 'methodNotAllowed', `The method ${method} is not allowed on this resource.`);
    return { route: match.route, params: decodeAll(match.found?.groups ?? {}) };
  }
}

/** Clients that encode `root:/a:/children` whole are understood as well. Ids keep their escapes. */
function unescapeColons(path: string): string {
  return path.replace(/\/root%3A/gi, '/root:').replace(/%3A(?=\/)/gi, ':');
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

const roots = 'me users sites drives chats shares groups teams teamwork appcatalogs planner communications search subscriptions';
const knownRoots = new Set(roots.split(' '));

function unknownPath(path: string): GraphError {
  const [, root = ''] = path.split('/');
  if (knownRoots.has(root.toLowerCase())) {
    return new GraphError(501, 'notSupported', `The local tenant does not support the Graph resource '${path}'.`);
  }
  return new GraphError(400, 'BadRequest', `Resource not found for the segment '${root}'.`);
}
