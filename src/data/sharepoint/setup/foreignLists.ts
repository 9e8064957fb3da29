import type { IWeb } from '@pnp/sp/webs/types';
import { isAppError } from '../../../core/errors';
import { columnOf, type ListDeclaration } from '../../../lists/define';
import { withAppErrors } from '../errors';
import { listAt } from './context';
import { readFields } from './ensureColumns';
import { columnTypes } from './fieldXml';

interface RawList {
  readonly Description: string;
  readonly ItemCount: number;
}

/**
 * The lists of the council's own that stand where ours belong, each with a sentence that says so. A list is ours when
 * its version is written, when it has the description that we made it with (a set-up that failed just after), or when
 * it has our key.
 * @param versions schema versions by address, of the lists that were set up to the end
 */
export async function foreignLists(web: IWeb, webUrl: string, lists: readonly ListDeclaration[], versions: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, string>> {
  const unknown = lists.filter(({ url }) => !versions.has(url));
  const sentences = await Promise.all(unknown.map(async (list) => [list.url, await foreign(web, webUrl, list)] as const));
  return new Map(sentences.flatMap(([url, sentence]) => (sentence === undefined ? [] : [[url, sentence]])));
}

async function foreign(web: IWeb, webUrl: string, list: ListDeclaration): Promise<string | undefined> {
  const now = await readList(web, webUrl, list);
  if (!now || now.Description === list.description || (await hasKey(web, webUrl, list))) return undefined;
  const [what, one, more] = list.library ? ['library', 'file or folder', 'files and folders'] : ['list', 'row', 'rows'];
  const count = `${now.ItemCount} ${now.ItemCount === 1 ? one : more}`;
  return `A ${what} at ${list.url} is already here with ${count}, and it is not Contract Desk's. Rename or move that ${what}'s address, or set up another site.`;
}

async function readList(web: IWeb, webUrl: string, list: ListDeclaration): Promise<RawList | undefined> {
  try {
    return await withAppErrors(() => listAt(web, { webUrl, list }).select('Description', 'ItemCount')<RawList>());
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}

async function hasKey(web: IWeb, webUrl: string, list: ListDeclaration): Promise<boolean> {
  const key = columnOf(list, 'key');
  const fields = await withAppErrors(() => readFields(web, { webUrl, list }));
  return fields.some((field) => field.InternalName === key && field.TypeAsString === columnTypes.text && field.EnforceUniqueValues);
}
