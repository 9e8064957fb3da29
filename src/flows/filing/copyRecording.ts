import { isAppError } from '../../core/errors';
import { done } from '../../core/saga';
import type { DriveFile, DriveFolder } from '../../graph/ports';
import { claimCopy } from './claim';
import { isWithoutRight, stop, type Located } from './locateRecording';
import { extensionOf } from './accepted';
import { targetFolder, targetName } from './target';
import { isSameContent, type FilingTools, type Work } from './work';

/**
 * Starts the copy from the organiser's OneDrive into the meeting's folder, on the server: no media pass through the
 * browser. A file that is there already with the same size and checksum is the copy. The copy itself refuses a name
 * that is taken, so a start that is repeated after a lost answer cannot make a second file.
 */
export async function copyRecording(work: Work, tools: FilingTools): Promise<Located> {
  const { drives } = tools.services.graph;
  const path = targetFolder(tools.meeting);
  const source = await sourceFile(work, tools);
  if (!source) return stop(work, tools, 'Source expired');
  if (source === 'refused') return stop(work, tools, 'Not allowed');

  const folder = await drives.folder(path);
  const name = targetName(tools.meeting, work.row, extensionOf(source.name, 'mp4'));
  const found = { sourceSize: source.size, sourceHash: source.quickXorHash ?? '', file: `${path}/${name}`, fileDrive: folder.driveId };
  const row = await claimCopy(work.row, tools);
  const started = await start(source, folder, name, tools);
  if (started === 'refused') return stop({ row, change: { monitor: '' } }, tools, 'Not allowed');
  if (started === 'other file') return stop({ row, change: { monitor: '' } }, tools, 'Does not match', { fileName: name });
  if ('itemId' in started) return done({ row, change: { ...found, monitor: '', fileItem: started.itemId, progress: 100 } });
  return done({ row, change: { ...found, monitor: started.monitor, fileItem: '', progress: 0 } });
}

async function sourceFile(work: Work, tools: FilingTools): Promise<DriveFile | 'refused' | undefined> {
  try {
    return await tools.services.graph.drives.file(work.row.sourceDrive, work.row.sourceItem);
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    if (isWithoutRight(error)) return 'refused';
    throw error;
  }
}

type Started = { readonly monitor: string } | { readonly itemId: string } | 'other file' | 'refused';

async function start(source: DriveFile, folder: DriveFolder, name: string, tools: FilingTools): Promise<Started> {
  const { drives } = tools.services.graph;
  const there = await lookAt(folder, name, source, tools);
  if (there) return there;
  try {
    return { monitor: await drives.startCopy(source, folder, name) };
  } catch (error) {
    if (isWithoutRight(error)) return 'refused';
    if (!isAppError(error, 'conflict')) throw error;
    return (await lookAt(folder, name, source, tools)) ?? 'other file';
  }
}

async function lookAt(folder: DriveFolder, name: string, source: DriveFile, tools: FilingTools): Promise<Started | undefined> {
  const there = await tools.services.graph.drives.fileNamed(folder, name);
  if (!there) return undefined;
  return isSameContent({ size: source.size, hash: source.quickXorHash }, there) ? { itemId: there.itemId } : 'other file';
}
