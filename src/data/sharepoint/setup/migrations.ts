import type { Desk } from '../../ports';

/**
 * One numbered change of a list's rows that comes with a new schema version. New columns need none: they are declared
 * with `since` and made before migrations run. A migration may be run again after a failure, so it looks first.
 */
export interface Migration {
  /** Site-relative address of the list. */
  readonly list: string;
  /** The schema version that it brings the list to. */
  readonly to: number;
  readonly says: string;
  run(desk: Desk): Promise<void>;
}

/** In the order in which they run for a list. Version 1 is the first, so there are none yet. */
export const migrations: readonly Migration[] = [];

/** The migrations that a list still needs, oldest first. */
export function outstanding(all: readonly Migration[], list: string, installed: number, wanted: number): readonly Migration[] {
  return all.filter((one) => one.list === list && one.to > installed && one.to <= wanted).sort((a, b) => a.to - b.to);
}
