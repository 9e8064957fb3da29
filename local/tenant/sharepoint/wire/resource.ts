import type { Site } from '../../store/sites';
import { type Answer } from './answer';
import type { Call } from './call';
import type { Entity } from './entity';
import { errors } from './errors';
import type { Segment } from './path';
import { filterInMemory } from '../odata/inMemory';
import type { Value } from './values';

/** What answers at an address: the verbs that it knows, and the next step of the address. */
export interface Resource {
  readonly name: string;
  /** The web that this belongs to, where an address leads from one web to another. */
  readonly web?: Site;
  step?(segment: Segment, call: Call): Resource | undefined;
  get?(call: Call): Answer;
  post?(call: Call): Answer;
  merge?(call: Call): Answer;
  put?(call: Call): Answer;
  remove?(call: Call): Answer;
}

type Own = Omit<Resource, 'name'>;

/** A method called with POST. */
export function action(name: string, post: (call: Call) => Answer): Resource {
  return { name, post };
}

/** A method that only reads. */
export function reader(name: string, get: (call: Call) => Answer): Resource {
  return { name, get };
}

/** An entity at its address: it reads itself, its properties (`web/title`) and its links. */
export function entityResource(entity: Entity, own: Own = {}): Resource {
  return {
    name: entity.type,
    get: () => ({ kind: 'entity', entity }),
    ...own,
    step: (segment, call) => own.step?.(segment, call) ?? inner(entity, segment, call),
  };
}

/** A collection that fits in memory; filters, order and paging work on the properties of its entities. */
export function collectionResource(name: string, set: string, read: (call: Call) => readonly Entity[], own: Own = {}): Resource {
  return { name, get: call => ({ kind: 'collection', set, entities: filterInMemory(read(call), call) }), ...own };
}

function inner(entity: Entity, segment: Segment, call: Call): Resource | undefined {
  if (segment.args !== undefined) return undefined;
  const property = entity.property(segment.lower, call);
  if (property) return propertyResource(property.name, property.value);
  const link = entity.link(segment.lower, call);
  if (!link) return undefined;
  if (link.many) return collectionResource(segment.name, `${entity.set}/${segment.name}`, () => link.many!);
  if (!link.one) return reader(segment.name, () => ({ kind: 'null', name: segment.name }));
  return entityResource(link.one);
}

function propertyResource(name: string, value: Value): Resource {
  return {
    name,
    get: () => ({ kind: 'value', name, value }),
    step: segment =>
      segment.lower === '$value' ? reader('$value', () => ({ kind: 'bytes', bytes: plain(value), contentType: 'text/plain;charset=utf-8' })) : undefined,
  };
}

function plain(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Names of SharePoint that are known to exist and that the local tenant does not have. */
export function refuseKnown(names: readonly string[], segment: Segment): undefined {
  const known = names.find(name => name.toLowerCase() === segment.lower);
  if (known !== undefined) throw errors.unsupported(known);
  return undefined;
}
