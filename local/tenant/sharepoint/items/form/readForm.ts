import { FOLDER_TYPE } from '../../../store/contentTypes';
import { StoreError } from '../../../store/errors';
import type { Field, FieldValue } from '../../../store/fieldTypes';
import type { ItemData, Stamps } from '../../../store/items';
import type { List } from '../../../store/lists';
import { bodyOf, objectOf, optionalBoolean, optionalText, textOf } from '../../wire/body';
import type { Call } from '../../wire/call';
import { errors, fromStore } from '../../wire/errors';
import { listIn } from '../../wire/parameters';
import { typesOf } from '../rowType';
import { failed, type FormValue, type Outcome } from './formAnswer';
import { FormError, fromText } from './formText';

/** A form as it was sent. */
export interface Form {
  readonly values: readonly FormValue[];
  readonly keepsVersion: boolean;
  readonly checkInComment: string;
  readonly datesInUtc: boolean;
}

/** A form as the row would keep it, and what is wrong with it. */
export interface ReadForm {
  readonly outcomes: readonly Outcome[];
  readonly data: ItemData;
  readonly stamps: Stamps;
}

const STAMPS: readonly string[] = ['Created', 'Modified', 'Author', 'Editor'];
const BLANK = "You can't leave this blank.";

/** @throws 400 for a body that is no form */
export function formOf(call: Call): Form {
  const body = bodyOf(call);
  const values = listIn(body.formValues).map((value): FormValue => {
    const entry = objectOf({ value }, 'value');
    return { name: textOf(entry, 'FieldName'), value: optionalText(entry, 'FieldValue') ?? '' };
  });
  return {
    values,
    keepsVersion: optionalBoolean(body, 'bNewDocumentUpdate') ?? false,
    checkInComment: optionalText(body, 'checkInComment') ?? '',
    datesInUtc: optionalBoolean(body, 'datesInUTC') ?? false,
  };
}

/** The last value that a form gives a column. */
export function valueIn(form: Form, name: string): string | undefined {
  return form.values.filter(value => value.name === name).pop()?.value;
}

/** @param isFolder whether the row is a folder, or will be */
export function readForm(call: Call, list: List, form: Form, isFolder: boolean): ReadForm {
  const data: Record<string, FieldValue> = {};
  const stamps: Record<string, string | number> = {};
  const outcomes = form.values.map((entry): Outcome => {
    const { name, value } = entry;
    if (name === 'ContentType' || name === 'ContentTypeId') {
      const type = typeNamed(call, list, value);
      if (type === undefined || type.startsWith(FOLDER_TYPE) !== isFolder) return { ...entry, problem: `The content type '${value}' is not one of this list.` };
      data.ContentTypeId = type;
      return entry;
    }
    const field = call.tenant.fields.byInternalName(list.id, name);
    if (!field) return { ...entry, problem: errors.field(name).message };
    if (name === 'FileLeafRef') return entry;
    const isStamp = STAMPS.includes(name);
    if (field.settings.readOnly && !isStamp) return { ...entry, problem: 'The field is read only.' };
    const read = readValue(call, field, value, form.datesInUtc);
    if (read instanceof FormError) return { ...entry, problem: read.message };
    if (read === null && (field.settings.required || isStamp)) return { ...entry, problem: BLANK };
    if (isStamp) stamps[name.toLowerCase()] = read as string | number;
    else data[name] = read;
    return entry;
  });
  return { outcomes, data, stamps: { ...stamps, sameVersion: form.keepsVersion } };
}

/** Writes all or nothing; what is refused is told in the outcomes, in SharePoint's words. */
export function attempt(call: Call, outcomes: readonly Outcome[], work: () => void): readonly Outcome[] {
  try {
    call.tenant.db.transaction(work);
    return outcomes;
  } catch (error) {
    if (error instanceof StoreError) return failed(outcomes, fromStore(error).message);
    throw error;
  }
}

function readValue(call: Call, field: Field, text: string, inUtc: boolean): FieldValue | FormError {
  if (text.trim() === '') return null;
  try {
    return fromText(call, field, text, inUtc);
  } catch (error) {
    if (error instanceof FormError) return error;
    throw error;
  }
}

/** The content type of the list that a form names, by its name, its id or its parent's id. */
function typeNamed(call: Call, list: List, value: string): string | undefined {
  const wanted = value.toLowerCase();
  return typesOf(call, list).find(({ id, name }) => [name, id, id.slice(0, -34)].some(each => each.toLowerCase() === wanted))?.id;
}
