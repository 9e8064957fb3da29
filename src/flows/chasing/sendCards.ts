import { isAppError } from '../../core/errors';
import type { Mention } from '../../graph/ports';
import type { Chase } from '../../lists/chases';
import type { Person, Stored } from '../../lists/define';
import type { Services } from '../services';
import type { AdaptiveCard } from './adaptiveCard';
import { chaseCards, type CardAction } from './card';
import { claim, settleFailed, settleSent, settleUnknown, type Delivery } from './log';
import type { Reminder } from './reminders';
import { cardActionOf, failureWords } from './words';

interface Claimed {
  readonly delivery: Delivery;
  readonly row: Stored<Chase>;
}

/** One action in a card, with the log rows that stand for it. */
interface CardItem {
  readonly card: CardAction;
  readonly reminder: Reminder;
  readonly claimed: readonly Claimed[];
}

/** Posts one card into a chat for all that is due there; more only when one would be too large. */
export async function sendCards(
  services: Services,
  chatId: string,
  deliveries: readonly Delivery[],
  log: ReadonlyMap<string, Stored<Chase>>,
  sender: Person,
): Promise<readonly Stored<Chase>[]> {
  const claimed: Claimed[] = [];
  for (const delivery of deliveries) {
    const row = await claim(services, delivery, log.get(delivery.key), sender);
    if (row) claimed.push({ delivery, row });
  }
  const results: Stored<Chase>[] = [];
  for (const { items, card } of chaseCards(byAction(claimed, services))) {
    results.push(...(await sendOne(services, chatId, items, card)));
  }
  return results;
}

/** An action stands once in the card, for all of its people. */
function byAction(claimed: readonly Claimed[], services: Services): readonly CardItem[] {
  const reminders = [...new Set(claimed.map(({ delivery }) => delivery.reminder))];
  return reminders.map((reminder) => ({
    reminder,
    card: cardActionOf(reminder, services),
    claimed: claimed.filter(({ delivery }) => delivery.reminder === reminder),
  }));
}

async function sendOne(services: Services, chatId: string, items: readonly CardItem[], card: AdaptiveCard): Promise<readonly Stored<Chase>[]> {
  const rows = items.flatMap((item) => item.claimed.map(({ row }) => row));
  const settleAll = async (settle: (row: Stored<Chase>) => Promise<Stored<Chase>>): Promise<readonly Stored<Chase>[]> => {
    const settled: Stored<Chase>[] = [];
    for (const row of rows) settled.push(await settle(row));
    return settled;
  };
  try {
    await post(services, chatId, card, await mentionsOf(services, items));
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.kind === 'offline') return settleAll((row) => settleUnknown(services, row, 'Card'));
    const problem = failureWords(error, 'Card', '');
    return settleAll((row) => settleFailed(services, row, problem));
  }
  return settleAll((row) => settleSent(services, row));
}

/** Teams refuses the whole message when one of those mentioned is not in the chat: then names alone have to do. */
async function post(services: Services, chatId: string, card: AdaptiveCard, mentions: readonly Mention[]): Promise<void> {
  const { messages } = services.graph;
  try {
    await messages.postCard(chatId, card, mentions);
  } catch (error) {
    if (!isAppError(error, 'invalid') || mentions.length === 0) throw error;
    await messages.postCard(chatId, card, []);
  }
}

/** Guests and people without an account are named in the card alone. */
async function mentionsOf(services: Services, items: readonly CardItem[]): Promise<readonly Mention[]> {
  const people = new Map<number, Person>();
  for (const { claimed } of items) {
    for (const { delivery } of claimed) {
      const { person, isGuest } = delivery.recipient;
      if (person && !isGuest) people.set(person.id, person);
    }
  }
  const mentions: Mention[] = [];
  for (const { upn } of people.values()) {
    const account = await services.graph.directory.byUpn(upn);
    if (account) mentions.push({ userId: account.id, name: account.name });
  }
  return mentions;
}
