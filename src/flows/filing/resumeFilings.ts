import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { advanceFiling } from './advanceFiling';
import { ensureFilings } from './ensureFilings';
import type { FilingReport } from './work';

/**
 * Goes on with everything of a meeting that can go on now: what is in work, and what waits and whose time has come.
 * What is stuck stays so until a person chooses a way on. Safe to call at any time, by anybody.
 * @returns all filings of the meeting, as they are then
 */
export async function resumeFilings(
  services: Services,
  meeting: Stored<Meeting>,
  report: FilingReport,
  signal?: AbortSignal,
): Promise<readonly Stored<Filing>[]> {
  const tried = new Set<string>();
  for (;;) {
    const rows = await ensureFilings(services, meeting);
    const next = rows.find((row) => !tried.has(row.key) && mayGoOn(row, services.now()));
    if (!next || signal?.aborted) return rows;
    tried.add(next.key);
    await advanceFiling(services, next, report, signal);
  }
}

/** Whether nobody has to decide anything and it is time. */
export function mayGoOn(filing: Pick<Filing, 'state' | 'nextCheck'>, now: Date): boolean {
  if (filing.state !== 'Working' && filing.state !== 'Waiting') return false;
  return filing.nextCheck === undefined || Date.parse(filing.nextCheck) <= now.getTime();
}
