import { entity, type Entity, type Shape } from '../wire/entity';
import { numberArgument, type Segment } from '../wire/path';
import { collectionResource, type Resource } from '../wire/resource';

interface WebTemplate {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly isRootWebOnly: boolean;
}

/** Templates that webs can be made from. Source: the site definitions of SharePoint Online. */
const TEMPLATES: readonly WebTemplate[] = [
  { id: 1, name: 'STS#3', title: 'Team site (no Microsoft 365 group)', description: 'A site with no connection to a Microsoft 365 Group.', category: 'Collaboration', isRootWebOnly: false },
  { id: 1, name: 'STS#0', title: 'Team site (classic experience)', description: 'A place to work together with a group of people.', category: 'Collaboration', isRootWebOnly: false },
  { id: 68, name: 'SITEPAGEPUBLISHING#0', title: 'Communication site', description: 'Publish dynamic, beautiful content to people in your organization.', category: 'Publishing', isRootWebOnly: true },
];

const shape: Shape<WebTemplate> = {
  type: 'SP.WebTemplate',
  set: 'SP.ApiData.WebTemplates',
  editLink: ({ name }) => `Web/AvailableWebTemplates('${encodeURIComponent(name)}')`,
  props: {
    Description: ({ description }) => description,
    DisplayCategory: ({ category }) => category,
    Id: ({ id }) => id,
    ImageUrl: () => '/_layouts/15/images/stts.png',
    IsHidden: () => false,
    IsRootWebOnly: ({ isRootWebOnly }) => isRootWebOnly,
    IsSubWebOnly: () => false,
    Lcid: () => 1033,
    Name: ({ name }) => name,
    Title: ({ title }) => title,
  },
};

/** `getAvailableWebTemplates(lcid=1033,doincludecrosslanguage=true)`: none for a language that is not installed. */
export function availableWebTemplates(segment: Segment): Resource {
  const isInstalled = numberArgument(segment, 'lcid', 0) === 1033;
  return collectionResource('GetAvailableWebTemplates', 'SP.ApiData.WebTemplates', (): readonly Entity[] => (isInstalled ? TEMPLATES.map(each => entity(shape, each)) : []));
}
