import { StoreError } from '../../store/errors';
import type { Field, FieldValue } from '../../store/fieldTypes';
import type { Item, ItemData, Stamps } from '../../store/items';
import type { List } from '../../store/lists';
import type { Answer } from '../wire/answer';
import { arrayOf, bodyOf, isVerboseBody, objectOf, optionalBoolean, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors, fromStore } from '../wire/errors';
import { renamed } from '../files/rename';
import { FormError, fromText } from './formText';
import { Complex } from '../wire/values';

interface FormValue {
  readonly name: string;
  readonly value: string;
}

interface Outcome extends FormValue {
  readonly problem?: string;
}

const STAMPS: readonly string[] = ['Created', 'Modified', 'Author', 'Editor'];
const BLANK = "You can't leave this blank.";

/**
 * Writes as a form does: text in the site's locale, required columns and choices checked. It answers 200 whatever
 * happens; a failure shows as HasException (sp-dev-docs#7942), and then nothing is written.
 */
export function validateUpdate(call: Call, list: List, item: Item): Answer {
  const body = bodyOf(call);
  const values = formValues(body, isVerboseBody(call));
  const keepsVersion = optionalBoolean(body, 'bNewDocumentUpdate') ?? false;
  const { outcomes, data, stamps } = readForm(call, list, values, keepsVersion);
  if (outcomes.some(({ problem }) => problem !== undefined)) return answer('ValidateUpdateListItem', outcomes, item.id);
  const name = values.find(({ name: field }) => field === 'FileLeafRef')?.value;
  const failure = attempt(call, () => {
    call.tenant.items.change(list, renamed(call, list, item, name), data, call.principal.id, { ...stamps, sameVersion: keepsVersion });
  });
  return answer('ValidateUpdateListItem', failure === undefined ? outcomes : failed(outcomes, failure), item.id);
}

/** `AddValidateUpdateItemUsingPath()`: a new row, or a folder, in the list or in one of its folders. */
export function addValidateUpdate(call: Call, list: List): Answer {
  call.require('addListItems', list);
  const body = bodyOf(call);
  const info = objectOf(body, 'listItemCreateInfo');
  const { files, items } = call.tenant;
  const folder = files.byPath(folderPath(call, list, info));
  if (!folder || folder.listId !== list.id) throw errors.file();
  const isFolder = optionalNumber(info, 'UnderlyingObjectType') === 1;
  if (isFolder && list.baseType === 0) throw errors.unsupported('folders in lists that are no libraries');
  if (!isFolder && list.baseType === 1) throw errors.unsupported('AddValidateUpdateItemUsingPath for documents');
  const values = formValues(body, isVerboseBody(call));
  const { outcomes, data, stamps } = readForm(call, list, withMissing(call, list, values), false);
  if (outcomes.some(({ problem }) => problem !== undefined)) return answer('AddValidateUpdateItemUsingPath', outcomes, 0);
  let id = 0;
  const failure = attempt(call, () => {
    if (isFolder) {
      const name = values.find(({ name: field }) => field === 'FileLeafRef')?.value ?? optionalText(objectOf(info, 'LeafName'), 'DecodedUrl') ?? '';
      id = files.createFolder(folder, name, { actor: call.caller.actor, data, stamps }).itemId!;
    } else {
      id = items.add(list, data, call.principal.id, { dir: folder.path, scopeId: folder.scopeId }, stamps).id;
    }
  });
  if (failure !== undefined) return answer('AddValidateUpdateItemUsingPath', failed(outcomes, failure), 0);
  return answer('AddValidateUpdateItemUsingPath', [...outcomes, { name: 'Id', value: String(id) }], id);
}

function folderPath(call: Call, list: List, info: Body): string {
  if (info.FolderPath === undefined || info.FolderPath === null) return list.url;
  const url = textOf(objectOf(info, 'FolderPath'), 'DecodedUrl');
  return url.startsWith(call.request.origin) ? url.slice(call.request.origin.length) : url;
}

function formValues(body: Body, verbose: boolean): readonly FormValue[] {
  return arrayOf(body.formValues ?? [], verbose).map(entry => {
    const value = entry as Body;
    return { name: textOf(value, 'FieldName'), value: optionalText(value, 'FieldValue') ?? '' };
  });
}

/** A new row must have what is required, also what the form did not send. */
function withMissing(call: Call, list: List, values: readonly FormValue[]): readonly FormValue[] {
  const sent = new Set(values.map(({ name }) => name));
  const missing = call.tenant.fields
    .ofList(list.id)
    .filter(({ settings, internalName }) => settings.required && !settings.hidden && !settings.readOnly && !sent.has(internalName) && internalName !== 'FileLeafRef')
    .filter(({ settings }) => settings.defaultValue === undefined || settings.defaultValue === '');
  return [...values, ...missing.map(({ internalName }) => ({ name: internalName, value: '' }))];
}

function readForm(call: Call, list: List, values: readonly FormValue[], keepsVersion: boolean): { outcomes: readonly Outcome[]; data: ItemData; stamps: Stamps } {
  const data: Record<string, FieldValue> = {};
  const stamps: Record<string, string | number> = {};
  const outcomes = values.map((entry): Outcome => {
    const field = call.tenant.fields.byInternalName(list.id, entry.name);
    if (!field || entry.name === 'FileLeafRef') return field ? entry : { ...entry, problem: errors.field(entry.name).message };
    const isStamp = STAMPS.includes(field.internalName);
    if (field.settings.readOnly && !isStamp) return { ...entry, problem: 'The field is read only.' };
    if (entry.value.trim() === '') {
      if (field.settings.required || isStamp) return { ...entry, problem: BLANK };
      data[field.internalName] = null;
      return entry;
    }
    const value = readText(call, field, entry.value);
    if (value instanceof FormError) return { ...entry, problem: value.message };
    if (isStamp) stamps[field.internalName.toLowerCase()] = value as string | number;
    else data[field.internalName] = value;
    return entry;
  });
  return { outcomes, data, stamps: { ...stamps, sameVersion: keepsVersion } };
}

function readText(call: Call, field: Field, text: string): FieldValue | FormError {
  try {
    return fromText(call, field, text);
  } catch (error) {
    if (error instanceof FormError) return error;
    throw error;
  }
}

/** @returns what the store would not do, in SharePoint's words */
function attempt(call: Call, work: () => void): string | undefined {
  try {
    call.tenant.db.transaction(work);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return fromStore(error).message;
    throw error;
  }
}

function failed(outcomes: readonly Outcome[], problem: string): readonly Outcome[] {
  return outcomes.map((outcome, index) => (index === 0 ? { ...outcome, problem } : outcome));
}

function answer(name: string, outcomes: readonly Outcome[], itemId: number): Answer {
  const value = outcomes.map(
    outcome =>
      new Complex('SP.ListItemFormUpdateValue', {
        ErrorCode: outcome.problem === undefined ? 0 : -2130575163,
        ErrorMessage: outcome.problem ?? null,
        FieldName: outcome.name,
        FieldValue: outcome.value,
        HasException: outcome.problem !== undefined,
        ItemId: outcome.name === 'Id' ? itemId : 0,
      })
  );
  return { kind: 'value', name, value, type: 'Collection(SP.ListItemFormUpdateValue)' };
}
