import type { List } from '../../store/lists';
import type { View } from '../../store/views';
import { entity, type Entity, type Shape } from '../wire/entity';
import { viewXmlOf } from './viewXml';
import { resourcePathOf } from '../wire/entityPaths';

interface Source {
  readonly list: List;
  readonly view: View;
}

const shape: Shape<Source> = {
  type: 'SP.View',
  set: 'SP.ApiData.Views',
  editLink: viewLink,
  props: {
    Aggregations: ({ view }) => view.settings.aggregations ?? null,
    BaseViewId: ({ view }) => String(view.id),
    CustomFormatter: ({ view }) => view.settings.formatter ?? null,
    DefaultView: ({ view }) => view.settings.isDefault,
    Hidden: ({ view }) => view.settings.hidden,
    Id: ({ view }) => view.guid,
    ListViewXml: ({ view }) => viewXmlOf(view),
    MobileView: () => false,
    Paged: ({ view }) => view.settings.paged,
    PersonalView: ({ view }) => view.settings.personal,
    ReadOnlyView: () => false,
    RowLimit: ({ view }) => view.settings.rowLimit,
    Scope: ({ view }) => view.settings.scope,
    ServerRelativePath: ({ view }) => resourcePathOf(view.url),
    ServerRelativeUrl: ({ view }) => view.url,
    Title: ({ view }) => view.title,
    ViewData: ({ view }) => view.settings.viewData ?? null,
    ViewQuery: ({ view }) => view.settings.query,
    ViewType: ({ view }) => view.settings.viewType,
    ViewType2: ({ view }) => view.settings.viewType2 ?? null,
  },
  more: { HtmlSchemaXml: ({ view }) => viewXmlOf(view) },
  links: { ViewFields: { one: ({ list, view }) => viewFieldsEntity(list, view) } },
};

function viewLink({ list, view }: Source): string {
  return `Web/Lists(guid'${list.guid}')/Views(guid'${view.guid}')`;
}

const fieldsShape: Shape<Source> = {
  type: 'SP.ViewFieldCollection',
  set: 'SP.ApiData.ViewFields',
  editLink: source => `${viewLink(source)}/ViewFields`,
  props: {
    SchemaXml: ({ view }) => view.fields.map(name => `<FieldRef Name="${name}" />`).join(''),
    Items: ({ view }) => view.fields,
  },
};

export function viewEntity(list: List, view: View): Entity {
  return entity(shape, { list, view });
}

export function viewFieldsEntity(list: List, view: View): Entity {
  return entity(fieldsShape, { list, view });
}
