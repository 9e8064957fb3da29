import { checkFields, numberOf, wordsOf, wrongValue } from '../body/fields';
import type { Fields } from '../body/fields';
import { badRequest } from '../wire/errors';
import { isRecord, textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import { makerOf } from './access';
import { merged } from './etags';
import { placedHint } from './orderHints';
import { bucketById } from './plannerStore';
import type { Assignment, TaskBody } from './plannerStore';

const names = ['title', 'bucketId', 'orderHint', 'assigneePriority', 'percentComplete', 'priority', 'startDateTime', 'dueDateTime', 'conversationThreadId', 'appliedCategories', 'assignments'];
const readOnly = [
  'id', 'createdDateTime', 'createdBy', 'completedDateTime', 'completedBy', 'hasDescription', 'previewType', 'referenceCount', 'checklistItemCount',
  'activeChecklistItemCount',
];

/** The task with what the body changes. @throws 400 */
export function readTask(call: GraphCall, planId: string, body: Fields, before: TaskBody, isNew: boolean): TaskBody {
  checkFields(body, { type: 'plannerTask', names: isNew ? [...names, 'planId'] : names, readOnly: isNew ? readOnly : [...readOnly, 'planId'] });
  const title = wordsOf(body, 'title', before.title);
  if (!title) throw badRequest('The property title is required.');
  const startDateTime = instantIn(body, 'startDateTime', before.startDateTime);
  const dueDateTime = instantIn(body, 'dueDateTime', before.dueDateTime);
  if (startDateTime !== null && dueDateTime !== null && dueDateTime < startDateTime) throw badRequest('The dueDateTime is before the startDateTime.');
  const percentComplete = progress(numberOf(body, 'percentComplete', before.percentComplete, 0, 100));
  return {
    ...before,
    ...completion(call, before, percentComplete),
    title,
    bucketId: bucketIn(call, planId, body, before.bucketId),
    orderHint: hintIn(body, 'orderHint', before.orderHint),
    assigneePriority: hintIn(body, 'assigneePriority', before.assigneePriority),
    percentComplete,
    priority: numberOf(body, 'priority', before.priority, 0, 10),
    startDateTime,
    dueDateTime,
    conversationThreadId: wordsOf(body, 'conversationThreadId', before.conversationThreadId),
    appliedCategories: categoriesIn(body, before.appliedCategories),
    assignments: merged(before.assignments, body['assignments'], 'assignments', (id, value, known) => readAssignment(call, id, value, known)),
  };
}

/** Not begun, under way, done: what lies between is under way. */
function progress(percent: number): number {
  if (percent === 0 || percent === 100) return percent;
  return 50;
}

function completion(call: GraphCall, before: TaskBody, percent: number): Pick<TaskBody, 'completedDateTime' | 'completedBy'> {
  if (percent < 100) return { completedDateTime: null, completedBy: null };
  if (before.percentComplete === 100) return { completedDateTime: before.completedDateTime, completedBy: before.completedBy };
  return { completedDateTime: call.now.toISOString(), completedBy: makerOf(call.caller) };
}

function bucketIn(call: GraphCall, planId: string, body: Fields, before: string | null): string | null {
  const id = wordsOf(body, 'bucketId', before);
  if (id !== null && bucketById(call.world.db, id)?.parent !== planId) throw badRequest(`The bucket '${id}' is not one of the plan.`);
  return id;
}

function hintIn(body: Fields, name: string, before: string): string {
  const asked = wordsOf(body, name, null);
  return asked === null ? before : placedHint(asked, before);
}

function instantIn(body: Fields, name: string, before: string | null): string | null {
  const text = wordsOf(body, name, before);
  if (text === null) return null;
  const instant = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  if (Number.isNaN(instant)) throw wrongValue(name, text);
  return new Date(instant).toISOString();
}

function categoriesIn(body: Fields, before: TaskBody['appliedCategories']): TaskBody['appliedCategories'] {
  const after = merged(before, body['appliedCategories'], 'appliedCategories', (name, value) => {
    if (!/^category([1-9]|1\d|2[0-5])$/.test(name) || typeof value !== 'boolean') throw wrongValue(name, value);
    return value;
  });
  return Object.fromEntries(Object.entries(after).filter(([, isApplied]) => isApplied));
}

/** Whom a task is given to: the type and the place in the order are said with each. */
function readAssignment(call: GraphCall, id: string, value: unknown, known: Assignment | undefined): Assignment {
  const type = isRecord(value) ? textOf(value['@odata.type'])?.toLowerCase() : undefined;
  if (!isRecord(value) || type !== '#microsoft.graph.plannerassignment') {
    throw badRequest("An assignment needs its '@odata.type', '#microsoft.graph.plannerAssignment'.");
  }
  if (!call.world.people.byId(id)) throw badRequest(`The user '${id}' of the assignments was not found.`);
  const orderHint = textOf(value['orderHint']);
  if (orderHint === undefined) throw badRequest('An assignment needs its orderHint.');
  const placed = placedHint(orderHint, known?.orderHint);
  return known ? { ...known, orderHint: placed } : { assignedBy: makerOf(call.caller), assignedDateTime: call.now.toISOString(), orderHint: placed };
}
