import type { Conflict } from '../../store/files';
import type { Stamps } from '../../store/items';
import type { Actor } from '../../store/principals';
import { plainItem } from './driveResources';
import { GraphError, invalidRequest, itemNotFound } from '../wire/errors';
import type { GraphAnswer, GraphCall } from '../wire/request';
import { noContent, ok } from '../wire/request';
import { lifetime } from './uploads';

/** Source: driveItem: createUploadSession; each fragment but the last is a multiple of this. */
const unit = 327680;
const mostFragment = 60 * 1024 * 1024;

interface Session {
  readonly id: string;
  readonly drive_id: string;
  readonly parent_id: string;
  readonly name: string;
  readonly conflict: Conflict;
  readonly defer: number;
  readonly actor: string;
  readonly expires: string;
  readonly blob_id: number;
  readonly received: number;
  readonly total: number | null;
  readonly item: string;
}

/** What the creator said of the file besides its name. */
interface Said {
  readonly fileSize?: number;
  readonly stamps?: Stamps;
}

/** What a call to an upload address needs of a Graph call: it carries no token. */
export type SessionCall = Omit<GraphCall, 'caller' | 'params'>;

/** Answers an upload address. The address itself is the key: a token beside it is refused. */
export function answerSession(call: SessionCall, id: string): GraphAnswer {
  if (call.headers['authorization'] !== undefined) {
    throw new GraphError(401, 'unauthenticated', 'An upload address takes no Authorization header.');
  }
  const session = findSession(call, id);
  if (call.method === 'GET') return ok(status(session));
  if (call.method === 'DELETE') return cancel(call, session);
  if (call.method === 'PUT') return receive(call, session);
  if (call.method === 'POST') return commitDeferred(call, session);
  throw new GraphError(405, 'methodNotAllowed', `The method ${call.method} is not allowed on an upload session.`);
}

function findSession(call: SessionCall, id: string): Session {
  const session = call.world.db.get<Session>('SELECT * FROM graph_upload_sessions WHERE id = ?', id);
  if (session && session.expires > call.now.toISOString()) return session;
  if (session) cancel(call, session);
  throw itemNotFound('The upload session was not found or has expired.');
}

function status(session: Session): object {
  const isWhole = session.total !== null && session.received === session.total;
  return { expirationDateTime: session.expires, nextExpectedRanges: isWhole ? [] : [`${session.received}-`] };
}

function cancel(call: SessionCall, session: Session): GraphAnswer {
  forget(call, session);
  call.world.blobs.release(session.blob_id);
  return noContent();
}

function receive(call: SessionCall, session: Session): GraphAnswer {
  const { start, end, total } = readRange(call);
  checkTotal(session, total);
  if (start !== session.received) throw outOfOrder(start < session.received);
  const isLast = end + 1 === total;
  if (!isLast && call.body.length % unit !== 0) {
    throw invalidRequest(`A fragment's length must be a multiple of ${unit} bytes.`, 'invalidFragmentLength');
  }
  const { db, blobs } = call.world;
  const expires = new Date(call.now.getTime() + lifetime).toISOString();
  // The bytes stay when the last of them meet a name that is taken: the session can then be cancelled.
  const received = db.transaction(() => {
    const size = blobs.append(session.blob_id, call.body);
    db.change('UPDATE graph_upload_sessions SET received = ?, total = ?, expires = ? WHERE id = ?', size, total, expires, session.id);
    return size;
  });
  const later: Session = { ...session, received, total, expires };
  if (isLast && session.defer === 0) return commit(call, later);
  return { status: 202, body: status(later) };
}

/** The whole is as long as the fragment before said, and as the creator said. */
function checkTotal(session: Session, total: number): void {
  if (session.total !== null && session.total !== total) throw invalidRequest('The total length has changed.', 'invalidLength');
  const { fileSize } = saidOf(session);
  if (fileSize !== undefined && fileSize !== total) throw invalidRequest('The total length is not the fileSize of the session.', 'invalidLength');
}

function saidOf(session: Session): Said {
  const said: Said = JSON.parse(session.item);
  return said;
}

function readRange(call: SessionCall): { start: number; end: number; total: number } {
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(call.headers['content-range'] ?? '');
  if (!range) throw invalidRequest('The Content-Range header is missing or malformed.', 'invalidContentRange');
  const [start, end, total] = [Number(range[1]), Number(range[2]), Number(range[3])];
  if (end < start || end >= total || call.body.length !== end - start + 1) {
    throw invalidRequest('The Content-Range header does not fit the length of the fragment.', 'invalidContentRange');
  }
  if (call.body.length >= mostFragment) throw new GraphError(413, 'requestTooLarge', 'A fragment must be under 60 MiB.');
  return { start, end, total };
}

/** 416 for bytes that are there already as for bytes that come too early. */
function outOfOrder(isRepeat: boolean): GraphError {
  const inner = isRepeat ? 'fragmentOverlap' : 'fragmentOutOfOrder';
  return new GraphError(416, 'invalidRange', 'The fragment is not the one that is expected next.', {}, inner);
}

/** A zero-length POST ends a session that was told to wait for it. */
function commitDeferred(call: SessionCall, session: Session): GraphAnswer {
  if (session.defer === 0 || session.received !== session.total || call.body.length > 0) {
    throw invalidRequest('The upload session cannot be committed.');
  }
  return commit(call, session);
}

/** The last byte makes the file; a clash answers 409 and leaves the session, so that it can be cancelled. */
function commit(call: SessionCall, session: Session): GraphAnswer {
  const { drives, tenant } = call.world;
  const parent = drives.item(session.drive_id, session.parent_id);
  if (!parent) throw itemNotFound('The parent folder could not be found.');
  const replaces = session.conflict === 'replace' && drives.child(parent, session.name) !== undefined;
  const who: Actor = JSON.parse(session.actor);
  const file = drives.writeBlob(parent, session.name, session.blob_id, session.conflict, who);
  const { stamps } = saidOf(session);
  if (stamps) tenant.files.describe(file.node, {}, who, stamps);
  forget(call, session);
  return { status: replaces ? 200 : 201, body: plainItem(call, stamps ? drives.again(file) : file) };
}

function forget(call: SessionCall, session: Session): void {
  call.world.db.change('DELETE FROM graph_upload_sessions WHERE id = ?', session.id);
}
