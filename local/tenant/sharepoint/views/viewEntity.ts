import type { List } from '../../store/lists';
import type { View } from '../../store/views';
import { typeIdValue } from '../contentTypes/contentTypeEntity';
import { entity, type Entity, type Shape } from '../wire/entity';
import { resourcePathOf } from '../wire/entityPaths';
import type { Value } from '../wire/values';
import { KEPT } from './viewProperties';
import { viewXmlOf } from './viewXml';

interface Source {
  readonly list: List;
  readonly view: View;
}

const shape: Shape<Source> = {
  type: 'SP.View',
  set: 'SP.ApiData.Views',
  editLink: viewLink,
  props: {
    ...Object.fromEntries(Object.entries(KEPT).map(([name, fallback]) => [name, ({ view }: Source): Value => view.settings.kept?.[name] ?? fallback])),
    Aggregations: ({ view }) => view.settings.aggregations ?? null,
    BaseViewId: () => '1',
    ContentTypeId: () => typeIdValue('0x'),
    CustomFormatter: ({ view }) => view.settings.formatter ?? null,
    DefaultView: ({ view }) => view.settings.isDefault,
    Hidden: ({ view }) => view.settings.hidden,
    HtmlSchemaXml: ({ view }) => viewXmlOf(view),
    Id: ({ view }) => view.guid,
    ImageUrl: () => '/_layouts/15/images/generic.png',
    ListViewXml: ({ view }) => viewXmlOf(view),
    ModerationType: () => null,
    OrderedView: () => false,
    Paged: ({ view }) => view.settings.paged,
    PersonalView: ({ view }) => view.settings.personal,
    ReadOnlyView: () => false,
    RequiresClientIntegration: () => false,
    RowLimit: ({ view }) => view.settings.rowLimit,
    Scope: ({ view }) => view.settings.scope,
    ServerRelativePath: ({ view }) => resourcePathOf(view.url),
    ServerRelativeUrl: ({ view }) => view.url,
    StyleId: () => null,
    Threaded: () => false,
    Title: ({ view }) => view.title,
    ToolbarTemplateName: () => '',
    ViewData: ({ view }) => view.settings.viewData ?? null,
    ViewJoins: () => null,
    ViewProjectedFields: () => null,
    ViewQuery: ({ view }) => view.settings.query,
    ViewType: ({ view }) => view.settings.viewType,
    ViewType2: ({ view }) => view.settings.viewType2 ?? null,
  },
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
