import { actionState, dayOfStep, type ActionStateName } from '../../core/actions';
import type { AppError } from '../../core/errors';
import type { ChaseStep } from '../../core/policy/types';
import { holderOf } from '../../core/posts';
import { dayOf, displayDate, type IsoDate } from '../../core/time';
import type { ActivityType } from '../../graph/teamsApp';
import type { ActivityNotice } from '../../graph/ports';
import type { Services } from '../services';
import type { Colour } from './adaptiveCard';
import type { CardAction } from './card';
import { chainIdOf } from './chainId';
import { today, type Recipient, type Reminder } from './reminders';

/** What a reminder says: in the card, in the feed, and in the log when it did not go through. */

const colours: Partial<Record<ActionStateName, Colour>> = { overdue: 'attention', dueToday: 'warning', dueSoon: 'warning' };

export function cardActionOf(reminder: Reminder, services: Services): CardAction {
  const { action, contract, meeting, step } = reminder;
  const { state, words } = actionState(action, today(services), daysBefore(step));
  const isNew = 'issued' in step.when && state !== 'overdue';
  return {
    state: isNew ? 'New action' : words,
    colour: isNew ? 'accent' : colours[state] ?? 'default',
    title: action.title,
    people: reminder.recipients.map(({ name }) => name),
    contract: `${contract.name}, ${contract.reference}`,
    due: action.due ? displayDate(action.due) : '',
    setIn: meeting?.starts ? `${meeting.level} meeting, ${displayDate(dayOf(meeting.starts))}` : undefined,
    next: whatHappensNext(reminder, services),
    clause: services.pack.chase.clause,
    actionUrl: services.links.actionInTeams(action.key),
    contractUrl: services.links.contract(contract.key),
  };
}

/** `If it is still open on 7 Dec 2026 it goes to Karen Whitlock.` */
function whatHappensNext({ action, contract, step }: Reminder, { pack }: Services): string | undefined {
  const { due } = action;
  if (!due) return undefined;
  const current = dayOfStep(step, due);
  const later = pack.chase.steps
    .map((other) => ({ other, day: dayOfStep(other, due) }))
    .filter((entry): entry is { other: ChaseStep; day: IsoDate } => entry.day !== undefined && entry.day > (current ?? ''))
    .sort((a, b) => a.day.localeCompare(b.day));
  const next = later.find(({ other }) => other.alsoTell?.length) ?? later[0];
  if (!next) return undefined;
  const names = (next.other.alsoTell ?? []).map((post) => holderOf(post, contract)?.name ?? post);
  const told = names.length > 0 ? `it goes to ${names.join(' and ')}` : 'a reminder follows';
  return `If it is still open on ${displayDate(next.day)}, ${told}.`;
}

function daysBefore({ when }: ChaseStep): number | undefined {
  return 'daysBefore' in when ? when.daysBefore : undefined;
}

/** A line of the activity feed: state, thing, contract. */
export function noticeOf(reminder: Reminder, recipient: Recipient, key: string, services: Services): ActivityNotice {
  const { action, contract, meeting, step } = reminder;
  const isOwner = recipient.person !== undefined && recipient.person.id === action.owner?.id;
  const { state, words } = actionState(action, today(services), daysBefore(step));
  const type: ActivityType = 'issued' in step.when && isOwner ? 'actionIssued' : state === 'overdue' ? 'actionOverdue' : 'actionDue';
  const about = { action: shortened(action.title, 80), contract: shortened(contract.name, 50) };
  const due = action.due ? `Due ${displayDate(action.due)}.` : '';
  const setIn = meeting?.starts ? ` Set in the ${meeting.level} meeting of ${displayDate(dayOf(meeting.starts))}.` : '';
  const owner = isOwner ? '' : ` For ${action.owner?.name ?? action.ownerName}.`;
  return {
    type,
    preview: `${due}${setIn}${owner}`.trim().slice(0, 150),
    topic: shortened(action.title, 80),
    link: services.links.actionInTeams(action.key),
    parameters: type === 'actionIssued' ? about : { when: words, ...about },
    chainId: chainIdOf(key),
  };
}

function shortened(text: string, max: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`;
}

export const words = {
  ownAction: 'Teams does not notify people of what they send themselves.',
  ownActionInCard: 'Teams does not notify people of what they send themselves. The card in the chat names you.',
  unknownAccount: (name: string): string => `${name} has no account in this organisation any more. Give the action another owner.`,
  cardLost: 'The connection was lost while the card was sent. Look in the chat of the meeting: if it is not there, send it again.',
  noticeLost: 'The connection was lost while this was sent. It is sent again next time; it cannot arrive twice.',
  leftHalfway: 'Sending was interrupted. Look in the chat of the meeting: if the card is not there, send it again.',
  namedOnly: (name: string): string => `${name} has no account to notify, and is named in the card.`,
};

/** Why one person was not told, and what to do. */
export function failureWords(error: AppError, channel: 'Notification' | 'Card', name: string): string {
  const { scope } = error.details;
  if (scope) return `Contract Desk has not been given the permission ${scope}. Ask your administrator to approve it under API access, then try again.`;
  switch (error.kind) {
    case 'forbidden':
      return channel === 'Card'
        ? 'You are not in the chat of this meeting, so you cannot post there. Ask somebody who was invited to send it.'
        : `Teams did not let Contract Desk tell ${name}. The app may not be installed for them: ask your administrator.`;
    case 'notFound':
      return channel === 'Card' ? 'The chat of the meeting is gone.' : `Teams does not know ${name}.`;
    case 'throttled':
      return 'Teams is busy. Try again in a few minutes.';
    case 'invalid':
      return 'Teams did not accept the message. Tell your administrator.';
    default:
      return 'Teams did not answer as expected. Try again.';
  }
}
