import site from '../site.json';
import { dataElement, html, type Html } from '../html';
import type { Person } from '../people';
import type { ThemeName } from '../client/pageData';
import type { TeamsBridgeData } from '../client/teams/bridgeData';
import type { Chat, Meeting } from './model';

export interface Tab {
  title: string;
  src: string;
  bridge: TeamsBridgeData;
}

interface TabOptions {
  title: string;
  componentId: string;
  entityId: string;
  subEntityId: string | undefined;
  frameContext: 'content' | 'sidePanel';
  theme: ThemeName;
  person: Person;
  host: string;
  chat?: Chat;
  meeting?: Meeting;
}

/** Teams calls its themes default, dark and contrast. */
export function teamsTheme(theme: ThemeName): string {
  return theme === 'light' ? 'default' : theme;
}

export function tabOf(options: TabOptions): Tab {
  const { title, componentId, entityId, theme, chat } = options;
  const place = chat?.id ?? entityId;
  const query = new URLSearchParams({ componentId, place, theme });
  return {
    title,
    src: `${site.teamsSite}/_layouts/15/teamshostedapp.aspx?teams&${query.toString()}`,
    bridge: { context: contextOf(options), meeting: options.meeting && meetingDetails(options.meeting, options.chat) },
  };
}

/** The frame's name is how SharePoint's scripts know that they run inside Teams. */
export function tabFrame({ title, src, bridge }: Tab): Html {
  return html`<iframe class="tab" name="embedded-page-container" title="${title}" src="${src}"></iframe>
${dataElement('teams-bridge', bridge)}`;
}

/** The context as it goes over the wire to TeamsJS, which makes page, user, chat and meeting out of it. */
function contextOf({ entityId, subEntityId, frameContext, theme, person, host, chat }: TabOptions): Record<string, unknown> {
  return {
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: '5b1d8a52-6c2e-4f0d-9f0c-2f6a4b7c1d01',
    ringId: 'general',
    locale: 'en-gb',
    theme: teamsTheme(theme),
    entityId,
    subEntityId: subEntityId ?? '',
    frameContext,
    isFullScreen: false,
    meetingId: chat ? Buffer.from(`0#${chat.id}#0`).toString('base64') : '',
    chatId: chat?.id ?? '',
    userObjectId: person.id,
    userPrincipalName: person.upn,
    loginHint: person.upn,
    userLicenseType: 'Unknown',
    tid: site.tenantId,
    hostTenantId: site.tenantId,
    teamSiteDomain: host,
    teamSitePath: site.teamsSite,
  };
}

function meetingDetails(meeting: Meeting, chat: Chat | undefined): TeamsBridgeData['meeting'] {
  return {
    details: {
      id: meeting.id,
      msGraphResourceId: meeting.id,
      scheduledStartTime: meeting.start,
      scheduledEndTime: meeting.end,
      joinUrl: meeting.joinUrl,
      title: meeting.subject,
      type: 'Scheduled',
    },
    conversation: { id: chat?.id ?? '' },
    organizer: { id: meeting.organiserId, tenantId: site.tenantId },
  };
}
