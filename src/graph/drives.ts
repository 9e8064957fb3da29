import { AppError, isAppError } from '../core/errors';
import { getAll, getJson, postForHeaders, postJson, send } from './call';
import type { GraphCaller } from './caller';
import type { GraphOptions } from './options';
import { ofStatus, retryAfter } from './errors';
import { createLibraries, encodedPath } from './libraries';
import type { CopyProgress, DriveFile, DriveFolder, Drives } from './ports';
import { uploadInRanges } from './uploadSession';
import { driveItem, driveItemFields, driveItemsAnswer, monitorAnswer, read, uploadSessionAnswer } from './wire';

const scope = 'Files.ReadWrite.All';

/**
 * Files through Graph, within what the signed-in person may open.
 * Sources: Graph, "driveItem: copy", "Working with long-running actions", "driveItem: createUploadSession",
 * "driveItem: setRetentionLabel", "List available drives".
 */
export function createDrives(client: GraphCaller, options: GraphOptions): Drives {
  const libraries = createLibraries(client, scope, options.siteUrl);
  const get = (path: string): Promise<DriveFile> => getJson(client, scope, `${path}?$select=${driveItemFields}`, driveItem);

  async function fileNamed(folder: DriveFolder, name: string): Promise<DriveFile | undefined> {
    try {
      return await get(inFolder(folder, name));
    } catch (error) {
      if (isAppError(error, 'notFound')) return undefined;
      throw error;
    }
  }

  return {
    async recordingFiles(organiserId) {
      const drive = `/users/${encodeURIComponent(organiserId)}/drive/root`;
      const list = (path: string): Promise<readonly (DriveFile & { readonly isFile: boolean })[]> =>
        getAll(client, scope, `${drive}${path}?$select=${driveItemFields}&$top=200`, driveItemsAnswer);
      try {
        return (await list(':/Recordings:/children')).filter(({ isFile }) => isFile);
      } catch (error) {
        if (!isAppError(error, 'forbidden') || error.details.scope) throw error;
        // Teams shares the file with those invited, not the folder: a search shows what is shared.
        const shared = (await list("/search(q='Recording')")).filter(({ isFile }) => isFile);
        if (shared.length === 0) throw error;
        return shared;
      }
    },

    async folder(serverRelativePath) {
      const drive = await libraries.of(serverRelativePath);
      const inDrive = serverRelativePath.slice(drive.path.length + 1);
      const item = await get(`/drives/${encodeURIComponent(drive.id)}/root${inDrive ? `:/${encodedPath(inDrive)}` : ''}`);
      return { driveId: item.driveId, itemId: item.itemId };
    },

    file: (driveId, itemId) => get(itemPath(driveId, itemId)),

    fileNamed,

    async startCopy(from, to, name) {
      const path = `${itemPath(from.driveId, from.itemId)}/copy?@microsoft.graph.conflictBehavior=fail`;
      const body = { parentReference: { driveId: to.driveId, id: to.itemId }, name };
      const headers = await postForHeaders(client, scope, path, body);
      return headers.get('Location') ?? '';
    },

    async followCopy(monitor) {
      const response = await plainGet(options, monitor);
      if (!response.ok) throw ofStatus(response.status, { technical: await response.text(), status: response.status }, retryAfter(response.headers));
      return progressOf(read(monitorAnswer, await response.json()));
    },

    async upload(to, name, content, onProgress) {
      const body = { item: { '@microsoft.graph.conflictBehavior': 'replace', name } };
      const session = await postJson(client, scope, `${inFolder(to, name)}:/createUploadSession`, body, uploadSessionAnswer);
      const finished = await uploadInRanges(session.uploadUrl, content, options, onProgress);
      if (finished) return finished;
      const found = await fileNamed(to, name);
      if (found && found.size === content.size) return found;
      throw new AppError('notFound', 'The upload was interrupted for too long. Start it again.');
    },

    async applyRetentionLabel(driveId, itemId, label) {
      try {
        await send(client, scope, 'patch', `${itemPath(driveId, itemId)}/retentionLabel`, { name: label });
        return true;
      } catch (error) {
        if (isAppError(error, 'notFound') || isAppError(error, 'invalid')) return false;
        throw error;
      }
    },
  };
}

function itemPath(driveId: string, itemId: string): string {
  return `/drives/${encodeURIComponent(driveId)}/items/${encodeURIComponent(itemId)}`;
}

function inFolder(folder: DriveFolder, name: string): string {
  return `${itemPath(folder.driveId, folder.itemId)}:/${encodeURIComponent(name)}`;
}

async function plainGet(options: GraphOptions, address: string): Promise<Response> {
  try {
    return await options.fetch(address);
  } catch (error) {
    throw new AppError('offline', 'SharePoint did not answer.', { technical: String(error) });
  }
}

interface MonitorAnswer {
  readonly status?: string;
  readonly percentageComplete?: number | null;
  readonly resourceId?: string | null;
  readonly id?: string;
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null;
}

/** A finished copy either says so, or sends the reader on to the new file itself. */
function progressOf(answer: MonitorAnswer): CopyProgress {
  const itemId = answer.resourceId ?? (answer.status === undefined ? answer.id : undefined);
  if (itemId && (answer.status === undefined || answer.status === 'completed')) return { state: 'done', itemId };
  if (answer.status === 'failed' || answer.error) {
    return { state: 'failed', message: answer.error?.message ?? answer.error?.code ?? 'No reason was given.' };
  }
  return { state: 'working', percent: Math.min(100, Math.max(0, answer.percentageComplete ?? 0)) };
}
