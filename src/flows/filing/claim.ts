import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import { stopIfAborted, Superseded, type FilingTools } from './work';

/** How long one person may take to start a copy before another may. */
const lease = 30_000;
const look = 5_000;

/**
 * Takes the filing before the copy is started, so that two officers do not both start one: the save with the ETag is
 * the claim. Waits for another's claim to lapse, and no longer: whoever made it may have closed the tab.
 * @throws Superseded when the other went on
 */
export async function claimCopy(row: Stored<Filing>, tools: FilingTools): Promise<Stored<Filing>> {
  const { services } = tools;
  for (let waited = 0; isClaimed(row, services.now()) && waited < lease; waited += look) {
    stopIfAborted(tools);
    await services.pause(look);
    const current = await services.desk.filings.byId(row.id);
    if (current.etag !== row.etag) throw new Superseded(current);
  }
  const until = new Date(services.now().getTime() + lease).toISOString();
  // The key makes two claims of one moment differ: the second to save must not take the first for its own.
  return tools.save(row, { state: 'Working', monitor: `${claimMark}${until} ${services.newKey()}` });
}

/** The monitor's address; nothing while somebody is only about to start the copy. */
export function monitorOf(row: Stored<Filing>): string {
  return row.monitor.startsWith(claimMark) ? '' : row.monitor;
}

const claimMark = 'starting until ';

function isClaimed(row: Stored<Filing>, now: Date): boolean {
  const until = row.monitor.slice(claimMark.length).split(' ')[0];
  return row.monitor.startsWith(claimMark) && until > now.toISOString();
}
