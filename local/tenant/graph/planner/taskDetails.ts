import { checkFields, choiceOf, flagOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import type { Stored } from '../records/records';
import { badRequest } from '../wire/errors';
import type { Row } from '../wire/filter';
import { entity, isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { makerOf, makerResource, plannerNeeds, taskOf } from './access';
import { changed, merged, plannerTag, requireVersion } from './etags';
import { between, placedHint } from './orderHints';
import { partOf, savePart, saveTask, taskDetailsOf } from './plannerStore';
import type { BoardFormat, Task, TaskDetails } from './plannerStore';

const previews = ['automatic', 'noPreview', 'checklist', 'description', 'reference'];
const mostItems = 20;

function resource(details: Stored<TaskDetails>): Row {
  return { '@odata.etag': plannerTag(details), id: details.id, ...details.body };
}

const context = 'planner/tasks/details';

/** Update plannerTaskDetails: description, preview, checklist and references. */
function patchDetails(call: GraphCall): GraphAnswer {
  const task = taskOf(call, plannerNeeds.write);
  const details = taskDetailsOf(call.world.db, task);
  requireVersion(call, details);
  const body = jsonBody(call);
  checkFields(body, { type: 'plannerTaskDetails', names: ['description', 'previewType', 'checklist', 'references'], readOnly: ['id'] });
  const after: TaskDetails = {
    description: wordsOf(body, 'description', details.body.description) ?? '',
    previewType: choiceOf(body, 'previewType', previews, details.body.previewType),
    checklist: merged(details.body.checklist, body['checklist'], 'checklist', (id, value, known) => readItem(call, id, value, known)),
    references: merged(details.body.references, body['references'], 'references', (key, value, known) => readReference(call, key, value, known)),
  };
  if (Object.keys(after.checklist).length > mostItems) throw badRequest(`A task has at most ${mostItems} checklist items.`);
  const saved = savePart(call.world.db, details, after);
  // What a task shows of its details is part of the task, which so has a new version too.
  saveTask(call.world.db, task, task.body);
  return changed(call, resource(saved), context);
}

function stamps(call: GraphCall): Fields {
  return { lastModifiedDateTime: call.now.toISOString(), lastModifiedBy: makerResource(makerOf(call.caller)) };
}

function typed(value: unknown, type: string): Fields {
  if (!isRecord(value) || textOf(value['@odata.type'])?.replace('#', '').toLowerCase() !== `microsoft.graph.${type}`.toLowerCase()) {
    throw badRequest(`The '@odata.type' must be '#microsoft.graph.${type}'.`);
  }
  return value;
}

function readItem(call: GraphCall, id: string, value: unknown, known: Fields | undefined): Fields {
  const item = typed(value, 'plannerChecklistItem');
  const title = wordsOf(item, 'title', textOf(known?.['title']) ?? null);
  if (!title || title.length > 255) throw badRequest(`The checklist item '${id}' needs a title of at most 255 letters.`);
  const before = textOf(known?.['orderHint']);
  const asked = wordsOf(item, 'orderHint', null);
  return {
    '@odata.type': '#microsoft.graph.plannerChecklistItem',
    isChecked: flagOf(item, 'isChecked', known?.['isChecked'] === true),
    title,
    orderHint: asked === null ? before ?? between('', '') : placedHint(asked, before),
    ...stamps(call),
  };
}

/** An address as a name: with %, :, ., @ and # encoded, as property names must not hold them. */
function readReference(call: GraphCall, key: string, value: unknown, known: Fields | undefined): Fields {
  const isEncoded = !/[:.@#]/.test(key) && /^[a-z]+%3A\/\/./i.test(key) && !/%(?![0-9a-f]{2})/i.test(key);
  if (!isEncoded) throw badRequest(`The reference '${key}' is not an encoded address.`);
  const reference = typed(value, 'plannerExternalReference');
  const before = textOf(known?.['previewPriority']);
  const asked = wordsOf(reference, 'previewPriority', null);
  return {
    '@odata.type': '#microsoft.graph.plannerExternalReference',
    alias: wordsOf(reference, 'alias', textOf(known?.['alias']) ?? null),
    type: wordsOf(reference, 'type', textOf(known?.['type']) ?? 'Other'),
    previewPriority: asked === null ? before ?? between('', '') : placedHint(asked, before),
    ...stamps(call),
  };
}

/** How a task stands on a board, with an ETag of its own. */
const boards = {
  assignedToTaskBoardFormat: { unassignedOrderHint: between('', ''), orderHintsByAssignee: {} },
  bucketTaskBoardFormat: { orderHint: between('', '') },
  progressTaskBoardFormat: { orderHint: between('', '') },
} satisfies Record<string, BoardFormat>;

type Board = keyof typeof boards;

function boardOf(call: GraphCall, board: Board, task: Task): Stored<BoardFormat> {
  return partOf<BoardFormat>(call.world.db, board, task, boards[board]);
}

function boardResource(part: Stored<BoardFormat>): Row {
  return { '@odata.etag': plannerTag(part), id: part.id, ...part.body };
}

function patchBoard(board: Board): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const part = boardOf(call, board, taskOf(call, plannerNeeds.write));
    requireVersion(call, part);
    const body = jsonBody(call);
    checkFields(body, { type: 'plannerTaskBoardTaskFormat', names: Object.keys(boards[board]), readOnly: ['id'] });
    const after: Record<string, unknown> = { ...part.body };
    for (const name of ['orderHint', 'unassignedOrderHint']) {
      const asked = wordsOf(body, name, null);
      if (asked !== null) after[name] = placedHint(asked, textOf(part.body[name]));
    }
    const hints = isRecord(part.body['orderHintsByAssignee']) ? part.body['orderHintsByAssignee'] : {};
    if ('orderHintsByAssignee' in body) {
      after['orderHintsByAssignee'] = merged(hints, body['orderHintsByAssignee'], 'orderHintsByAssignee', (_, value, known) => placedHint(String(value), textOf(known)));
    }
    return changed(call, boardResource(savePart(call.world.db, part, after)), `planner/tasks/${board}`);
  };
}

const details = '/planner/tasks/{task:any}/details';

export const taskDetailRoutes: readonly Route[] = [
  { method: 'GET', pattern: details, facts: '4', handle: (call) => entity(call, resource(taskDetailsOf(call.world.db, taskOf(call, plannerNeeds.read))), { context }) },
  { method: 'PATCH', pattern: details, facts: '4', handle: patchDetails },
  ...(Object.keys(boards) as Board[]).flatMap((board): Route[] => {
    const pattern = `/planner/tasks/{task:any}/${board}`;
    const get = (call: GraphCall): GraphAnswer =>
      entity(call, boardResource(boardOf(call, board, taskOf(call, plannerNeeds.read))), { context: `planner/tasks/${board}` });
    return [
      { method: 'GET', pattern, facts: 'Get task board format', handle: get },
      { method: 'PATCH', pattern, facts: 'Update task board format', handle: patchBoard(board) },
    ];
  }),
];
