import { AppError, isAppError } from '../../core/errors';
import type { NewRow } from '../../data/ports';
import type { Chase } from '../../lists/chases';
import type { Person, Stored } from '../../lists/define';
import type { Services } from '../services';
import type { Recipient, Reminder } from './reminders';
import { words } from './words';

export type Channel = 'Notification' | 'Card';

/** One reminder to one person in one way: what a row of the log is about. */
export interface Delivery {
  readonly key: string;
  readonly channel: Channel;
  readonly reminder: Reminder;
  readonly recipient: Recipient;
}

/** How long somebody who began to send may take before they count as gone. */
const lease = 2 * 60_000;

export function deliveryOf(reminder: Reminder, recipient: Recipient, channel: Channel): Delivery {
  const who = recipient.person?.id ?? 'named';
  return { key: `${reminder.action.key}:${reminder.step.id}:${channel}:${who}`, channel, reminder, recipient };
}

/** What the log says of actions so far, by key. */
export async function readLog(services: Services, reminders: readonly Reminder[]): Promise<ReadonlyMap<string, Stored<Chase>>> {
  const ids = [...new Set(reminders.map(({ action }) => action.id))];
  if (ids.length === 0) return new Map();
  const rows = await services.desk.chases.all({ where: [{ field: 'action', op: 'in', value: ids }] });
  return new Map(rows.map((row) => [row.key, row]));
}

/**
 * Whether a reminder may be sent. A notice may be repeated, because Teams replaces it; a card whose fate is unknown
 * may not, unless a person who looked into the chat asks for it.
 */
export function maySend(row: Stored<Chase> | undefined, channel: Channel, now: Date): boolean {
  if (!row || row.state === 'Failed') return true;
  if (row.state === 'Unknown') return channel === 'Notification';
  if (row.state === 'Sending') return channel === 'Notification' && isLeft(row, now);
  return false;
}

/** Somebody began to send and never said how it went. */
export function isLeft(row: Stored<Chase>, now: Date): boolean {
  return row.state === 'Sending' && now.getTime() - Date.parse(row.modified) > lease;
}

/**
 * Writes down that this reminder is being sent, before it is: whoever's write comes second does not send.
 * @returns the row, or nothing when somebody else is sending it or has sent it
 */
export async function claim(services: Services, delivery: Delivery, row: Stored<Chase> | undefined, sender: Person): Promise<Stored<Chase> | undefined> {
  const { action, contract, step } = delivery.reminder;
  const mark = `Being sent (${services.newKey()})`;
  if (row) return saveClaim(services, row, { state: 'Sending', problem: mark });
  const added = await services.desk.chases.add(
    {
      title: `${step.title}: ${action.title}`.slice(0, 255),
      contract: { id: contract.id, title: contract.name },
      action: { id: action.id, title: action.title },
      step: step.id,
      channel: delivery.channel,
      // Somebody without an account cannot stand in a person column: the sender answers for naming them.
      recipient: delivery.recipient.person ?? sender,
      state: 'Sending',
      problem: mark,
    },
    delivery.key,
  );
  return added.problem === mark ? added : undefined;
}

async function saveClaim(services: Services, row: Stored<Chase>, change: NewRow<Chase>): Promise<Stored<Chase> | undefined> {
  try {
    return await services.desk.chases.save(row, change);
  } catch (error) {
    if (isAppError(error, 'conflict')) return undefined;
    throw error;
  }
}

export function settleSent(services: Services, row: Stored<Chase>, note: string = ''): Promise<Stored<Chase>> {
  return settle(services, row, { state: 'Sent', problem: note, sentAt: services.now().toISOString() });
}

export function settleFailed(services: Services, row: Stored<Chase>, problem: string): Promise<Stored<Chase>> {
  return settle(services, row, { state: 'Failed', problem });
}

export function settleUnknown(services: Services, row: Stored<Chase>, channel: Channel): Promise<Stored<Chase>> {
  return settle(services, row, { state: 'Unknown', problem: channel === 'Card' ? words.cardLost : words.noticeLost });
}

/** A card that somebody left half-way: nobody knows, so a person has to look. */
export function settleLeft(services: Services, row: Stored<Chase>): Promise<Stored<Chase>> {
  return settle(services, row, { state: 'Unknown', problem: words.leftHalfway });
}

const tries = 3;

/** How it went is a fact, whoever else touched the row meanwhile. */
async function settle(services: Services, row: Stored<Chase>, change: NewRow<Chase>): Promise<Stored<Chase>> {
  let current = row;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      return await services.desk.chases.save(current, change);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      current = await services.desk.chases.byId(row.id);
    }
  }
  throw new AppError('conflict', 'The log of reminders is being changed by somebody else. Try again.');
}
