import type { GraphCall } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { chatOf } from './access';
import { membersOf } from './chatStore';

/** Where messages are written: a chat, a channel, or below a message of a channel. */
export interface Thread {
  /** Under which its messages are kept. */
  readonly key: string;
  /** As an address, for contexts and for contents: `chats('…')`. */
  readonly address: string;
  readonly chatId: string | null;
  readonly channel: { readonly teamId: string; readonly channelId: string } | null;
  readonly replyToId: string | null;
  readonly memberIds: readonly string[];
  /** What else can be mentioned: the channel and its team. */
  readonly conversations: readonly string[];
}

/** Finds the thread of an address and sees that the caller may read or write there. */
export type FindThread = (call: GraphCall, use: ThreadUse) => Thread;
export type ThreadUse = 'read' | 'send' | 'edit';

/** Replies lie below their message, as Teams addresses them. */
export function replyKey(channelKey: string, message: string): string {
  return `${channelKey};messageid=${message}`;
}

const chatNeeds: Readonly<Record<ThreadUse, Needs>> = {
  read: { delegated: ['Chat.Read', 'Chat.ReadWrite'], application: ['Chat.Read.All', 'Chat.ReadWrite.All'] },
  send: { delegated: ['ChatMessage.Send', 'Chat.ReadWrite'], application: [] },
  edit: { delegated: ['Chat.ReadWrite'], application: [] },
};

export const chatThread: FindThread = (call, use) => {
  const { id } = chatOf(call, chatNeeds[use]);
  return {
    key: id,
    address: `chats('${encodeURIComponent(id)}')`,
    chatId: id,
    channel: null,
    replyToId: null,
    memberIds: membersOf(call.world.db, id),
    conversations: [],
  };
};
