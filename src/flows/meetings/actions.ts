import { AppError } from '../../core/errors';
import { dayOf, type IsoDate } from '../../core/time';
import type { NewRow } from '../../data/ports';
import type { Action } from '../../lists/actions';
import type { Key, Person, Reference, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { mustBeOpen } from './locked';
import { record, versionOf } from './record';
import { change, line, referenceTo } from './rows';

type Row = Stored<Action>;

export interface ActionDraft {
  readonly title: string;
  readonly due: IsoDate | undefined;
  /** Somebody with an account, who is chased in Teams. */
  readonly owner?: Person;
  /** Somebody without one. */
  readonly ownerName?: string;
  readonly detail?: string;
  /** Key of the agenda item that it is set under. */
  readonly item?: Key;
}

/**
 * Sets an action in a meeting: a draft, which closing the meeting issues.
 * @param key made before the first try: a repeat finds the same action
 */
export async function addDraftAction(services: Services, meeting: Stored<Meeting>, draft: ActionDraft, key: Key): Promise<Row> {
  mustBeOpen(await services.desk.meetings.byId(meeting.id));
  return services.desk.actions.add(
    { ...valuesOf(draft), status: 'Draft', contract: meeting.contract, meeting: referenceTo(meeting, meeting.title), item: draft.item ?? '' },
    key,
  );
}

/** Sets an action on a contract outside a meeting; it is open at once. */
export async function addAction(services: Services, contract: Reference, draft: ActionDraft, key: Key): Promise<Row> {
  mustHaveOwner(draft);
  const action = await services.desk.actions.add(
    { ...valuesOf(draft), status: 'Open', contract, issuedAt: services.now().toISOString() },
    key,
  );
  await record(services, { key: `${key}:added`, what: `Added the action “${action.title}”`, contract, link: services.links.actionInTeams(key) });
  return action;
}

/** Changes what an action asks, of whom or by when. @throws conflict when someone else changed it first */
export async function editAction(services: Services, action: Row, draft: ActionDraft): Promise<Row> {
  if (action.status !== 'Draft') mustHaveOwner(draft);
  const { title, due, owner, ownerName, detail } = valuesOf(draft);
  return services.desk.actions.save(action, { title, due, owner, ownerName, detail });
}

/** Takes a draft back; it goes to the recycle bin for 93 days. */
export async function removeDraftAction(services: Services, action: Row): Promise<void> {
  if (action.status !== 'Draft') throw new AppError('invalid', 'This action has been issued. Close it with a note instead.', { field: 'status' });
  await services.desk.actions.recycle(action);
}

/** Marks an action done, with what was done. Repeating it changes nothing and records nothing twice. @throws invalid without a note */
export async function completeAction(services: Services, action: Row, note: string): Promise<Row> {
  if (note.trim() === '') throw new AppError('invalid', 'Say in a few words what was done.', { field: 'completionNote' });
  const done = await change(services.desk.actions, action, (row) => {
    if (row.status === 'Done') return undefined;
    if (row.status === 'Draft') throw new AppError('invalid', 'This action is issued when its meeting is closed.', { field: 'status' });
    return { status: 'Done', completedOn: dayOf(services.now()), completionNote: note.trim() };
  });
  await recordChange(services, done, 'done', `Finished the action “${done.title}”`, done.completionNote);
  return done;
}

/** Opens a finished or cancelled action again. */
export async function reopenAction(services: Services, action: Row, reason: string = ''): Promise<Row> {
  const open = await change(services.desk.actions, action, (row) =>
    row.status === 'Open' ? undefined : { status: 'Open', completedOn: undefined, completionNote: '', issuedAt: row.issuedAt ?? services.now().toISOString() },
  );
  await recordChange(services, open, 'reopened', `Opened the action “${open.title}” again`, reason.trim());
  return open;
}

/** Lets an action wait for somebody else, or go on. */
export async function setWaiting(services: Services, action: Row, waiting: boolean): Promise<Row> {
  const status = waiting ? 'Waiting' : 'Open';
  const changed = await change(services.desk.actions, action, (row) => {
    if (row.status !== 'Open' && row.status !== 'Waiting') {
      throw new AppError('invalid', 'Only an open action can wait for somebody.', { field: 'status' });
    }
    return row.status === status ? undefined : { status };
  });
  await recordChange(services, changed, 'waiting', waiting ? `The action “${changed.title}” waits` : `The action “${changed.title}” goes on`, '');
  return changed;
}

function valuesOf(draft: ActionDraft): NewRow<Action> & Pick<Action, 'title'> {
  if (draft.title.trim() === '') throw new AppError('invalid', 'Enter what is to be done.', { field: 'title' });
  return {
    title: line(draft.title),
    due: draft.due,
    owner: draft.owner,
    ownerName: draft.owner ? '' : line(draft.ownerName ?? '', 120),
    detail: draft.detail ?? '',
  };
}

function mustHaveOwner(draft: ActionDraft): void {
  if (draft.owner || draft.ownerName?.trim()) return;
  throw new AppError('invalid', 'Choose who does it.', { field: 'owner' });
}

async function recordChange(services: Services, action: Row, change: string, what: string, detail: string): Promise<void> {
  await record(services, {
    key: `${action.key}:${change}:${versionOf(action)}`,
    what,
    contract: action.contract,
    detail,
    link: services.links.actionInTeams(action.key),
  });
}
