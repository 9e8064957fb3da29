import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

/** What the frame takes out of the Teams app package: which web part stands in which tab. */
export interface TeamsApp {
  id: string;
  name: string;
  /** The tab that is added to meetings, in all its contexts. */
  meetingTab: { componentId: string; contexts: string[] };
  personalTabs: { entityId: string; name: string; componentId: string }[];
}

interface Manifest {
  id: string;
  name: { short: string };
  configurableTabs: { configurationUrl: string; context: string[] }[];
  staticTabs: { entityId: string; name: string; contentUrl: string }[];
}

export function readTeamsApp(file: string): TeamsApp {
  const manifest = unzipSync(readFileSync(file))['manifest.json'];
  if (!manifest) throw new Error(`${file} holds no manifest.json.`);
  return teamsAppOf(JSON.parse(strFromU8(manifest)) as Manifest);
}

export function teamsAppOf(manifest: Manifest): TeamsApp {
  const [tab] = manifest.configurableTabs;
  return {
    id: manifest.id,
    name: manifest.name.short,
    meetingTab: { componentId: componentIdIn(tab.configurationUrl), contexts: tab.context },
    personalTabs: manifest.staticTabs.map(({ entityId, name, contentUrl }) => ({ entityId, name, componentId: componentIdIn(contentUrl) })),
  };
}

/** The tab's address is encoded inside the address of TeamsLogon.aspx. */
function componentIdIn(address: string): string {
  const found = /componentId=([0-9a-f-]{36})/i.exec(decodeURIComponent(address));
  if (!found) throw new Error(`A tab of the Teams app names no web part: ${address}`);
  return found[1].toLowerCase();
}
