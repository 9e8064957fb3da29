import { nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { viewFieldsEntity } from './viewEntity';
import { fieldNamed, requireWrite, type Shown } from './viewRights';

/** What follows the columns of a view. */
export const viewFieldsSteps: Steps<Shown> = {
  addViewField: { facts: '1.5', verbs: 'POST', open: (shown, segment) => changing(shown, segment, 'AddViewField', (fields, name) => (fields.includes(name) ? fields : [...fields, name])) },
  moveViewFieldTo: { facts: '1.5', verbs: 'POST', open: (shown, segment) => changing(shown, segment, 'MoveViewFieldTo', moved) },
  removeAllViewFields: { facts: '1.5', verbs: 'POST', open: (shown, { name }) => action(name, call => set(call, shown, 'RemoveAllViewFields', [])) },
  removeViewField: { facts: '1.5', verbs: 'POST', open: (shown, segment) => changing(shown, segment, 'RemoveViewField', without) },
};
const stepOfViewFields = follow(viewFieldsSteps);

export function viewFieldsResource(shown: Shown): Resource {
  return entityResource(viewFieldsEntity(shown.list, shown.view), { step: (segment, call) => stepOfViewFields(shown, segment, call) });
}

type Next = (fields: readonly string[], name: string, index: number) => readonly string[];

/** A method that takes the name of a column, in brackets or in the body. */
function changing(shown: Shown, segment: Segment, method: string, next: Next): Resource {
  return action(segment.name, call => {
    const given = parametersOf(call, segment);
    const name = given.optionalText('strfield') ?? given.text('field');
    return set(call, shown, method, next(shown.view.fields, fieldNamed(call, shown.list, name).internalName, given.optionalNumber('index', 1) ?? 0));
  });
}

/** @throws 400 for a column that the view does not show */
function without(fields: readonly string[], name: string): readonly string[] {
  if (!fields.includes(name)) throw errors.argument();
  return fields.filter(other => other !== name);
}

function moved(fields: readonly string[], name: string, index: number): readonly string[] {
  const others = without(fields, name);
  if (index < 0 || index > others.length) throw errors.argument();
  return [...others.slice(0, index), name, ...others.slice(index)];
}

function set(call: Call, shown: Shown, method: string, fields: readonly string[]): Answer {
  requireWrite(call, shown);
  call.tenant.views.change(shown.view, { fields });
  return nothing(method);
}
