import type { List } from '../../store/lists';
import type { Answer } from '../wire/answer';
import { bodyOf, objectOf, optionalText, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { selectionOf, type Selection } from '../wire/selection';
import { itemSet } from '../lists/listEntity';
import { columnsOf } from '../fields/columns';
import { parseCamlView, type CamlView } from '../caml/camlView';
import { readCamlRows } from '../caml/camlRows';
import { errors } from '../wire/errors';
import { isLarge, THRESHOLD } from '../odata/limits';
import { parsePageToken } from '../odata/paging';
import { checkItemSelection } from './itemEntity';

/** Columns that come with every row, whatever a view shows. */
const ALWAYS: readonly string[] = ['FileSystemObjectType', 'Id', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl', 'ID', 'ContentTypeId'];

/** `getitems`: rows by a query in CAML, without a link to the next page (facts 1.6). @throws 400, 500, 404 */
export function getItems(call: Call, list: List): Answer {
  const query = objectOf(bodyOf(call), 'query');
  const view = parseCamlView(optionalText(query, 'ViewXml')?.trim() || '<View />');
  const selection = selectionFor(call, list, view);
  checkItemSelection(call.tenant.fields.ofList(list.id), selection, call);
  const { items } = readCamlRows(call, list, { view, folder: folderIn(query), token: tokenIn(query), limit: limitFor(call, list, view), beyond: 'partial' });
  return { kind: 'rows', set: itemSet(list), rows: items.map(item => call.entities.item(list, item).json(call, selection)) };
}

/** Without a limit everything is asked for, and a large list does not give that. @throws 500 */
function limitFor(call: Call, list: List, { rowLimit }: CamlView): number {
  if (rowLimit === undefined && isLarge(call, list)) throw errors.threshold();
  if (rowLimit !== undefined && rowLimit > THRESHOLD && isLarge(call, list)) throw errors.threshold();
  return Math.min(rowLimit ?? THRESHOLD, THRESHOLD);
}

/** What $select asks for; otherwise the columns of the view. Names that the list does not have are left out of a view. */
function selectionFor(call: Call, list: List, { fields }: CamlView): Selection {
  const selection = selectionOf(call.query);
  if (!selection.all || fields === undefined) return selection;
  const { byProperty } = columnsOf(call.tenant.fields.ofList(list.id));
  const shown = [...byProperty].filter(([, { field }]) => fields.includes(field.internalName)).map(([name]) => name);
  const expanded = [...selection.expanded.keys()];
  return { ...selection, all: false, names: [...new Set([...ALWAYS, ...shown, ...selection.names])], through: new Set([...selection.through, ...expanded]) };
}

function folderIn(query: Body): string | undefined {
  const path = query.FolderServerRelativePath;
  if (path !== undefined && path !== null) return optionalText(objectOf(query, 'FolderServerRelativePath'), 'DecodedUrl');
  return optionalText(query, 'FolderServerRelativeUrl') || undefined;
}

function tokenIn(query: Body): ReturnType<typeof parsePageToken> | undefined {
  const position = query.ListItemCollectionPosition;
  if (position === undefined || position === null) return undefined;
  const info = optionalText(objectOf(query, 'ListItemCollectionPosition'), 'PagingInfo');
  return info ? parsePageToken(info) : undefined;
}
