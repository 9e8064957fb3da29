import { randomBytes } from 'node:crypto';
import type { Database } from '../../store/database';
import type { Fields } from '../body/fields';
import { addRecord, changeRecord, putRecord, recordById, recordsOf } from '../records/records';
import type { Stored } from '../records/records';

/** Who made something: a person through an application, or an application alone. */
export interface Maker {
  readonly user: string | null;
  readonly application: string;
}

export interface PlanBody {
  readonly title: string;
  readonly group: string;
  readonly created: string;
  readonly createdBy: Maker;
}

export interface BucketBody {
  readonly name: string;
  readonly orderHint: string;
}

export interface Assignment {
  readonly assignedBy: Maker;
  readonly assignedDateTime: string;
  readonly orderHint: string;
}

export interface TaskBody {
  readonly title: string;
  readonly bucketId: string | null;
  readonly orderHint: string;
  readonly assigneePriority: string;
  readonly percentComplete: number;
  readonly priority: number;
  readonly startDateTime: string | null;
  readonly dueDateTime: string | null;
  readonly created: string;
  readonly createdBy: Maker;
  readonly completedDateTime: string | null;
  readonly completedBy: Maker | null;
  readonly conversationThreadId: string | null;
  readonly appliedCategories: Readonly<Record<string, boolean>>;
  readonly assignments: Readonly<Record<string, Assignment>>;
}

export interface TaskDetails {
  readonly description: string;
  readonly previewType: string;
  readonly checklist: Readonly<Record<string, Fields>>;
  readonly references: Readonly<Record<string, Fields>>;
}

export interface PlanDetails {
  readonly sharedWith: Readonly<Record<string, boolean>>;
  readonly categoryDescriptions: Readonly<Record<string, string | null>>;
}

export type Plan = Stored<PlanBody>;
export type Bucket = Stored<BucketBody>;
export type Task = Stored<TaskBody>;

/** How a task stands on each of the boards. */
export type BoardFormat = Readonly<Record<string, unknown>>;

type Kind = 'plan' | 'bucket' | 'task';

/** Twenty-eight letters, as Planner's ids are. */
function freshId(): string {
  return randomBytes(21).toString('base64url');
}

export function addPlanner<Body>(db: Database, kind: Kind, parent: string, body: Body): Stored<Body> {
  return addRecord(db, { kind, id: freshId(), parent, body });
}

export function planById(db: Database, id: string): Plan | undefined {
  return recordById<PlanBody>(db, 'plan', id);
}

export function bucketById(db: Database, id: string): Bucket | undefined {
  return recordById<BucketBody>(db, 'bucket', id);
}

export function taskById(db: Database, id: string): Task | undefined {
  return recordById<TaskBody>(db, 'task', id);
}

export function plansOf(db: Database, group: string): Plan[] {
  return recordsOf<PlanBody>(db, 'plan', { parent: group });
}

export function bucketsOf(db: Database, plan: string): Bucket[] {
  return inOrder(recordsOf<BucketBody>(db, 'bucket', { parent: plan }));
}

export function tasksOf(db: Database, plan: string): Task[] {
  return inOrder(recordsOf<TaskBody>(db, 'task', { parent: plan }));
}

/** By code, as hints sort, and not by any language. */
export function inOrder<Body extends { readonly orderHint: string }>(records: readonly Stored<Body>[]): Stored<Body>[] {
  return [...records].sort((a, b) => (a.body.orderHint < b.body.orderHint ? -1 : Number(a.body.orderHint > b.body.orderHint)));
}

export function saveTask(db: Database, task: Task, body: TaskBody): Task {
  return changeRecord(db, task, { body });
}

/** What belongs to a plan or a task and has an ETag of its own; it is there as soon as somebody looks. */
export function partOf<Body>(db: Database, kind: string, of: Stored<unknown>, usual: Body): Stored<Body> {
  return recordById<Body>(db, kind, of.id) ?? { kind, id: of.id, owner: '', parent: of.id, moment: '', version: 1, body: usual };
}

export function savePart<Body>(db: Database, part: Stored<Body>, body: Body): Stored<Body> {
  const { kind, id, parent } = part;
  if (!recordById(db, kind, id)) addRecord(db, { kind, id, parent, body: part.body });
  return putRecord(db, { kind, id, parent, body });
}

export const emptyTaskDetails: TaskDetails = { description: '', previewType: 'automatic', checklist: {}, references: {} };

export function taskDetailsOf(db: Database, task: Task): Stored<TaskDetails> {
  return partOf(db, 'taskDetails', task, emptyTaskDetails);
}
