import type { Query } from './query';

/** What of an entity the caller asked for: from $select and $expand. */
export interface Selection {
  /** Every property that comes by itself. */
  readonly all: boolean;
  readonly names: readonly string[];
  /** Expanded links, by name. */
  readonly expanded: ReadonlyMap<string, Selection>;
  /** Links of which properties are selected, expanded or not. */
  readonly through: ReadonlySet<string>;
}

export function selectionOf(query: Query): Selection {
  return build(query.select, query.expand);
}

function build(select: readonly string[], expand: readonly string[]): Selection {
  const own = select.filter(path => !path.includes('/'));
  const through = new Set(select.filter(path => path.includes('/')).map(head));
  const heads = [...new Set(expand.map(head))];
  const expanded = new Map(heads.map(name => [name, build(tails(select, name), tails(expand, name))]));
  // `$select=Owner/Title` alone asks for no property of the row itself, but it is a selection.
  const all = select.length === 0 || own.includes('*');
  return { all, names: own.filter(name => name !== '*'), expanded, through };
}

function head(path: string): string {
  return path.slice(0, path.includes('/') ? path.indexOf('/') : undefined);
}

function tails(paths: readonly string[], name: string): string[] {
  return paths.filter(path => path.startsWith(`${name}/`)).map(path => path.slice(name.length + 1));
}
