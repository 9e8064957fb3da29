import type { Call } from './call';
import { errors } from './errors';
import type { Selection } from './selection';
import { collectionType, isArray, toJson, type Json, type JsonObject, type Value } from './values';

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
  /** Says which type a collection has, as types without a schema need it (list items). */
  readonly isOpen?: boolean;
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
    json: (call, selection) => ({ ...metadata(shape, source, type, call), ...content(shape, source, call, selection) }),
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

function metadata<Source>(shape: Shape<Source>, source: Source, type: string, call: Call): JsonObject {
  if (call.format === 'none' || call.format === 'v4none') return {};
  const link = shape.editLink(source, call);
  const address = `${call.apiUrl}/${link}`;
  const id = shape.id?.(source, call) ?? address;
  const etag = shape.etag?.(source, call);
  const tagged: JsonObject = etag === undefined ? {} : { etag };
  if (call.format === 'verbose') return { __metadata: { id, uri: address, ...tagged, type } };
  const sign = call.format === 'v4' ? '@odata.' : 'odata.';
  return {
    [`${sign}type`]: call.format === 'v4' ? `#${type}` : type,
    [`${sign}id`]: id,
    ...(etag === undefined ? {} : { [`${sign}etag`]: etag }),
    [`${sign}editLink`]: link,
  };
}

function content<Source>(shape: Shape<Source>, source: Source, call: Call, selection: Selection): JsonObject {
  const out: Record<string, Json> = {};
  const put = (name: string, value: Value): void => {
    if (shape.isOpen && isArray(value)) annotate(out, name, value, call);
    out[name] = toJson(value, call.isVerbose);
  };
  if (selection.all) for (const name of Object.keys(shape.props)) put(name, shape.props[name](source, call));
  for (const name of selection.names) {
    const read = shape.props[name] ?? shape.more?.[name];
    if (read) put(name, read(source, call));
    else if (!selection.expanded.has(name)) defer(out, shape, source, name, call);
  }
  for (const [name, nested] of selection.expanded) {
    const link = shape.links?.[name];
    const isShown = selection.all || selection.names.includes(name) || selection.through.has(name);
    if (link && isShown) out[name] = expand(link, source, nested, call);
  }
  if (selection.all && call.isVerbose) {
    for (const name of Object.keys(shape.links ?? {})) if (!(name in out)) defer(out, shape, source, name, call);
  }
  return out;
}

/** @throws 400 */
export function checkSelection<Source>(shape: Shape<Source>, selection: Selection, call: Call): void {
  for (const name of selection.names) {
    if (shape.props[name] || shape.more?.[name]) continue;
    const link = shape.links?.[name];
    if (!link) throw errors.unknownName(name);
    if (link.isColumn && !selection.through.has(name)) throw errors.expandMissing(name);
  }
  for (const name of selection.through) {
    if (!shape.links?.[name]) throw errors.unknownName(name);
    if (!selection.expanded.has(name)) throw errors.expandMissing(name);
  }
  for (const [name, nested] of selection.expanded) {
    const link = shape.links?.[name];
    if (!link) throw errors.unknownName(name);
    if (link.isColumn && !selection.through.has(name)) throw errors.expandMissing(name);
    link.check?.(nested, call);
  }
}

function expand<Source>(link: Link<Source>, source: Source, nested: Selection, call: Call): Json {
  const entities = link.many?.(source, call) ?? [link.one?.(source, call)].flatMap(found => found ?? []);
  if (!link.check) for (const each of entities) each.check(call, nested);
  const results = entities.map(each => each.json(call, nested));
  if (link.many) return call.isVerbose ? { results } : results;
  return results[0] ?? null;
}

function annotate(out: Record<string, Json>, name: string, value: readonly (string | number)[] | Value, call: Call): void {
  if (!isArray(value as Value)) return;
  const type = collectionType(value as readonly (string | number)[]);
  if (call.format === 'minimal') out[`${name}@odata.type`] = type;
  if (call.format === 'v4') out[`${name}@odata.type`] = `#${type.replace('Edm.', '')}`;
}

/** A link that was not expanded: verbose JSON gives its address. */
function defer<Source>(out: Record<string, Json>, shape: Shape<Source>, source: Source, name: string, call: Call): void {
  if (call.isVerbose) out[name] = { __deferred: { uri: `${call.apiUrl}/${shape.editLink(source, call)}/${name}` } };
}
