import { AppError, isAppError } from '../../core/errors';
import { quickXorHash } from '../../core/hash';
import { done } from '../../core/saga';
import type { DriveFile } from '../../graph/ports';
import { findOnline, notThere, stop, isWithoutRight, type Located } from './locateRecording';
import { targetFolder, targetName } from './target';
import { isSameContent, type FilingTools, type Work } from './work';

/** Puts the transcript's text into the meeting's folder as WebVTT. The same text that is there already stays as it is. */
export async function copyTranscript(work: Work, tools: FilingTools): Promise<Located> {
  const { graph, desk } = tools.services;
  const found = await findOnline(work, tools, 'Transcript');
  if (found.outcome) return found.outcome;
  let text: string;
  try {
    text = await graph.meetings.transcriptText(found.online.id, work.row.sourceId);
  } catch (error) {
    if (isWithoutRight(error)) return stop(work, tools, 'Not allowed');
    if (isAppError(error, 'notFound')) return notThere(work, tools, 'Transcript');
    throw error;
  }
  const content = new TextEncoder().encode(text);
  const hash = quickXorHash(content);

  const path = targetFolder(tools.meeting);
  const name = targetName(tools.meeting, work.row, 'vtt');
  const folder = await graph.drives.folder(path);
  const there = await graph.drives.fileNamed(folder, name);
  if (there && !isSameContent({ size: content.length, hash }, there)) return stop(work, tools, 'Does not match', { fileName: name });
  if (!there) await desk.folders.put(path, name, content);
  const filed = there ?? required(await graph.drives.fileNamed(folder, name), name);
  return done({
    row: work.row,
    change: {
      sourceSize: content.length,
      sourceHash: hash,
      file: `${path}/${name}`,
      fileDrive: filed.driveId,
      fileItem: filed.itemId,
      progress: 100,
    },
  });
}

function required(file: DriveFile | undefined, name: string): DriveFile {
  if (file) return file;
  throw new AppError('throttled', `SharePoint does not show ${name} yet.`, { retryAfter: 10 });
}
