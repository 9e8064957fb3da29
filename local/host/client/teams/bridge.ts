import { dataIn } from '../pageData';
import type { TeamsBridgeData } from './bridgeData';
import { follow } from './links';

interface AppMessage {
  id: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

interface RunningApp {
  changeTheme(name: string): void;
}

/** What this frame can do, in the words of TeamsJS. */
const runtime = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: {
    authentication: {},
    chat: {},
    logs: {},
    meeting: {},
    pages: { appButton: {}, tabs: {}, config: {}, backStack: {} },
    teamsCore: {},
    theme: {},
  },
};

/** Answers the app in the iframe as the Teams client answers TeamsJS 2; nothing when the page holds no app. */
export function answerApp(): RunningApp | undefined {
  const frame = document.querySelector<HTMLIFrameElement>('iframe.tab');
  if (!frame) return undefined;
  const { context, meeting } = dataIn<TeamsBridgeData>('teams-bridge');

  const answers: Record<string, (args: readonly unknown[]) => unknown[]> = {
    initialize: () => [context.frameContext, context.hostClientType, JSON.stringify(runtime), '2.36.0'],
    getContext: () => [context],
    'meeting.getMeetingDetails': () =>
      meeting ? [null, meeting] : [{ errorCode: 1000, message: 'This tab does not belong to a meeting.' }, null],
    'settings.getSettings': () => [{ entityId: context.entityId, contentUrl: frame.src, suggestedDisplayName: frame.title }],
    'authentication.getAuthToken': () => [false, 'This local frame has no sign-in service.'],
    executeDeepLink: ([link]) => [followed(link)],
    navigateToTab: ([tab]) => [followed((tab as { url?: string } | undefined)?.url)],
    'pages.navigateToApp': ([link]) => [followed(link)],
  };

  window.addEventListener('message', (event: MessageEvent<AppMessage | undefined>) => {
    const message = event.data;
    if (event.source !== frame.contentWindow || event.origin !== location.origin || !message?.func) return;
    const answer = answers[message.func];
    if (!answer) return;
    const { id, uuidAsString } = message;
    const args = answer(message.args ?? []);
    frame.contentWindow?.postMessage({ id, uuidAsString, args, timestamp: Date.now() }, location.origin);
  });

  return { changeTheme: (name) => frame.contentWindow?.postMessage({ func: 'themeChange', args: [name] }, location.origin) };
}

function followed(link: unknown): boolean {
  if (typeof link !== 'string') return false;
  void follow(link);
  return true;
}
