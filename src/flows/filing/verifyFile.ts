import { AppError, isAppError } from '../../core/errors';
import { done } from '../../core/saga';
import type { DriveFile } from '../../graph/ports';
import { stop, type Located } from './locateRecording';
import { stopIfAborted, type FilingTools, type Work } from './work';

const looks = 6;
const pauseBetween = 5_000;

/** Compares size and checksum of the filed copy with the original, both as the service works them out. */
export async function verifyFile(work: Work, tools: FilingTools): Promise<Located> {
  const { row } = work;
  for (let look = 0; look < looks; look += 1) {
    stopIfAborted(tools);
    const filed = await fileAt(row.fileDrive, row.fileItem, tools);
    // Somebody removed the copy: it has to be made again.
    if (!filed) return stop({ row, change: { step: 'copy', fileItem: '', monitor: '' } }, tools, 'Copy failed');
    const expected = await sourceHash(work, tools);
    if (filed.size !== row.sourceSize) return mismatch(work, filed, tools);
    if (expected && filed.quickXorHash) {
      if (filed.quickXorHash !== expected) return mismatch(work, filed, tools);
      return done({ row, change: { sourceHash: expected } });
    }
    await tools.services.pause(pauseBetween);
  }
  throw new AppError('throttled', 'SharePoint is still working out the checksum of the copy.', { retryAfter: 600 });
}

/** As kept when the source was found; asked again when the service had not worked it out then. */
async function sourceHash({ row }: Work, tools: FilingTools): Promise<string | undefined> {
  if (row.sourceHash || !row.sourceItem) return row.sourceHash || undefined;
  return (await fileAt(row.sourceDrive, row.sourceItem, tools))?.quickXorHash;
}

async function fileAt(driveId: string, itemId: string, tools: FilingTools): Promise<DriveFile | undefined> {
  try {
    return await tools.services.graph.drives.file(driveId, itemId);
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}

/** The next try starts from the copy: it finds whether the file was put right. */
function mismatch({ row }: Work, filed: DriveFile, tools: FilingTools): Promise<Located> {
  return stop({ row, change: { step: 'copy', fileItem: '', monitor: '' } }, tools, 'Does not match', { fileName: filed.name });
}
