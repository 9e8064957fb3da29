import { actor } from '../wire/actor';
import { accessDenied } from '../wire/errors';
import { collection } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs } from '../wire/scopes';
import { openDrive, openItem } from './driveAddress';
import { plainItem } from './driveResources';
import type { DriveItem } from './driveStore';

/** Search within a drive, by words of the name; trimmed to what the person may read, be it one shared file. */
function searchDrive(call: GraphCall): GraphAnswer {
  const drive = openDrive(call, needs.readDrives);
  if (!call.world.drives.mayOpenSite(actor(call), drive.site)) throw accessDenied();
  return answer(call, call.world.drives.root(drive));
}

function searchFolder(call: GraphCall): GraphAnswer {
  return answer(call, openItem(call, needs.readDrives));
}

function answer(call: GraphCall, folder: DriveItem): GraphAnswer {
  const { drives } = call.world;
  const who = actor(call);
  const words = (call.params['words'] ?? '').replace(/''/g, "'").split(/\s+/).filter((word) => word !== '');
  const found = drives.named(folder, words).filter((item) => drives.may(who, 'read', item));
  const rows = found.map((item) => ({ ...plainItem(call, drives.seenBy(who, item)), searchResult: {} }));
  return collection(call, rows, { size: 200, most: 999, clamps: true, context: 'Collection(driveItem)', type: 'driveItem' });
}

const words = "search(q=<'|%27>{words:quoted}<'|%27>)";

export const searchRoutes: readonly Route[] = [
  { method: 'GET', pattern: `@driveItself[/root]/${words}`, facts: 'Search for a DriveItems within a drive', handle: searchDrive },
  { method: 'GET', pattern: `@item/${words}`, facts: 'Search for a DriveItems within a drive', handle: searchFolder },
];
