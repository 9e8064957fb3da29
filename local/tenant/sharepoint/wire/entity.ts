import type { Call } from './call';
import { errors } from './errors';
import type { Selection } from './selection';
import type { Draft, Marks } from './dialects/dialect';
import type { Json, JsonObject, Value } from './values';

/** How rows of one kind are told as OData entities. */
export interface Shape<Source> {
  /** `SP.List`; a function where the type is the row's own. */
  readonly type: string | ((source: Source) => string);
  /** Below `_api/`: `Web/Lists(guid'..')`. */
  readonly editLink: (source: Source, call: Call) => string;
  /** The address below `_api/` unless said otherwise; a list item has a bare GUID. */
  readonly id?: (source: Source, call: Call) => string;
  readonly etag?: (source: Source, call: Call) => string | undefined;
  /** Of `odata.metadata`: `SP.ApiData.Lists`. */
  readonly set: string | ((source: Source) => string);
  readonly props: Readonly<Record<string, (source: Source, call: Call) => Value>>;
  /** Properties that come only when they are selected. */
  readonly more?: Readonly<Record<string, (source: Source, call: Call) => Value>>;
  readonly links?: Readonly<Record<string, Link<Source>>>;
  /** A type without a schema (list items): it says which type a collection has, and case counts in its names. */
  readonly isOpen?: boolean;
  /** Names that come together, whichever of them was selected. */
  readonly together?: readonly (readonly string[])[];
}

export interface Link<Source> {
  /** Of a lookup column: its properties must be named in $select. */
  readonly isColumn?: boolean;
  /** Looks through what was asked of the other side, where that can be told without a row. @throws 400 */
  readonly check?: (selection: Selection, call: Call) => void;
  readonly one?: (source: Source, call: Call) => Entity | undefined;
  readonly many?: (source: Source, call: Call) => readonly Entity[];
}

/** A row together with its shape. */
export interface Entity {
  readonly type: string;
  readonly set: string;
  etag(call: Call): string | undefined;
  /** Absolute address, for a Location header. */
  address(call: Call): string;
  /** Looks through what was asked for. @throws 400 for a name that there is not, a lookup without its expand */
  check(call: Call, selection: Selection): void;
  json(call: Call, selection: Selection): JsonObject;
  /** A property by its exact name, for filters and sorting in memory. */
  value(name: string, call: Call): Value | undefined;
  /** A property by its name in an address, where case does not count. */
  property(lower: string, call: Call): { readonly name: string; readonly value: Value } | undefined;
  /** A link by its name in an address. */
  link(lower: string, call: Call): { readonly one?: Entity; readonly many?: readonly Entity[] } | undefined;
}

export function entity<Source>(shape: Shape<Source>, source: Source): Entity {
  const type = typeof shape.type === 'string' ? shape.type : shape.type(source);
  return {
    type,
    set: typeof shape.set === 'string' ? shape.set : shape.set(source),
    etag: call => shape.etag?.(source, call),
    address: call => `${call.apiUrl}/${shape.editLink(source, call)}`,
    check: (call, selection) => checkSelection(shape, selection, call),
    json: (call, selection) => content(shape, source, marksOf(shape, source, type, call), call, selection),
    value: (name, call) => (shape.props[name] ?? shape.more?.[name])?.(source, call),
    property: (lower, call) => {
      const name = find(shape.props, lower) ?? find(shape.more, lower);
      return name === undefined ? undefined : { name, value: (shape.props[name] ?? shape.more![name])(source, call) };
    },
    link: (lower, call) => {
      const name = find(shape.links, lower);
      const found = name === undefined ? undefined : shape.links?.[name];
      return found && { one: found.one?.(source, call), many: found.many?.(source, call) };
    },
  };
}

function find(names: Readonly<Record<string, unknown>> | undefined, lower: string): string | undefined {
  return names && Object.keys(names).find(name => name.toLowerCase() === lower);
}

function marksOf<Source>(shape: Shape<Source>, source: Source, type: string, call: Call): Marks {
  const link = shape.editLink(source, call);
  const address = `${call.apiUrl}/${link}`;
  return { type, link, address, id: shape.id?.(source, call) ?? address, etag: shape.etag?.(source, call) };
}

function content<Source>(shape: Shape<Source>, source: Source, marks: Marks, call: Call, selection: Selection): JsonObject {
  const { dialect } = call;
  const draft: Draft = dialect.marks(marks);
  const put = (name: string, value: Value): void => dialect.property(draft, name, value, shape.isOpen ?? false);
  if (selection.all) for (const name of Object.keys(shape.props)) put(name, shape.props[name](source, call));
  for (const asked of selection.names) {
    for (const name of namesFor(shape, asked)) {
      const read = shape.props[name] ?? shape.more?.[name];
      if (read) put(name, read(source, call));
      else if (!selection.expanded.has(name)) dialect.link(draft, name, marks, undefined);
    }
  }
  for (const [asked, nested] of selection.expanded) {
    const name = linkName(shape, asked);
    const link = name === undefined ? undefined : shape.links?.[name];
    const isShown = selection.all || selection.names.includes(asked) || selection.through.has(asked);
    if (name !== undefined && link && isShown) dialect.link(draft, name, marks, expand(link, source, nested, call));
  }
  if (selection.all && dialect.isVerbose) {
    for (const name of Object.keys(shape.links ?? {})) if (!(name in draft)) dialect.link(draft, name, marks, undefined);
  }
  return draft;
}

/**
 * The properties or links that a name of $select stands for. Case counts only where the type has no schema (list items);
 * an item's Id comes as ID also.
 */
function namesFor<Source>(shape: Shape<Source>, asked: string): readonly string[] {
  const together = shape.together?.find(names => names.includes(asked));
  if (together) return together;
  const known = asked in shape.props || (shape.more !== undefined && asked in shape.more);
  if (known || shape.isOpen) return [asked];
  const lower = asked.toLowerCase();
  return [find(shape.props, lower) ?? find(shape.more, lower) ?? find(shape.links, lower) ?? asked];
}

function linkName<Source>(shape: Shape<Source>, asked: string): string | undefined {
  if (shape.links && asked in shape.links) return asked;
  return shape.isOpen ? undefined : find(shape.links, asked.toLowerCase());
}

/** @throws 400 */
export function checkSelection<Source>(shape: Shape<Source>, selection: Selection, call: Call): void {
  for (const asked of selection.names) {
    const [name] = namesFor(shape, asked);
    if (shape.props[name] || shape.more?.[name]) continue;
    const link = shape.links?.[name];
    if (!link) throw errors.unknownName(asked);
    if (link.isColumn && !selection.through.has(asked)) throw errors.expandMissing(asked);
  }
  for (const asked of selection.through) {
    if (linkName(shape, asked) === undefined) throw errors.unknownName(asked);
    if (!selection.expanded.has(asked)) throw errors.expandMissing(asked);
  }
  for (const [asked, nested] of selection.expanded) {
    const name = linkName(shape, asked);
    const link = name === undefined ? undefined : shape.links?.[name];
    if (!link) throw errors.unknownName(asked);
    if (link.isColumn && !selection.through.has(asked)) throw errors.expandMissing(asked);
    link.check?.(nested, call);
  }
}

function expand<Source>(link: Link<Source>, source: Source, nested: Selection, call: Call): Json {
  const entities = link.many?.(source, call) ?? [link.one?.(source, call)].flatMap(found => found ?? []);
  if (!link.check) for (const each of entities) each.check(call, nested);
  const results = entities.map(each => each.json(call, nested));
  return link.many ? call.dialect.inner(results) : results[0] ?? null;
}
