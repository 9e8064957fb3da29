import type { Stored, Key, Reference } from '../../lists/define';
import type { Services } from '../services';
import { line } from './rows';

/** The clause under which meetings are held, minuted and recorded. */
export const meetingClause = 'CP-9.1';

interface Deed {
  /** Derived from what was done, so that a repeat records it once. */
  readonly key: Key;
  readonly what: string;
  readonly contract: Reference | undefined;
  readonly clause?: string;
  readonly detail?: string;
  readonly link?: string;
}

/** Writes down who did what, once. */
export async function record(services: Services, { key, what, clause = meetingClause, ...rest }: Deed): Promise<void> {
  const who = await services.desk.people.me();
  const at = services.now().toISOString();
  await services.desk.activity.add({ ...rest, what: line(what), clause, who, at }, key);
}

/** A mark that changes with each saved version of a row: it tells one change from the next one of the same kind. */
export function versionOf(row: Pick<Stored<unknown>, 'etag'>): string {
  return row.etag.replace(/[^0-9a-z]/gi, '');
}
