import type { Call } from './call';
import { errors } from './errors';
import type { Segment } from './path';
import type { Resource } from './resource';

/** One name that an address can go on with. */
export interface Step<Source> {
  /** Where the behaviour is told, as the table of docs/tenant.md shows it: `1.3`, or a page of Microsoft's. */
  readonly facts: string;
  /** The verbs that it answers, for the table: `GET POST`. */
  readonly verbs: string;
  readonly open: (source: Source, segment: Segment, call: Call) => Resource | undefined;
}

/** Everything that can follow one kind of resource in an address, by its name as Microsoft spells it. */
export type Steps<Source> = Readonly<Record<string, Step<Source>>>;

/** Goes one step along a table; names that exist at Microsoft's and not here answer 501. */
export function follow<Source>(steps: Steps<Source>, missing: readonly string[] = []): (source: Source, segment: Segment, call: Call) => Resource | undefined {
  const byLower = new Map(Object.entries(steps).map(([name, step]) => [name.toLowerCase(), step]));
  const known = new Map(missing.map(name => [name.toLowerCase(), name]));
  return (source, segment, call) => {
    const step = byLower.get(segment.lower);
    if (step) return step.open(source, segment, call);
    const name = known.get(segment.lower);
    if (name !== undefined) throw errors.unsupported(name);
    return undefined;
  };
}
