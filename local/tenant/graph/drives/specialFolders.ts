import { actor } from '../wire/actor';
import { itemNotFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import type { Drive, DriveItem } from './driveStore';

/** Where the folders lie that have a name of their own. Source: "Get a special folder by name". */
const folders: Readonly<Record<string, (call: GraphCall) => readonly string[]>> = {
  documents: () => ['Documents'],
  photos: () => ['Pictures'],
  cameraroll: () => ['Pictures', 'Camera Roll'],
  music: () => ['Music'],
  attachments: () => ['Attachments'],
  approot: (call) => ['Apps', call.caller.appId],
};

/** The folder, made when it is asked for first. @throws 404 for a name that is none */
export function specialFolder(call: GraphCall, drive: Drive, name: string): DriveItem {
  const path = folders[name.toLowerCase()]?.(call);
  if (!path) throw itemNotFound(`There is no special folder '${name}'.`);
  const { drives } = call.world;
  return path.reduce((folder, step) => drives.child(folder, step) ?? drives.createFolder(folder, step, 'replace', actor(call)), drives.root(drive));
}
