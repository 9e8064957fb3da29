import { groupNeeds } from '../groups/needs';
import { namedGroup } from '../groups/membership';
import { requireOwner } from '../groups/groups';
import { putRecord, recordById, removeRecord } from '../records/records';
import type { Stored } from '../records/records';
import { badRequest, GraphError } from '../wire/errors';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import { insufficient } from './errors';
import { userOf } from './users';

interface Photo {
  readonly content: string;
}

const kind = 'photo';
const mostBytes = 4 * 1024 * 1024;
const photoNeeds = {
  read: {
    delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite', 'User.ReadWrite.All', 'ProfilePhoto.Read.All'],
    application: ['User.Read.All', 'User.ReadWrite.All', 'ProfilePhoto.Read.All'],
  },
  write: { delegated: ['User.ReadWrite', 'User.ReadWrite.All', 'ProfilePhoto.ReadWrite.All'], application: ['User.ReadWrite.All', 'ProfilePhoto.ReadWrite.All'] },
} satisfies Record<string, Needs>;

/** Whose photo: a person's, or a group's and its team's. */
function ownerOf(call: GraphCall, use: 'read' | 'write'): string {
  if (call.params['group'] !== undefined) {
    requirePermission(call.caller, 'directory', use === 'read' ? groupNeeds.read : groupNeeds.write);
    const group = namedGroup(call);
    if (use === 'write') requireOwner(call, group);
    return group.id;
  }
  requirePermission(call.caller, 'directory', photoNeeds[use]);
  const person = userOf(call);
  const isOther = call.caller.kind === 'delegated' && call.caller.person.id !== person.id && !call.caller.person.isAdmin;
  if (use === 'write' && isOther) throw insufficient();
  return person.id;
}

function photoOf(call: GraphCall): Stored<Photo> {
  const photo = recordById<Photo>(call.world.db, kind, ownerOf(call, 'read'));
  if (photo) return photo;
  throw new GraphError(404, 'ImageNotFound', "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.");
}

/** Of the sizes that Exchange makes, only the picture as it was given is here. */
function getPhoto(call: GraphCall): GraphAnswer {
  const photo = photoOf(call);
  const bytes = Buffer.from(photo.body.content, 'base64');
  const { width, height } = sizeOf(bytes);
  return {
    status: 200,
    body: {
      '@odata.context': `${call.graphBase}/v1.0/$metadata#users('${photo.id}')/photo/$entity`,
      '@odata.mediaContentType': typeOf(bytes),
      '@odata.mediaEtag': `"${photo.version}"`,
      id: `${width}X${height}`,
      height,
      width,
    },
  };
}

function getBytes(call: GraphCall): GraphAnswer {
  const bytes = Buffer.from(photoOf(call).body.content, 'base64');
  return { status: 200, headers: { 'content-type': typeOf(bytes) ?? 'image/jpeg' }, body: bytes };
}

/** profilePhoto: update, with a JPEG or PNG of at most 4 MB. */
function putBytes(call: GraphCall): GraphAnswer {
  const owner = ownerOf(call, 'write');
  if (typeOf(call.body) === undefined) throw badRequest('The photo is not a JPEG or a PNG.');
  if (call.body.length > mostBytes) throw new GraphError(413, 'ErrorItemSizeLimitExceeded', 'The photo is larger than 4 MB.');
  putRecord(call.world.db, { kind, id: owner, owner, body: { content: call.body.toString('base64') } });
  return { status: 200 };
}

function removePhoto(call: GraphCall): GraphAnswer {
  removeRecord(call.world.db, { kind, id: ownerOf(call, 'write') });
  return noContent();
}

function typeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 2).toString('hex') === 'ffd8') return 'image/jpeg';
  return bytes.subarray(1, 4).toString('latin1') === 'PNG' ? 'image/png' : undefined;
}

/** From the header of a PNG, or the frame of a JPEG. */
function sizeOf(bytes: Buffer): { readonly width: number; readonly height: number } {
  if (typeOf(bytes) === 'image/png' && bytes.length >= 24) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc3) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return { width: 1, height: 1 };
}

export const photoRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@owner/photo', facts: 'Get profilePhoto', handle: getPhoto },
  { method: 'GET', pattern: '@owner/photo/$value', facts: 'Get profilePhoto', handle: getBytes },
  { method: 'PUT', pattern: '@owner/photo/$value', facts: 'Update profilePhoto', handle: putBytes },
  { method: 'PATCH', pattern: '@owner/photo/$value', facts: 'Update profilePhoto', handle: putBytes },
  { method: 'DELETE', pattern: '@owner/photo', facts: 'Delete profilePhoto', handle: removePhoto },
];
