import { createHash } from 'node:crypto';
import { html } from '../html';
import { TenantRefusal, type Tenant } from '../tenant';

/** A chat that the person is in; of a meeting's chat the meeting comes with it. */
export interface Chat {
  id: string;
  topic: string;
  joinUrl?: string;
  members: string[];
}

export interface Meeting {
  id: string;
  subject: string;
  start: string;
  end: string;
  joinUrl: string;
  organiser: string;
  organiserId: string;
  attendees: string[];
}

export interface Message {
  id: string;
  from: string;
  sent: string;
  html: string;
  cards: { id: string; content: string }[];
}

/** An entry of the activity feed. */
export interface Notification {
  id: string;
  title: string;
  preview: string;
  sent: string;
  link: string;
}

interface GraphChat {
  id: string;
  topic: string | null;
  onlineMeetingInfo?: { joinWebUrl: string } | null;
  members?: { displayName: string | null }[];
}

export async function chatsOf(tenant: Tenant): Promise<Chat[]> {
  const { value } = await tenant.graph<{ value: GraphChat[] }>('/me/chats?$expand=members&$top=50');
  return value.map(toChat);
}

/** Undefined for a chat that the person is not in. */
export async function chatOf(tenant: Tenant, id: string): Promise<Chat | undefined> {
  try {
    return toChat(await tenant.graph<GraphChat>(`/chats/${encodeURIComponent(id)}?$expand=members`));
  } catch (refusal) {
    if (refusal instanceof TenantRefusal && (refusal.status === 403 || refusal.status === 404)) return undefined;
    throw refusal;
  }
}

function toChat({ id, topic, onlineMeetingInfo, members = [] }: GraphChat): Chat {
  return {
    id,
    topic: topic ?? members.map(({ displayName }) => displayName).join(', '),
    joinUrl: onlineMeetingInfo?.joinWebUrl,
    members: members.map(({ displayName }) => displayName ?? 'Unknown'),
  };
}

interface GraphMeeting {
  id: string;
  subject: string;
  startDateTime: string;
  endDateTime: string;
  joinWebUrl: string;
  participants: { organizer: Participant; attendees: Participant[] };
}

interface Participant {
  upn: string | null;
  identity: { user: { id: string } };
}

interface Session {
  start: string;
  end: string;
}

/** Undefined for somebody who was added to the chat but is not invited to the meeting. Of a series it is the occurrence nearest to now. */
export async function meetingOf(tenant: Tenant, chat: Chat): Promise<Meeting | undefined> {
  if (!chat.joinUrl) return undefined;
  const filter = encodeURIComponent(`JoinWebUrl eq '${chat.joinUrl}'`);
  try {
    const { value } = await tenant.graph<{ value: GraphMeeting[] }>(`/me/onlineMeetings?$filter=${filter}`);
    const [meeting] = value.map(toMeeting);
    if (!meeting) return undefined;
    const { nearest } = await tenant.control<{ nearest: Session }>(`/meetings/${encodeURIComponent(chat.id)}`);
    return { ...meeting, ...nearest };
  } catch (refusal) {
    if (refusal instanceof TenantRefusal && refusal.status === 403) return undefined;
    throw refusal;
  }
}

function toMeeting({ id, subject, startDateTime, endDateTime, joinWebUrl, participants }: GraphMeeting): Meeting {
  return {
    id,
    subject,
    start: startDateTime,
    end: endDateTime,
    joinUrl: joinWebUrl,
    organiser: participants.organizer.upn ?? '',
    organiserId: participants.organizer.identity.user.id,
    attendees: participants.attendees.map(({ upn }) => upn ?? ''),
  };
}

interface GraphMessage {
  id: string;
  createdDateTime: string;
  from: { user?: { displayName: string | null } | null } | null;
  body: { contentType: string; content: string };
  attachments: { id: string; contentType: string; content: string }[];
}

/** Oldest first, as a chat reads. */
export async function messagesOf(tenant: Tenant, chatId: string): Promise<Message[]> {
  const { value } = await tenant.graph<{ value: GraphMessage[] }>(`/chats/${encodeURIComponent(chatId)}/messages?$top=50`);
  return value
    .map(({ id, createdDateTime, from, body, attachments }) => ({
      id,
      from: from?.user?.displayName ?? 'Unknown',
      sent: createdDateTime,
      html: body.contentType === 'text' ? html`${body.content}`.toString() : body.content,
      cards: attachments
        .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
        .map((attachment) => ({ id: attachment.id, content: attachment.content })),
    }))
    .sort((a, b) => a.sent.localeCompare(b.sent));
}

interface StoredNotification {
  created: string;
  text: string;
  preview: string;
  topic: { webUrl?: string; value: string };
}

/** Newest first. */
export async function notificationsOf(tenant: Tenant): Promise<Notification[]> {
  const { value } = await tenant.control<{ value: StoredNotification[] }>(`/notifications?upn=${encodeURIComponent(tenant.upn)}`);
  return value
    .map(({ created, text, preview, topic }) => ({
      id: createHash('sha256').update(`${created}\n${text}\n${preview}`).digest('hex').slice(0, 16),
      title: text,
      preview,
      sent: created,
      link: topic.webUrl ?? '',
    }))
    .sort((a, b) => b.sent.localeCompare(a.sent));
}
