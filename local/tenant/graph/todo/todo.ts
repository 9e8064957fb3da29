import { checkFields, choiceOf, flagOf, textsOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { answerDelta } from '../delta/delta';
import { attachmentRoutes } from '../mailbox/attachments';
import { attachmentsOf } from '../mailbox/attachmentStore';
import { readItemBody } from '../mailbox/itemBody';
import type { ItemBody } from '../mailbox/itemBody';
import { fixedId, mailboxOf, missingItem, outlookError, outlookId, outlookTag } from '../mailbox/mailbox';
import { memberOf, simpleRoutes } from '../records/crud';
import type { Simple } from '../records/crud';
import { addRecord, recordById, recordsOf } from '../records/records';
import type { Stored } from '../records/records';
import { invalid, readMoment, writeMoment } from '../time/dateTime';
import { readRecurrence } from '../time/recurrence';
import { unsupported } from '../wire/errors';
import { expansions, listOf } from '../wire/odata';
import type { GraphCall, Route } from '../wire/request';
import type { Needs } from '../wire/scopes';

/** Source: the permissions tables of the to-do pages. */
const todoNeeds = {
  read: { delegated: ['Tasks.Read', 'Tasks.ReadWrite'], application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'] },
  write: { delegated: ['Tasks.ReadWrite'], application: ['Tasks.ReadWrite.All'] },
} satisfies { read: Needs; write: Needs };

interface TodoList {
  readonly displayName: string;
  readonly wellknownListName: string;
}

const lists: Simple<TodoList> = {
  pattern: '@mailbox/todo/lists',
  kind: 'todoList',
  key: 'list',
  facts: 'todoTaskList',
  context: 'todo/lists',
  permission: todoNeeds,
  holder: (call, permission) => ({ owner: mailboxOf(call, permission).id, parent: '' }),
  prepare: (call, { owner }) => {
    const id = fixedId(owner, 'todo/defaultList');
    if (!recordById(call.world.db, 'todoList', id)) addRecord(call.world.db, { kind: 'todoList', id, owner, body: { displayName: 'Tasks', wellknownListName: 'defaultList' } });
  },
  read: (_, given, before) => {
    checkFields(given, { type: 'todoTaskList', names: ['displayName'], readOnly: ['id', 'isOwner', 'isShared', 'wellknownListName'] });
    const displayName = wordsOf(given, 'displayName', before?.displayName ?? null);
    if (!displayName) throw invalid('A task list needs its displayName.');
    if (before && before.wellknownListName !== 'none') throw outlookError(400, 'ErrorInvalidRequest', 'The lists that are there from the start cannot be renamed.');
    return { displayName, wellknownListName: 'none' };
  },
  resource: (_, record) => ({ '@odata.etag': outlookTag(record), id: record.id, ...record.body, isOwner: true, isShared: false }),
  deleting: (_, { body }) => {
    if (body.wellknownListName !== 'none') throw outlookError(400, 'ErrorInvalidRequest', 'The lists that are there from the start cannot be deleted.');
  },
  newId: outlookId,
  missing: missingItem,
};

interface TodoTask {
  readonly title: string;
  readonly body: ItemBody;
  readonly importance: string;
  readonly status: string;
  readonly isReminderOn: boolean;
  readonly categories: readonly string[];
  readonly created: string;
  readonly modified: string;
  readonly dates: Fields;
  readonly recurrence: unknown;
}

const dateNames = ['dueDateTime', 'reminderDateTime', 'startDateTime', 'completedDateTime'] as const;

function datesIn(call: GraphCall, given: Fields, before: Fields, status: string): Fields {
  const after: Record<string, unknown> = { ...before };
  for (const name of dateNames) {
    if (!(name in given)) continue;
    const moment = given[name] === null ? undefined : readMoment(given[name], name);
    after[name] = moment ? { dateTime: `${moment.wall}.0000000`, timeZone: moment.timeZone } : null;
  }
  if (status !== 'completed') after['completedDateTime'] = null;
  else if (!after['completedDateTime']) after['completedDateTime'] = writeMoment(call.now.getTime(), 'UTC');
  return after;
}

const tasks: Simple<TodoTask> = {
  pattern: '@mailbox/todo/lists/{list:any}/tasks',
  kind: 'todoTask',
  key: 'task',
  facts: '4',
  context: 'todo/lists/tasks',
  permission: todoNeeds,
  holder: (call, permission) => {
    const list = memberOf(call, lists, permission);
    return { owner: list.owner, parent: list.id };
  },
  read: (call, given, before) => {
    const names = ['title', 'body', 'importance', 'status', 'isReminderOn', 'categories', 'recurrence', ...dateNames];
    checkFields(given, { type: 'todoTask', names: before ? names : [...names, 'linkedResources'], readOnly: ['id', 'createdDateTime', 'lastModifiedDateTime', 'bodyLastModifiedDateTime', 'hasAttachments'] });
    const title = wordsOf(given, 'title', before?.title ?? null);
    if (!title) throw invalid('A task needs its title.');
    const status = choiceOf(given, 'status', ['notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred'], before?.status ?? 'notStarted');
    return {
      title,
      status,
      body: 'body' in given ? readItemBody(given['body']) : before?.body ?? { contentType: 'text', content: '' },
      importance: choiceOf(given, 'importance', ['low', 'normal', 'high'], before?.importance ?? 'normal'),
      isReminderOn: flagOf(given, 'isReminderOn', before?.isReminderOn ?? false),
      categories: textsOf(given, 'categories', before?.categories ?? []),
      created: before?.created ?? call.now.toISOString(),
      modified: call.now.toISOString(),
      dates: datesIn(call, given, before?.dates ?? {}, status),
      recurrence: 'recurrence' in given && given['recurrence'] !== null ? readRecurrence(given['recurrence'], 'UTC') : 'recurrence' in given ? null : before?.recurrence ?? null,
    };
  },
  resource: (call, record) => {
    const { created, modified, dates, ...rest } = record.body;
    const present = Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== null));
    return {
      '@odata.etag': outlookTag(record),
      id: record.id,
      ...rest,
      createdDateTime: created,
      lastModifiedDateTime: modified,
      bodyLastModifiedDateTime: modified,
      hasAttachments: attachmentsOf(call.world.db, record.id).length > 0,
      ...present,
      ...linkedPart(call, record),
      ...taskParts(call, record),
    };
  },
  newId: outlookId,
  missing: missingItem,
};

function partsOf(call: GraphCall, task: Stored<TodoTask>, kind: string): Fields[] {
  return recordsOf<Fields>(call.world.db, kind, { parent: task.id }).map(({ id, body }) => ({ id, ...body }));
}

/** Linked resources come with their task unasked. */
function linkedPart(call: GraphCall, task: Stored<TodoTask>): Fields {
  const found = partsOf(call, task, 'linkedResource');
  return found.length > 0 ? { linkedResources: found } : {};
}

/** What `$expand` adds to a task. */
function taskParts(call: GraphCall, task: Stored<TodoTask>): Fields {
  const found: Record<string, unknown> = {};
  for (const name of expansions(call).keys()) {
    if (name === 'linkedResources') found[name] = partsOf(call, task, 'linkedResource');
    else if (name === 'checklistItems') found[name] = partsOf(call, task, 'checklistItem');
    else throw unsupported(`$expand=${name} on tasks`);
  }
  return found;
}

const inTask: Simple<Fields>['holder'] = (call, permission) => {
  const task = memberOf(call, tasks, permission);
  return { owner: task.owner, parent: task.id };
};
const oneTask = '@mailbox/todo/lists/{list:any}/tasks/{task:any}';

const checklist: Simple<Fields> = {
  pattern: `${oneTask}/checklistItems`,
  kind: 'checklistItem',
  key: 'item',
  facts: 'checklistItem',
  context: 'todo/lists/tasks/checklistItems',
  permission: todoNeeds,
  holder: inTask,
  read: (call, given, before) => {
    checkFields(given, { type: 'checklistItem', names: ['displayName', 'isChecked', 'checkedDateTime', 'createdDateTime'], readOnly: ['id'] });
    const displayName = wordsOf(given, 'displayName', typeof before?.['displayName'] === 'string' ? before['displayName'] : null);
    if (!displayName) throw invalid('A checklist item needs its displayName.');
    const isChecked = flagOf(given, 'isChecked', before?.['isChecked'] === true);
    const checked = isChecked ? before?.['checkedDateTime'] ?? call.now.toISOString() : undefined;
    return { displayName, isChecked, createdDateTime: before?.['createdDateTime'] ?? call.now.toISOString(), ...(checked === undefined ? {} : { checkedDateTime: checked }) };
  },
  resource: (_, { id, body }) => ({ id, ...body }),
  missing: missingItem,
};

function readLinked(given: Fields, before: Fields | undefined): Fields {
  const names = ['webUrl', 'applicationName', 'displayName', 'externalId'];
  checkFields(given, { type: 'linkedResource', names, readOnly: ['id'] });
  const after = Object.fromEntries(names.map((name) => [name, wordsOf(given, name, typeof before?.[name] === 'string' ? String(before[name]) : null)]));
  if (!after['applicationName'] || !after['displayName']) throw invalid('A linked resource needs applicationName and displayName.');
  return after;
}

const linked: Simple<Fields> = {
  pattern: `${oneTask}/linkedResources`,
  kind: 'linkedResource',
  key: 'resource',
  facts: 'linkedResource',
  context: 'todo/lists/tasks/linkedResources',
  permission: todoNeeds,
  holder: inTask,
  read: (_, given, before) => readLinked(given, before),
  resource: (_, { id, body }) => ({ id, ...body }),
  missing: missingItem,
};

/** A new task may bring its linked resources along. */
const taskRoutes = simpleRoutes(tasks).map((route): Route => {
  if (route.method !== 'POST') return route;
  return {
    ...route,
    handle: (call) => {
      const answer = route.handle(call);
      const made = answer.body as Fields;
      const given = listOf((JSON.parse(call.body.toString('utf8')) as Fields)['linkedResources']);
      const { owner, parent } = recordById(call.world.db, 'todoTask', String(made['id'])) ?? { owner: '', parent: '' };
      if (parent === '') return answer;
      const resources = given.map((one) => addRecord(call.world.db, { kind: 'linkedResource', owner, parent: String(made['id']), body: readLinked(one, undefined) }));
      return resources.length === 0 ? answer : { ...answer, body: { ...made, linkedResources: resources.map(({ id, body }) => ({ id, ...body })) } };
    },
  };
});

export const todoRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '@mailbox/todo/lists/delta',
    facts: 'todoTaskList: delta',
    handle: (call) => {
      const holder = lists.holder(call, todoNeeds.read);
      lists.prepare?.(call, holder);
      return answerDelta(call, { context: 'Collection(todoTaskList)', size: 100 }, () => recordsOf<TodoList>(call.world.db, 'todoList', { owner: holder.owner }).map((one) => lists.resource(call, one)));
    },
  },
  {
    method: 'GET',
    pattern: '@mailbox/todo/lists/{list:any}/tasks/delta',
    facts: 'todoTask: delta',
    handle: (call) => {
      const { parent } = tasks.holder(call, todoNeeds.read);
      return answerDelta(call, { context: 'Collection(todoTask)', size: 100 }, () => recordsOf<TodoTask>(call.world.db, 'todoTask', { parent }).map((one) => tasks.resource(call, one)));
    },
  },
  ...simpleRoutes(lists),
  ...taskRoutes,
  ...simpleRoutes(checklist),
  ...simpleRoutes(linked),
  ...attachmentRoutes({ pattern: `${oneTask}/attachments`, type: 'taskFileAttachment', find: (call, use) => memberOf(call, tasks, todoNeeds[use]).id }),
];
