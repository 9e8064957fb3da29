import { postJson, send } from './call';
import type { GraphCaller } from './caller';
import type { Mention, Messages } from './ports';
import { teamsAppId } from './teamsApp';
import { messageAnswer } from './wire';

const cardId = 'card';

/** Cards and notices in Teams. Sources: Graph, "Send chatMessage in a chat", "Send activity feed notifications". */
export function createMessages(client: GraphCaller): Messages {
  return {
    async postCard(chatId, card, mentions) {
      const message = {
        body: { contentType: 'html', content: `${mentions.map(mentionMarkup).join(', ')}<attachment id="${cardId}"></attachment>` },
        attachments: [
          { id: cardId, contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: JSON.stringify(card), name: null, thumbnailUrl: null },
        ],
        mentions: mentions.map(({ userId, name }, id) => ({
          id,
          mentionText: name,
          mentioned: { user: { displayName: name, id: userId, userIdentityType: 'aadUser' } },
        })),
      };
      const path = `/chats/${encodeURIComponent(chatId)}/messages`;
      return (await postJson(client, 'ChatMessage.Send', path, message, messageAnswer)).id;
    },

    notify(userId, notice) {
      return send(client, 'TeamsActivity.Send', 'post', `/users/${encodeURIComponent(userId)}/teamwork/sendActivityNotification`, {
        topic: { source: 'text', value: notice.topic, webUrl: notice.link },
        activityType: notice.type,
        previewText: { content: notice.preview },
        templateParameters: Object.entries(notice.parameters).map(([name, value]) => ({ name, value })),
        teamsAppId,
        chainId: notice.chainId,
      });
    },
  };
}

function mentionMarkup({ name }: Mention, id: number): string {
  return `<at id="${id}">${escapeHtml(name)}</at>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}
