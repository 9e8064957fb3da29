import { LIST_TEMPLATES, type ListTemplate } from '../../store/listTemplates';
import { entity, type Shape } from '../wire/entity';
import { collectionResource, type Resource } from '../wire/resource';

interface Numbered extends ListTemplate {
  readonly number: number;
}

const shape: Shape<Numbered> = {
  type: 'SP.ListTemplate',
  set: 'SP.ApiData.ListTemplates',
  editLink: ({ title }) => `Web/ListTemplates('${encodeURIComponent(title)}')`,
  props: {
    AllowsFolderCreation: ({ baseType }) => baseType === 1,
    BaseType: ({ baseType }) => baseType,
    Description: ({ title }) => title,
    FeatureId: () => '00000000-0000-0000-0000-000000000000',
    Hidden: ({ isCatalogue }) => isCatalogue ?? false,
    ImageUrl: () => '/_layouts/15/images/itgen.png',
    InternalName: ({ name }) => name,
    IsCustomTemplate: () => false,
    ListTemplateTypeKind: ({ number }) => number,
    Name: ({ title }) => title,
    OnQuickLaunch: () => true,
    Unique: ({ isCatalogue }) => isCatalogue ?? false,
  },
};

/** `web/listtemplates`: what lists can be made from. */
export function listTemplatesResource(): Resource {
  const all = Object.entries(LIST_TEMPLATES).map(([number, template]) => ({ ...template, number: Number(number) }));
  return collectionResource('listtemplates', 'SP.ApiData.ListTemplates', () => all.map(each => entity(shape, each)));
}

/** `getCustomListTemplates`: nobody can upload one here. */
export function customListTemplates(): Resource {
  return collectionResource('GetCustomListTemplates', 'SP.ApiData.ListTemplates', () => []);
}
