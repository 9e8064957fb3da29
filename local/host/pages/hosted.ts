import type { HostContext } from '../context';
import type { PageData } from '../client/pageData';

/** Which web part stands somewhere, with the properties that were last saved there. */
export type Hosted = Pick<PageData, 'webPart' | 'saveTo'>;

export interface HostedEntry {
  name: string;
  webPart?: string;
  instanceId?: string;
}

/** @param folder what the entry belongs to: a site's path, or a Teams tab's */
export function hostedWebPart(host: HostContext, folder: string, entry: HostedEntry): Hosted | undefined {
  if (!entry.webPart || !entry.instanceId) return undefined;
  const [preset] = host.appPackage().manifests.find(({ id }) => id === entry.webPart)?.preconfiguredEntries ?? [];
  const place = `${folder}/${entry.name}`;
  return {
    webPart: {
      componentId: entry.webPart,
      instanceId: entry.instanceId,
      title: preset?.title.default ?? entry.name,
      properties: { ...preset?.properties, ...host.store.propertiesOf(place) },
    },
    saveTo: `/_host/properties?place=${encodeURIComponent(place)}`,
  };
}
