import { myActionsTab, teamsAppId } from '../graph/teamsApp';
import type { Links } from './services';

/**
 * Addresses on the site that holds the lists, and deep links into the Teams app.
 * @param webUrl absolute address of the web, without a slash at its end
 * Source: Teams platform documentation, "Deep link to an application".
 */
export function linksFor(webUrl: string): Links {
  const page = (name: string, query: string): string => `${webUrl}/SitePages/${name}.aspx?${query}`;
  const site = new URL(webUrl).pathname.replace(/\/$/, '');
  const inTeams = (target: string, fallback: string): string => {
    // The personal tab stands on the tenant's root site and has no settings: the link says where the lists are.
    const context = encodeURIComponent(JSON.stringify({ subEntityId: `${target}?site=${site}` }));
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/${myActionsTab}?webUrl=${encodeURIComponent(fallback)}&context=${context}`;
  };
  const contract = (key: string): string => page('Register', `contract=${encodeURIComponent(key)}`);
  const meeting = (key: string): string => page('Meetings', `meeting=${encodeURIComponent(key)}`);
  return {
    contract,
    meeting,
    actionInTeams: (key) => inTeams(`action/${key}`, page('Meetings', `action=${encodeURIComponent(key)}`)),
    meetingInTeams: (key) => inTeams(`meeting/${key}`, meeting(key)),
    obligationsInTeams: () => inTeams('obligations', page('Assurance', 'mine=1')),
    file: (path) => new URL(path.split('/').map(encodeURIComponent).join('/'), webUrl).href,
  };
}
