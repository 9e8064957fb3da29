import { randomUUID } from 'node:crypto';
import type { FaultRule } from '../../faults';
import type { Conflict } from '../../store/files';
import type { Actor } from '../../store/principals';
import { readSetting, writeSetting } from '../wire/store';
import type { GraphWorld } from '../wire/world';
import { StoreError } from '../../store/errors';
import { copyVersions } from './copyVersions';
import type { DriveItem } from './driveStore';

/** A copy that the service makes by itself, in its own time. */
export interface CopyJob {
  readonly id: string;
  readonly polls: number;
  readonly needed: number;
  readonly state: 'working' | 'completed' | 'failed';
  /** Id of the new item. */
  readonly result: string | null;
  readonly failure: string | null;
}

/** How copies go: set by a test or a person through the control API. */
export interface CopyMood {
  /** A copy is done when it was asked about so often, or after as many seconds without being asked. */
  readonly polls: number;
  readonly fail?: { readonly code: string; readonly message: string; readonly times: number };
  /** A browser reads the monitor's address only where the service exposes the header. */
  readonly hideLocation?: boolean;
}

const usual: CopyMood = { polls: 3 };
const BROKEN = { code: 'generalException', message: 'The copy stopped half-way.' };

export function copyMood(world: GraphWorld): CopyMood {
  const stored = readSetting(world.db, 'copies');
  return stored === undefined ? usual : { ...usual, ...JSON.parse(stored) };
}

export function setCopyMood(world: GraphWorld, mood: Partial<CopyMood> | undefined): void {
  writeSetting(world.db, 'copies', mood && JSON.stringify(mood));
}

interface Destination {
  readonly folder: DriveItem;
  readonly name: string;
  readonly conflict: Conflict;
  /** Takes the earlier versions along. */
  readonly withVersions: boolean;
}

export function startCopy(
  world: GraphWorld,
  item: DriveItem,
  to: Destination,
  who: Actor,
  fault?: FaultRule
): CopyJob {
  const id = randomUUID();
  const needed = fault?.polls ?? copyMood(world).polls;
  const failure = fault?.kind === 'failCopy' ? JSON.stringify(BROKEN) : null;
  world.db.run(
    `INSERT INTO graph_copies (id, actor, drive_id, item_id, to_drive_id, to_folder_id, name, conflict, needed, failure, manner)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, JSON.stringify(who), item.drive.id, item.id, to.folder.drive.id, to.folder.id, to.name, to.conflict, needed, failure],
    to.withVersions ? 'versions' : ''
  );
  finishLater(world, id, needed);
  return { id, polls: 0, needed, state: 'working', result: null, failure: null };
}

/** Takes up what was under way when the tenant was stopped. */
export function resumeCopies(world: GraphWorld): void {
  const jobs = world.db.all<{ id: string; needed: number }>("SELECT id, needed FROM graph_copies WHERE state = 'working'");
  for (const { id, needed } of jobs) finishLater(world, id, needed);
}

/** A copy goes on whether or not anybody follows its monitor. */
function finishLater(world: GraphWorld, id: string, seconds: number): void {
  const timer = setTimeout(() => {
    if (world.isOpen()) finish(world, id);
  }, seconds * 1000);
  timer.unref();
}

/** One look at a copy brings it one step on. */
export function pollCopy(world: GraphWorld, id: string): CopyJob | undefined {
  world.db.change("UPDATE graph_copies SET polls = polls + 1 WHERE id = ? AND state = 'working'", id);
  const job = jobById(world, id);
  if (job?.state !== 'working' || job.polls < job.needed) return job;
  finish(world, id);
  return jobById(world, id);
}

function jobById(world: GraphWorld, id: string): CopyJob | undefined {
  return world.db.get<CopyJob>('SELECT id, polls, needed, state, result, failure FROM graph_copies WHERE id = ?', id);
}

interface Order {
  readonly actor: string;
  readonly drive_id: string;
  readonly item_id: string;
  readonly to_drive_id: string;
  readonly to_folder_id: string;
  readonly name: string;
  readonly conflict: Conflict;
  readonly manner: string;
  /** Set from the start where a fault was asked for. */
  readonly failure: string | null;
}

function finish(world: GraphWorld, id: string): void {
  const order = world.db.get<Order>("SELECT * FROM graph_copies WHERE id = ? AND state = 'working'", id);
  if (!order) return;
  const failure = order.failure === null ? takeFailure(world) : BROKEN;
  if (failure) return fail(world, id, failure);
  try {
    const made = carryOut(world, order);
    world.db.change("UPDATE graph_copies SET state = 'completed', result = ? WHERE id = ?", made.id, id);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    fail(world, id, { code: error.fault === 'nameExists' ? 'nameAlreadyExists' : 'generalException', message: error.message });
  }
}

function carryOut(world: GraphWorld, order: Order): DriveItem {
  const who: Actor = JSON.parse(order.actor);
  const item = world.drives.item(order.drive_id, order.item_id);
  const folder = world.drives.item(order.to_drive_id, order.to_folder_id);
  if (!item || !folder) throw new StoreError('notFound', 'The item or its destination is gone.');
  const made = world.drives.copy(item, folder, order.name, order.conflict, who);
  if (order.manner === 'versions') copyVersions(world.tenant, item.node, made.node);
  return made;
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

function fail(world: GraphWorld, id: string, failure: Failure): void {
  world.db.change("UPDATE graph_copies SET state = 'failed', failure = ? WHERE id = ?", JSON.stringify(failure), id);
}

function takeFailure(world: GraphWorld): Failure | undefined {
  const mood = copyMood(world);
  if (!mood.fail || mood.fail.times < 1) return undefined;
  setCopyMood(world, { ...mood, fail: { ...mood.fail, times: mood.fail.times - 1 } });
  return { code: mood.fail.code, message: mood.fail.message };
}
