import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';

/** Numbers of the templates that webs are made from. Source: SPWebTemplate ids of SharePoint's site definitions. */
const TEMPLATE_IDS: Readonly<Record<string, number>> = { STS: 1, BLOG: 9, APPCATALOG: 18, SPSPERS: 21, GROUP: 64, SITEPAGEPUBLISHING: 68, TEAMCHANNEL: 69 };

/** What one web tells of another: SP.WebInformation. */
const shape: Shape<Site> = {
  type: 'SP.WebInformation',
  set: 'SP.ApiData.WebInfos',
  editLink: site => `Web/WebInfos('${site.webGuid}')`,
  props: {
    Configuration: site => Number(site.template.split('#')[1] ?? 0),
    Created: site => site.created,
    Description: site => site.description,
    Id: site => site.webGuid,
    Language: site => site.settings.Language ?? 1033,
    LastItemModifiedDate: site => site.modified,
    LastItemUserModifiedDate: site => site.modified,
    ServerRelativeUrl: site => site.url,
    Title: site => site.title,
    WebTemplate: site => site.template.split('#')[0],
    WebTemplateId: templateId,
  },
};

export function webInformation(site: Site): Entity {
  return entity(shape, site);
}

/** The webs right below one that the caller may open. */
export function websBelow(site: Site, call: Call): readonly Site[] {
  return call.tenant.sites.below(site).filter(web => call.can('open', web));
}

export function templateId({ template }: Site): number {
  return TEMPLATE_IDS[template.split('#')[0]] ?? 0;
}
