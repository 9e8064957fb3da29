import type { Field } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { entity, type Shape } from '../wire/entity';
import { collectionResource, type Resource } from '../wire/resource';

interface Source {
  readonly field: Field;
  readonly of: List;
  readonly target: List;
}

const shape: Shape<Source> = {
  type: 'SP.RelatedField',
  set: 'SP.ApiData.RelatedFields',
  editLink: ({ field, of }) => `Web/Lists(guid'${of.guid}')/Fields(guid'${field.guid}')`,
  props: {
    FieldId: ({ field }) => field.guid,
    ListId: ({ of }) => of.guid,
    RelationshipDeleteBehavior: ({ field }) => field.settings.deleteBehaviour ?? 0,
    WebId: (_, call) => call.site.webGuid,
  },
  links: { LookupList: { one: ({ target }, call) => call.entities.list(target) } },
};

/** `getRelatedFields`: the lookups that point to this list, in the lists that the caller may see. */
export function relatedFields(list: List): Resource {
  const find = (call: Call): readonly Source[] =>
    call.tenant.fields.lookupsTo(list.guid).flatMap(field => {
      const of = call.tenant.lists.byId(field.listId);
      return of && of.siteId === call.site.id && call.can('viewListItems', of) ? [{ field, of, target: list }] : [];
    });
  return collectionResource('GetRelatedFields', 'SP.ApiData.RelatedFields', call => find(call).map(source => entity(shape, source)));
}
