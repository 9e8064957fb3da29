import { boolean, check, integer, minValue, nullable, number, object, optional, pipe, string, transform } from 'valibot';
import { StoreError } from '../../store/errors';
import { chatById } from '../chats/chatStore';
import { meetingById } from '../meetings/meetingStore';
import type { Meeting } from '../meetings/meetingStore';
import type { GraphWorld, Person } from '../wire/world';

/** An instant, kept as ISO text in UTC. */
export const instant = pipe(
  string(),
  check((text) => !Number.isNaN(Date.parse(text)), 'not a date and time'),
  transform((text) => new Date(text).toISOString())
);

/** How copies go; null sets them back to what is usual. */
export const copies = nullable(
  object({
    polls: optional(pipe(number(), integer(), minValue(1)), 3),
    fail: optional(object({ code: string(), message: string(), times: optional(number(), 1) })),
    hideLocation: optional(boolean()),
  })
);

/** What the organisation's administrators let people share. */
export const sharing = object({ anonymousLinks: boolean() });

/** @throws userMissing */
export function personNamed(world: GraphWorld, upn: string): Person {
  const person = world.people.byUpn(upn);
  if (!person) throw new StoreError('userMissing', `There is no account ${upn}.`, { user: upn });
  return person;
}

/** @throws notFound */
export function meetingOfChat(world: GraphWorld, chatId: string): Meeting {
  const chat = chatById(world.db, chatId);
  const meeting = chat?.meetingId ? meetingById(world.db, chat.meetingId) : undefined;
  if (!meeting) throw new StoreError('notFound', `There is no meeting with the chat ${chatId}.`);
  return meeting;
}
