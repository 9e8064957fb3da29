import type { Row } from '../wire/filter';
import { collection, isRecord, listOf, option } from '../wire/odata';
import type { PageRules } from '../wire/odata';
import type { GraphAnswer, GraphCall } from '../wire/request';
import { without } from './fields';

/** How the things of a collection are written. */
interface Shape<Thing> {
  /** All that can be selected, filtered and sorted by. */
  row(thing: Thing): Row;
  /** What is sorted and filtered by and not shown. */
  hidden?(thing: Thing): Row;
  /** What `$expand` adds; it stays whatever `$select` says. */
  parts?(thing: Thing): Row;
  /** The names that are shown without `$select`; all when they are not given. */
  readonly usual?: readonly string[];
}

const key = '@odata.key';

/** One page of a collection whose things have more than they show. */
export function shapedCollection<Thing>(call: GraphCall, things: readonly Thing[], shape: Shape<Thing>, rules: PageRules): GraphAnswer {
  const rows = things.map((thing, index) => ({ [key]: index, ...shape.row(thing), ...shape.hidden?.(thing) }));
  const answer = collection(call, rows, rules);
  if (!isRecord(answer.body)) return answer;
  const isWhole = option(call, 'select') === undefined;
  const value = listOf(answer.body['value']).map((row) => {
    const thing = things[Number(row[key])];
    if (thing === undefined) return row;
    const shown = isWhole && shape.usual ? narrowed(row, shape.usual) : without(row, key, ...Object.keys(shape.hidden?.(thing) ?? {}));
    return { ...shown, ...shape.parts?.(thing) };
  });
  return { ...answer, body: { ...answer.body, value } };
}

export function narrowed(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name) || name === '@odata.type' || name === '@odata.etag'));
}
