import { actor } from '../wire/actor';
import { GraphError, invalidRequest, itemNotFound, unsupported } from '../wire/errors';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';
import { conflictOf } from './conflict';
import { allowed, findItem, openDrive, openItem, placeToWrite } from './driveAddress';
import { downloadAddress } from './downloads';
import type { DriveItem } from './driveStore';
import { answerItem, checkMatch } from './items';

const mostBytes = 250 * 1024 * 1024;

/** Content answers with a redirect to a pre-authenticated address on the SharePoint host. */
function getContent(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.readDrives);
  const format = call.query.get('format') ?? call.query.get('$format');
  if (format !== null) throw unsupported(`the conversion of a file to '${format}'`);
  return redirect(call, item);
}

function redirect(call: GraphCall, item: DriveItem): GraphAnswer {
  if (item.isFolder) throw invalidRequest('A folder has no content.');
  return { status: 302, headers: { location: downloadAddress(call, item)['@microsoft.graph.downloadUrl'] ?? '' } };
}

/** Upload of up to 250 MB: a new file by its path, or new content of an item. */
function putContent(call: GraphCall): GraphAnswer {
  const drive = openDrive(call, needs.writeFiles);
  if (call.body.length > mostBytes) throw new GraphError(413, 'requestTooLarge', 'Use an upload session for files over 250 MB.');
  const existing = findItem(call, drive);
  if (existing?.isFolder) throw invalidRequest('The item is a folder.');
  const { drives } = call.world;
  const conflict = conflictOf(call, {}, 'replace');
  if (existing && (conflict === 'replace' || call.params['itemPath'] === undefined)) {
    checkMatch(call, allowed(call, existing, 'edit'));
    if (call.headers['if-none-match'] === '*') throw new GraphError(412, 'resourceModified', 'The file exists already.');
    return answerItem(call, drives.replaceContent(existing, call.body, actor(call)));
  }
  const place = placeToWrite(call, drive);
  if (!place) throw itemNotFound();
  const file = drives.writeFile(allowed(call, place.parent, 'add'), place.name, call.body, conflict, actor(call));
  return answerItem(call, file, 201);
}

/** A picture of the file in a page: its bytes at an address that needs no token. Source: "driveItem: preview". */
function preview(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.readDrives);
  if (item.isFolder) throw invalidRequest('A folder has no preview.');
  const getUrl = downloadAddress(call, item)['@microsoft.graph.downloadUrl'];
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#microsoft.graph.itemPreviewInfo`, getUrl, postParameters: null, postUrl: null });
}

export const contentRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@item/content', facts: 'Download driveItem content', handle: getContent },
  { method: 'PUT', pattern: '@item/content', facts: '2.2; Upload or replace the contents of a driveItem', handle: putContent },
  { method: 'POST', pattern: '@item/preview', facts: 'driveItem: preview', handle: preview },
];
