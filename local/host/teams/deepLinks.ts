import type { TeamsApp } from '../package/teamsPackage';

/**
 * Where a link leads inside the frame; undefined for a link that does not belong to Teams.
 * Source: Teams platform documentation, "Deep links": /l/entity/{app}/{tab}?context=…, /l/chat/{thread}/0, /l/message/{thread}/{id}.
 */
export function frameAddress(link: string, app: TeamsApp): string | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.hostname !== 'teams.microsoft.com') return undefined;
  const [, , kind, first, second] = url.pathname.split('/').map(decodeURIComponent);
  if ((kind === 'chat' || kind === 'message') && first) return address({ chat: first, view: 'chat' });
  if (kind === 'meetup-join' && first) return address({ chat: first, view: 'panel' });
  if (kind !== 'entity' || first !== app.id) return undefined;
  const context = contextOf(url);
  if (context.chatId) return address({ chat: context.chatId, view: 'tab', sub: context.subEntityId });
  return address({ view: 'contracts', tab: second, sub: context.subEntityId });
}

interface LinkContext {
  subEntityId?: string;
  chatId?: string;
}

function contextOf(url: URL): LinkContext {
  return JSON.parse(url.searchParams.get('context') ?? '{}') as LinkContext;
}

export function address(state: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (value) query.set(name, value);
  return `/teams?${query.toString()}`;
}
