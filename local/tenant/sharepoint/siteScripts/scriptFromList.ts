import type { List } from '../../store/lists';
import { schemaXmlOf } from '../fields/fieldSchemaXml';
import type { Call } from '../wire/call';
import type { Json } from '../wire/values';

/** `GetSiteScriptFromList`: a script that would make the list again, without its rows. */
export function scriptFromList(call: Call, list: List): string {
  const { fields, lists, views } = call.tenant;
  const columns = fields.ofList(list.id).filter(({ settings }) => !settings.fromBaseType);
  const addFields = columns.map((field): Json => {
    const target = field.settings.lookupList === undefined ? undefined : lists.byGuid(field.settings.lookupList);
    const schemaXml = schemaXmlOf(field, list.guid);
    return target ? { verb: 'addSPLookupFieldXml', schemaXml, targetListName: target.title } : { verb: 'addSPFieldXml', schemaXml };
  });
  const addViews = views
    .ofList(list.id)
    .filter(({ settings }) => !settings.personal)
    .map(({ title, fields: viewFields, settings }): Json => ({
      verb: 'addSPView',
      name: title,
      viewFields: [...viewFields],
      query: settings.query,
      rowLimit: settings.rowLimit,
      isPaged: settings.paged,
      makeDefault: settings.isDefault,
      ...(settings.formatter ? { formatterJSON: settings.formatter } : {}),
    }));
  const script: Json = {
    $schema: 'https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json',
    actions: [
      {
        verb: 'createSPList',
        listName: list.title,
        templateType: list.baseTemplate,
        subactions: [{ verb: 'setDescription', description: list.settings.description || list.title }, ...addFields, ...addViews],
      },
    ],
  };
  return JSON.stringify(script);
}
