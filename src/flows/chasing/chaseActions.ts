import { AppError } from '../../core/errors';
import type { Chase } from '../../lists/chases';
import type { Person, Stored } from '../../lists/define';
import type { Services } from '../services';
import { deliveryOf, isLeft, maySend, readLog, settleLeft, type Delivery } from './log';
import { dueReminders, type ChaseScope, type Reminder } from './reminders';
import { sendCards } from './sendCards';
import { sendNotice } from './sendNotices';

export interface ChaseOptions {
  readonly signal?: AbortSignal;
  /** Called after each reminder with its row. */
  readonly report?: (row: Stored<Chase>) => void;
  /** An application may notify but not write into chats. */
  readonly withoutCards?: boolean;
}

/** What one run did; what did not go through is in the rows, with words. */
export interface ChaseSummary {
  readonly rows: readonly Stored<Chase>[];
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
}

/**
 * Reminds the owners of open actions in Teams: a line in each owner's feed and one card in the meeting's chat, each
 * at most once per step of the pack (CP-9.1). Safe to call at any time, by anybody: the log decides.
 */
export async function chaseActions(services: Services, scope: ChaseScope, options: ChaseOptions = {}): Promise<ChaseSummary> {
  const reminders = await dueReminders(services, scope);
  const log = await readLog(services, reminders);
  return deliver(services, reminders.flatMap((reminder) => deliveriesOf(reminder, options)), log, options);
}

/** The reminders of an action, a meeting's actions or a contract's that did not go through or may not have. */
export async function undelivered(services: Services, actionIds: readonly number[]): Promise<readonly Stored<Chase>[]> {
  if (actionIds.length === 0) return [];
  const rows = await services.desk.chases.all({ where: [{ field: 'action', op: 'in', value: actionIds }] });
  const now = services.now();
  return rows.filter((row) => row.state === 'Failed' || row.state === 'Unknown' || isLeft(row, now));
}

/**
 * Sends one reminder again because a person asks for it, also a card whose fate is unknown.
 * @throws notFound when the action needs no reminder any more
 */
export async function sendAgain(services: Services, row: Stored<Chase>, options: ChaseOptions = {}): Promise<Stored<Chase>> {
  if (!row.action) throw new AppError('invalid', 'This reminder belongs to no action.', { field: 'action' });
  const action = await services.desk.actions.byId(row.action.id);
  const scope: ChaseScope = action.meeting ? { meeting: action.meeting } : { contract: action.contract };
  const wanted = (await dueReminders(services, scope))
    .flatMap((reminder) => deliveriesOf(reminder, {}))
    .find(({ key }) => key === row.key);
  if (!wanted) throw new AppError('notFound', 'This reminder is no longer needed: the action is done, or a later one is due.');
  const released = row.state === 'Sent' ? row : await services.desk.chases.save(row, { state: 'Failed' });
  const { rows } = await deliver(services, [wanted], new Map([[row.key, released]]), options);
  return rows[0] ?? services.desk.chases.byId(row.id);
}

function deliveriesOf(reminder: Reminder, { withoutCards }: ChaseOptions): readonly Delivery[] {
  const notices = reminder.recipients
    .filter(({ person, isGuest }) => person && !isGuest)
    .map((recipient) => deliveryOf(reminder, recipient, 'Notification'));
  if (withoutCards || !reminder.meeting?.chatId) return notices;
  return [...notices, ...reminder.recipients.map((recipient) => deliveryOf(reminder, recipient, 'Card'))];
}

async function deliver(
  services: Services,
  deliveries: readonly Delivery[],
  log: ReadonlyMap<string, Stored<Chase>>,
  options: ChaseOptions,
): Promise<ChaseSummary> {
  const now = services.now();
  const rows: Stored<Chase>[] = [];
  const note = (row: Stored<Chase> | undefined): void => {
    if (!row) return;
    rows.push(row);
    options.report?.(row);
  };
  for (const { key, channel } of deliveries) {
    const left = log.get(key);
    if (channel === 'Card' && left && isLeft(left, now)) note(await settleLeft(services, left));
  }
  const open = deliveries.filter(({ key, channel }) => maySend(log.get(key), channel, now));
  if (open.length === 0) return summaryOf(rows);

  const sender: Person = await services.desk.people.me();
  for (const delivery of open.filter(({ channel }) => channel === 'Notification')) {
    if (options.signal?.aborted) return summaryOf(rows);
    note(await sendNotice(services, delivery, log.get(delivery.key), sender));
  }
  for (const [chatId, group] of byChat(open.filter(({ channel }) => channel === 'Card'))) {
    if (options.signal?.aborted) return summaryOf(rows);
    (await sendCards(services, chatId, group, log, sender)).forEach(note);
  }
  return summaryOf(rows);
}

function byChat(deliveries: readonly Delivery[]): ReadonlyMap<string, readonly Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const chatId = delivery.reminder.meeting?.chatId ?? '';
    groups.set(chatId, [...(groups.get(chatId) ?? []), delivery]);
  }
  return groups;
}

function summaryOf(rows: readonly Stored<Chase>[]): ChaseSummary {
  const count = (state: Chase['state']): number => rows.filter((row) => row.state === state).length;
  return { rows, sent: count('Sent'), failed: count('Failed'), unknown: count('Unknown') };
}
