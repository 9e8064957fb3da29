import type { Field } from '../../store/fieldTypes';
import { findByAnyName, findByGuid, findByTitle } from '../../store/fieldRules';
import type { List } from '../../store/lists';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { booleanArgument, guidArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { userResource } from '../webs/userResource';
import { addDependentLookup, addFromEntry, addFromInformation, addFromXml, changeFrom } from './fieldCreation';
import { fieldEntityIn } from './fieldEntity';
import { listHome, type FieldHome } from './fieldHome';

/** What follows `fields` of a list or of a web. */
export const fieldsSteps: Steps<FieldHome> = {
  addDependentLookupField: { facts: '1.4', verbs: 'POST', open: (home, segment) => making(home, segment, call => addDependentLookup(call, home, segment)) },
  addField: { facts: '1.4', verbs: 'POST', open: (home, segment) => making(home, segment, call => addFromInformation(call, home)) },
  createFieldAsXml: { facts: '1.4', verbs: 'POST', open: (home, segment) => making(home, segment, call => addFromXml(call, home)) },
  getById: { facts: '1.4', verbs: 'GET MERGE DELETE', open: (home, segment, call) => byGuid(call, home, guidArgument(segment, 'id')) },
  getByInternalNameOrTitle: { facts: '1.4', verbs: 'GET MERGE DELETE', open: (home, segment, call) => byName(call, home, textArgument(segment, 'strname')) },
  getByTitle: { facts: '1.4', verbs: 'GET MERGE DELETE', open: (home, segment, call) => byTitle(call, home, textArgument(segment, 'title')) },
};
const stepOfFields = follow(fieldsSteps, ['Add']);

/** `fields` of a list. */
export function fieldsStep(list: List, segment: Segment, call: Call): Resource {
  return fieldsOf(listHome(list), segment, call);
}

/** `fields`, `fields('guid')`, `fields/getByInternalNameOrTitle('x')`, and the ways of making one. */
export function fieldsOf(home: FieldHome, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return byGuid(call, home, guidArgument(segment, 'id'));
  return collectionResource('fields', 'SP.ApiData.Fields', () => home.all(call).map(field => fieldEntityIn(home.place, field)), {
    post: () => created(home, addFromEntry(call, home)),
    step: inner => stepOfFields(home, inner, call),
  });
}

interface Placed {
  readonly home: FieldHome;
  readonly field: Field;
}

/** What follows one column. */
export const fieldSteps: Steps<Placed> = {
  deleteObject: { facts: '1.4', verbs: 'POST', open: ({ home, field }, { name }) => action(name, call => (home.remove(call, field), nothing('DeleteObject'))) },
  descriptionResource: { facts: 'SP.UserResource', verbs: 'GET', open: ({ field }) => userResource('DescriptionResource', field.settings.description ?? '') },
  setShowInDisplayForm: { facts: '1.4', verbs: 'POST', open: (placed, segment) => showing(placed, segment, 'ShowInDisplayForm') },
  setShowInEditForm: { facts: '1.4', verbs: 'POST', open: (placed, segment) => showing(placed, segment, 'ShowInEditForm') },
  setShowInNewForm: { facts: '1.4', verbs: 'POST', open: (placed, segment) => showing(placed, segment, 'ShowInNewForm') },
  titleResource: { facts: 'SP.UserResource', verbs: 'GET', open: ({ field }) => userResource('TitleResource', field.title) },
};
const stepOfField = follow(fieldSteps);

function fieldResource(home: FieldHome, field: Field): Resource {
  return entityResource(fieldEntityIn(home.place, field), {
    merge: call => {
      home.change(call, field, changeFrom(call, field));
      return changed();
    },
    remove: call => {
      home.remove(call, field);
      return DONE;
    },
    step: (segment, call) => stepOfField({ home, field }, segment, call),
  });
}

function making(home: FieldHome, { name }: Segment, add: (call: Call) => Field): Resource {
  return action(name, call => created(home, add(call)));
}

function created(home: FieldHome, field: Field): Answer {
  return { kind: 'entity', entity: fieldEntityIn(home.place, field), status: 201 };
}

/** `setShowInEditForm(true)`: an attribute of the column's schema. */
function showing({ home, field }: Placed, segment: Segment, attribute: string): Resource {
  return action(segment.name, call => {
    const isShown = booleanArgument(segment, 'value', 0, true);
    home.change(call, field, { settings: { attributes: { ...field.settings.attributes, [attribute]: isShown ? 'TRUE' : 'FALSE' } } });
    return nothing(segment.name);
  });
}

function byName(call: Call, home: FieldHome, name: string): Resource {
  const field = findByAnyName(home.all(call), name);
  if (!field) throw errors.field(name);
  return fieldResource(home, field);
}

function byTitle(call: Call, home: FieldHome, title: string): Resource {
  const field = findByTitle(home.all(call), title);
  if (!field) throw errors.field(title);
  return fieldResource(home, field);
}

function byGuid(call: Call, home: FieldHome, guid: string): Resource {
  const field = findByGuid(home.all(call), guid);
  if (!field) throw errors.field(guid);
  return fieldResource(home, field);
}
