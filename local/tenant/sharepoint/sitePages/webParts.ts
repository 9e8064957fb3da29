import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { entity, type Shape } from '../wire/entity';
import { collectionResource } from '../wire/resource';
import type { Steps } from '../wire/steps';

/** A web part that pages may hold. */
interface WebPart {
  readonly id: string;
  readonly alias: string;
  readonly title: string;
}

/** Web parts of SharePoint itself that pages are most often made with. */
const WEB_PARTS: readonly WebPart[] = [
  { id: '490d7c76-1824-45b2-9de3-676421c997fa', alias: 'EmbedWebPart', title: 'Embed' },
  { id: 'd1d91016-032f-456d-98a4-721247c305e8', alias: 'ImageWebPart', title: 'Image' },
  { id: 'c4bd7b2f-7b6e-4599-8485-16504575f590', alias: 'HeroWebPart', title: 'Hero' },
  { id: '8c88f208-6c77-4bdb-86a0-0c47b4316588', alias: 'NewsWebPart', title: 'News' },
  { id: 'f92bf067-bc19-489e-a556-7fe95f508720', alias: 'DocumentLibraryWebPart', title: 'List' },
  { id: 'c70391ea-0b10-4ee9-b2b4-006d3fcad0cd', alias: 'QuickLinksWebPart', title: 'Quick links' },
];

const shape: Shape<WebPart> = {
  type: 'SP.WebParts.ClientWebPart',
  set: 'SP.ApiData.ClientWebParts',
  editLink: ({ id }) => `Web/GetClientSideWebParts('${id}')`,
  props: {
    ComponentType: () => 1,
    Id: ({ id }) => id,
    Manifest: part => JSON.stringify(manifestOf(part)),
    ManifestType: () => 1,
    Name: ({ title }) => title,
    Status: () => 0,
  },
};

/** Web parts for client-side pages, below a web. */
export const webPartsSteps: Steps<Site> = {
  getClientSideWebParts: {
    facts: 'SP.Web.GetClientSideWebParts',
    verbs: 'GET',
    open: (_, { name }) => collectionResource(name, 'SP.ApiData.ClientWebParts', (call: Call) => (call.can('viewPages', call.site) ? WEB_PARTS : []).map(part => entity(shape, part))),
  },
};

/** As far as a page needs it to hold the part. */
function manifestOf({ id, alias, title }: WebPart): object {
  const text = { default: title };
  return {
    id,
    alias,
    componentType: 'WebPart',
    version: '1.0.0',
    manifestVersion: 2,
    preconfiguredEntries: [{ groupId: 'cf066440-0614-43d6-98ae-0b31cf14c7c3', group: { default: 'Text, media, and content' }, title: text, description: text, properties: {} }],
  };
}
