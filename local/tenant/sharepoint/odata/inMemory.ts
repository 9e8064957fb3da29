import type { Call } from '../wire/call';
import type { Entity } from '../wire/entity';
import { errors } from '../wire/errors';
import { compare, holds, type Plain } from './evaluate';
import { parseFilter } from './filter';

/** Filters, sorts and cuts a collection that is small enough to hold (lists, columns, people, files of a folder). */
export function filterInMemory(entities: readonly Entity[], call: Call): readonly Entity[] {
  const { filter, orderBy, top, skip = 0 } = call.query;
  const expression = filter === undefined ? undefined : parseFilter(filter);
  const kept = expression ? entities.filter(entity => holds(expression, path => read(path, entity, call))) : [...entities];
  const sorted = orderBy.length === 0 ? kept : [...kept].sort((left, right) => order(left, right, call));
  return sorted.slice(skip, top === undefined ? undefined : skip + top);
}

function order(left: Entity, right: Entity, call: Call): number {
  for (const { path, descending } of call.query.orderBy) {
    const compared = compare(read(path, left, call), read(path, right, call));
    if (compared !== 0) return descending ? -compared : compared;
  }
  return 0;
}

/** Case does not count in the names of types with a schema; a path may go through a link to one other entity. */
function read(path: string, entity: Entity, call: Call): Plain {
  const [name, ...rest] = path.split('/');
  if (rest.length > 0) {
    const link = entity.link(name.toLowerCase(), call);
    if (!link || link.many) throw errors.unknownName(path);
    return link.one ? read(rest.join('/'), link.one, call) : null;
  }
  const value = entity.value(name, call) ?? entity.property(name.toLowerCase(), call)?.value;
  if (value === undefined || (typeof value === 'object' && value !== null)) throw errors.unknownName(path);
  return value;
}
