import { isAppError, type AppError } from '../../core/errors';
import type { Chase } from '../../lists/chases';
import type { Person, Stored } from '../../lists/define';
import type { Services } from '../services';
import { claim, settleFailed, settleSent, settleUnknown, type Delivery } from './log';
import { failureWords, noticeOf, words } from './words';

const triesAfterLostAnswer = 2;
const pauseBetween = 1_000;

/** One line in one person's feed. @returns the row as it is then; nothing when somebody else sends it */
export async function sendNotice(
  services: Services,
  delivery: Delivery,
  row: Stored<Chase> | undefined,
  sender: Person,
): Promise<Stored<Chase> | undefined> {
  const claimed = await claim(services, delivery, row, sender);
  if (!claimed) return undefined;
  const { person, name } = delivery.recipient;
  if (!person) return settleSent(services, claimed, words.namedOnly(name));
  if (person.id === sender.id) {
    return settleSent(services, claimed, delivery.reminder.meeting?.chatId ? words.ownActionInCard : words.ownAction);
  }
  try {
    const account = await services.graph.directory.byUpn(person.upn);
    if (!account) return await settleFailed(services, claimed, words.unknownAccount(name));
    await notify(services, account.id, delivery);
    return await settleSent(services, claimed);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return settleFailure(services, claimed, delivery, error);
  }
}

/** A repeat after a lost answer replaces the first, so it is safe. */
async function notify(services: Services, userId: string, delivery: Delivery): Promise<void> {
  const notice = noticeOf(delivery.reminder, delivery.recipient, delivery.key, services);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await services.graph.messages.notify(userId, notice);
    } catch (error) {
      if (!isAppError(error, 'offline') || attempt >= triesAfterLostAnswer) throw error;
      await services.pause(pauseBetween);
    }
  }
}

function settleFailure(services: Services, row: Stored<Chase>, delivery: Delivery, error: AppError): Promise<Stored<Chase>> {
  return error.kind === 'offline'
    ? settleUnknown(services, row, 'Notification')
    : settleFailed(services, row, failureWords(error, 'Notification', delivery.recipient.name));
}
