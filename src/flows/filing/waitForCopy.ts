import { AppError, isAppError } from '../../core/errors';
import { done } from '../../core/saga';
import type { CopyProgress, DriveFile } from '../../graph/ports';
import { monitorOf } from './claim';
import { stop, type Located } from './locateRecording';
import { isSameContent, stopIfAborted, type FilingTools, type Work } from './work';

const firstPause = 1_000;
const longestPause = 10_000;
/** About 20 minutes; then the sweep, or whoever opens the meeting next, goes on. */
const looks = 120;
/** After a monitor is gone, how often the folder is looked at before the copy counts as failed. */
const looksWithoutMonitor = 12;

/** Follows the copy's monitor. Anybody may: when the monitor is gone, the file in the folder is the answer. */
export async function waitForCopy(work: Work, tools: FilingTools): Promise<Located> {
  if (work.row.fileItem) return done({ row: work.row, change: {} });
  let withoutMonitor = 0;
  for (let look = 0; look < looks; look += 1) {
    stopIfAborted(tools);
    const progress = await follow(monitorOf(work.row), tools);
    if (progress === 'gone') {
      const there = await copied(work, tools);
      if (there) return finished(work, there.itemId);
      withoutMonitor += 1;
      if (withoutMonitor >= looksWithoutMonitor) return stop({ row: work.row, change: { step: 'copy', monitor: '' } }, tools, 'Copy failed');
    } else if (progress.state === 'done') {
      return finished(work, progress.itemId);
    } else if (progress.state === 'failed') {
      // A copy started twice fails the second time, because the first made the file.
      const there = await copied(work, tools);
      if (there) return finished(work, there.itemId);
      return stop({ row: work.row, change: { step: 'copy', monitor: '' } }, tools, 'Copy failed', { said: progress.message });
    } else {
      tools.report({ ...work.row, progress: Math.round(progress.percent) });
    }
    await tools.services.pause(Math.min(longestPause, firstPause * 1.5 ** look));
  }
  throw new AppError('throttled', 'The copy takes longer than usual. It goes on by itself.', { retryAfter: 120 });
}

function finished(work: Work, fileItem: string): Located {
  return done({ row: work.row, change: { fileItem, progress: 100 } });
}

async function follow(monitor: string, tools: FilingTools): Promise<CopyProgress | 'gone'> {
  if (monitor === '') return 'gone';
  try {
    return await tools.services.graph.drives.followCopy(monitor);
  } catch (error) {
    if (isAppError(error, 'notFound') || isAppError(error, 'forbidden')) return 'gone';
    throw error;
  }
}

/** The copy in the folder, once it has all its bytes. */
async function copied({ row }: Work, tools: FilingTools): Promise<DriveFile | undefined> {
  const { drives } = tools.services.graph;
  const slash = row.file.lastIndexOf('/');
  const there = await drives.fileNamed(await drives.folder(row.file.slice(0, slash)), row.file.slice(slash + 1));
  return there && isSameContent({ size: row.sourceSize ?? -1, hash: row.sourceHash }, there) ? there : undefined;
}
