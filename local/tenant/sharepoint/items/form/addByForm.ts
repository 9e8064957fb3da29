import type { List } from '../../../store/lists';
import { defaultTypeOf } from '../../contentTypes/itemContentType';
import type { Answer } from '../../wire/answer';
import { bodyOf, objectOf, optionalNumber, optionalText, type Body } from '../../wire/body';
import type { Call } from '../../wire/call';
import { errors } from '../../wire/errors';
import { formAnswer, hasProblem, type FormValue, type Outcome } from './formAnswer';
import { attempt, formOf, readForm, valueIn, type Form } from './readForm';

/** Where and what a new row is to be. */
interface Creation {
  readonly folderPath: string;
  readonly isFolder: boolean;
  readonly leaf: string | undefined;
}

const NAME = 'AddValidateUpdateItemUsingPath';

/** `AddValidateUpdateItemUsingPath()`: a new row, or a folder, in the list or in one of its folders. */
export function addByForm(call: Call, list: List): Answer {
  const { folderPath, isFolder, leaf } = creationOf(call, list);
  const { files, items } = call.tenant;
  const folder = files.byPath(folderPath);
  if (!folder || !folder.isFolder || folder.listId !== list.id) throw errors.file();
  call.require('addListItems', folder);
  if (!isFolder && list.baseType === 1) throw errors.unsupported(`${NAME} for documents`);
  const form = withMissing(call, list, formOf(call));
  const { outcomes, data, stamps } = readForm(call, list, form, isFolder);
  if (hasProblem(outcomes)) return added(outcomes, 0);
  let id = 0;
  const written = attempt(call, outcomes, () => {
    if (isFolder) {
      const name = valueIn(form, 'FileLeafRef') ?? leaf ?? valueIn(form, 'Title') ?? '';
      id = files.createFolder(folder, name, { actor: call.caller.actor, data, stamps }).itemId!;
    } else {
      const type = defaultTypeOf(call, list);
      id = items.add(list, { ...(type === undefined ? {} : { ContentTypeId: type }), ...data }, call.principal.id, { dir: folder.path, scopeId: folder.scopeId }, stamps).id;
    }
  });
  return added(written, hasProblem(written) ? 0 : id);
}

/** The new row's id stands last, also when there is none (measured 2026-10-01). */
function added(outcomes: readonly Outcome[], id: number): Answer {
  return formAnswer(NAME, [...outcomes, { name: 'Id', value: String(id) }], 0);
}

function creationOf(call: Call, list: List): Creation {
  const body = bodyOf(call);
  if (body.listItemCreateInfo === undefined || body.listItemCreateInfo === null) return { folderPath: list.url, isFolder: false, leaf: undefined };
  const info = objectOf(body, 'listItemCreateInfo');
  const url = pathOf(info, 'FolderPath') ?? optionalText(info, 'FolderUrl') ?? '';
  return {
    folderPath: url === '' ? list.url : withoutSlash(url.startsWith(call.request.origin) ? url.slice(call.request.origin.length) : url),
    isFolder: optionalNumber(info, 'UnderlyingObjectType') === 1,
    leaf: pathOf(info, 'LeafName'),
  };
}

/** `{DecodedUrl: '..'}`, or the text alone. */
function pathOf(info: Body, name: string): string | undefined {
  const value = info[name];
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  return optionalText(objectOf(info, name), 'DecodedUrl');
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

/** A new row must have what is required, also what the form did not send. */
function withMissing(call: Call, list: List, form: Form): Form {
  const sent = new Set(form.values.map(({ name }) => name));
  const missing = call.tenant.fields
    .ofList(list.id)
    .filter(({ settings, internalName }) => settings.required && !settings.hidden && !settings.readOnly && !sent.has(internalName) && internalName !== 'FileLeafRef')
    .filter(({ settings }) => settings.defaultValue === undefined || settings.defaultValue === '')
    .map(({ internalName }): FormValue => ({ name: internalName, value: '' }));
  return { ...form, values: [...form.values, ...missing] };
}
