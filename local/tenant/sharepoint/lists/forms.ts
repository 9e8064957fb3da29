import { createHash } from 'node:crypto';
import type { List } from '../../store/lists';
import { entity, type Entity, type Shape } from '../wire/entity';
import { resourcePathOf } from '../wire/entityPaths';
import { errors } from '../wire/errors';
import { guidArgument, type Segment } from '../wire/path';
import { collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

export interface Form {
  readonly id: string;
  /** SP.PageType: 4 shows, 6 edits, 8 makes. */
  readonly type: number;
  readonly url: string;
}

interface Source {
  readonly list: List;
  readonly form: Form;
}

const PAGES: readonly (readonly [number, string])[] = [[4, 'DispForm.aspx'], [6, 'EditForm.aspx'], [8, 'NewForm.aspx']];

const shape: Shape<Source> = {
  type: 'SP.Form',
  set: 'SP.ApiData.Forms',
  editLink: ({ list, form }) => `Web/Lists(guid'${list.guid}')/Forms(guid'${form.id}')`,
  props: {
    DecodedUrl: ({ form }) => form.url,
    FormType: ({ form }) => form.type,
    Id: ({ form }) => form.id,
    ResourcePath: ({ form }) => resourcePathOf(form.url),
    ServerRelativeUrl: ({ form }) => form.url,
  },
};

/** The pages that show, edit and make a row; their ids are made from the list's. */
export function formsOf({ guid, baseType, url }: List): readonly Form[] {
  const folder = baseType === 1 ? `${url}/Forms` : url;
  return PAGES.map(([type, page]) => ({ id: idOf(`${guid} ${page}`), type, url: `${folder}/${page}` }));
}

export function formEntity(list: List, form: Form): Entity {
  return entity(shape, { list, form });
}

/** What follows `forms` of a list. */
export const formsSteps: Steps<List> = {
  getById: { facts: 'SP.FormCollection.GetById', verbs: 'GET', open: (list, segment) => formResource(list, guidArgument(segment, 'id')) },
};
const stepOfForms = follow(formsSteps);

export function formsResource(list: List, segment: Segment): Resource {
  if (segment.args !== undefined) return formResource(list, guidArgument(segment, 'id'));
  return collectionResource('forms', 'SP.ApiData.Forms', () => formsOf(list).map(form => formEntity(list, form)), { step: (inner, call) => stepOfForms(list, inner, call) });
}

function formResource(list: List, id: string): Resource {
  const form = formsOf(list).find(each => each.id === id);
  if (!form) throw errors.argument();
  return entityResource(formEntity(list, form));
}

function idOf(name: string): string {
  return createHash('md5').update(name).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
