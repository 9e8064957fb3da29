import { errors } from './errors';
import { splitOutside } from './path';

/** The query string of a request, its options told apart. */
export interface Query {
  /** `A/B` paths; empty when nothing was selected. */
  readonly select: readonly string[];
  readonly expand: readonly string[];
  readonly filter?: string;
  readonly orderBy: readonly { readonly path: string; readonly descending: boolean }[];
  readonly top?: number;
  readonly skip?: number;
  readonly skipToken?: string;
  /** `@v` and the like, lower-case, `@` included. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Everything else, keys in lower case. */
  readonly others: ReadonlyMap<string, string>;
}

/**
 * Reads a query string as URLSearchParams writes it: `$` may be `%24`, a blank `+`.
 * @throws 400 for a number that is none
 */
export function parseQuery(text: string): Query {
  const parameters = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(text)) parameters.set(key.toLowerCase(), value);
  const names = (key: string): string[] =>
    (parameters.get(key) ?? '')
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== '');
  return {
    select: names('$select'),
    expand: names('$expand'),
    filter: parameters.get('$filter')?.trim() || undefined,
    orderBy: orderBy(parameters.get('$orderby')),
    top: count(parameters.get('$top'), '$top'),
    skip: count(parameters.get('$skip'), '$skip'),
    skipToken: parameters.get('$skiptoken') || undefined,
    aliases: new Map([...parameters].filter(([key]) => key.startsWith('@'))),
    others: new Map([...parameters].filter(([key]) => !key.startsWith('@') && !key.startsWith('$'))),
  };
}

function orderBy(text: string | undefined): Query['orderBy'] {
  if (!text || text.trim() === '') return [];
  return splitOutside(text, ',').map(part => {
    const [path, direction = 'asc', ...rest] = part.trim().split(/\s+/);
    if (!path || rest.length > 0 || !/^(asc|desc)$/i.test(direction)) throw errors.badExpression(text);
    return { path, descending: direction.toLowerCase() === 'desc' };
  });
}

function count(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^\d+$/.test(text)) throw errors.badExpression(`${name}=${text}`);
  return Number(text);
}
