import { AppError } from '../../core/errors';
import { QuickXorHash } from '../../core/hash';
import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Services } from '../services';
import { extensionOf, whyNotAccepted } from './accepted';
import { advanceFiling, isFinished } from './advanceFiling';
import { targetFolder, targetName } from './target';
import { isSameContent, type FilingReport } from './work';

const slice = 8 * 1024 * 1024;

/**
 * Files what the officer has on their machine instead: uploads it in ranges, then verifies, describes and links it
 * like any other. A file that is there already under the name becomes an earlier version, never lost.
 */
export async function uploadByHand(
  services: Services,
  filing: Stored<Filing>,
  content: Blob & { readonly name?: string },
  report: FilingReport,
  signal?: AbortSignal,
): Promise<Stored<Filing>> {
  if (isFinished(filing)) return filing;
  const problem = whyNotAccepted(filing.kind, content);
  if (problem !== undefined) throw new AppError('invalid', problem, { field: 'file' });
  if (!filing.meeting) throw new AppError('invalid', 'This filing belongs to no meeting.', { field: 'meeting' });
  const { drives } = services.graph;
  const meeting = await services.desk.meetings.byId(filing.meeting.id);
  const path = targetFolder(meeting);
  const name = targetName(meeting, filing, extensionOf(content.name ?? '', filing.kind === 'Transcript' ? 'vtt' : 'mp4'));
  const folder = await drives.folder(path);
  const hash = await hashOf(content);

  const there = await drives.fileNamed(folder, name);
  const same = there !== undefined && Boolean(there.quickXorHash) && isSameContent({ size: content.size, hash }, there);
  const filed = same
    ? there
    : await drives.upload(folder, name, content, (sent) => {
        report({ ...filing, state: 'Working', progress: Math.floor((100 * sent) / content.size) });
      });
  const row = await services.desk.filings.save(filing, {
    state: 'Working',
    step: 'verify',
    reason: undefined,
    message: '',
    nextCheck: undefined,
    sourceDrive: '',
    sourceItem: '',
    sourceSize: content.size,
    sourceHash: hash,
    monitor: '',
    file: `${path}/${name}`,
    fileDrive: filed.driveId,
    fileItem: filed.itemId,
    progress: 100,
  });
  report(row);
  return advanceFiling(services, row, report, signal);
}

/** Of a file too large to hold in memory at once. */
async function hashOf(content: Blob): Promise<string> {
  const hash = new QuickXorHash();
  for (let start = 0; start < content.size; start += slice) {
    hash.update(new Uint8Array(await content.slice(start, start + slice).arrayBuffer()));
  }
  return hash.digest();
}
