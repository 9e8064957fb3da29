import '@pnp/sp/lists/web';
import type { IWeb } from '@pnp/sp/webs/types';
import { AppError, isAppError } from '../../../core/errors';
import type { ListDeclaration } from '../../../lists/define';
import { codes, toAppError, withAppErrors } from '../errors';
import { listAt, type ListSetup } from './context';

interface RawList {
  readonly Id: string;
  readonly Title: string;
  readonly BaseTemplate: number;
  readonly EnableVersioning: boolean;
}

const templates = { list: 100, library: 101 } as const;

/** The list as it is in the site. */
export async function findList(web: IWeb, webUrl: string, list: ListDeclaration): Promise<RawList | undefined> {
  try {
    return await withAppErrors(() => listAt(web, { webUrl, list }).select('Id', 'Title', 'BaseTemplate', 'EnableVersioning')<RawList>());
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}

/**
 * Makes the list when it is missing. Its address comes from its first title, so it is made under a short ASCII name
 * and then given the title that people read; a title that a council gave it stays.
 */
export async function ensureList(setup: ListSetup): Promise<'made' | 'found'> {
  const { web, webUrl, list } = setup;
  const template = list.library ? templates.library : templates.list;
  const found = await findList(web, webUrl, list);
  if (!found) await makeList(setup, template);
  const now = found ?? (await findList(web, webUrl, list));
  if (!now) throw new AppError('unexpected', `SharePoint made “${addressName(list)}” at another address than ${list.url}.`);
  if (now.BaseTemplate !== template) {
    throw new AppError('conflict', `There is something else at ${list.url} already. Move it away, then set the site up again.`);
  }
  await dress(setup, now);
  return found ? 'found' : 'made';
}

async function makeList({ web, webUrl, list }: ListSetup, template: number): Promise<void> {
  try {
    await web.lists.add(addressName(list), list.description, template, false, { EnableVersioning: true });
  } catch (error) {
    const failure = toAppError(error);
    if (failure.kind !== 'offline' && failure.kind !== 'conflict') throw failure;
    if (await findList(web, webUrl, list)) return;
    if (failure.kind === 'offline') throw failure;
    throw new AppError('conflict', `The site has another list called “${addressName(list)}”. Rename that one, then set the site up again.`, failure.details);
  }
}

/** Title and versions, as far as they are still those of a list just made. */
async function dress({ web, webUrl, list }: ListSetup, now: RawList): Promise<void> {
  const changes = {
    ...(now.Title === addressName(list) && now.Title !== list.title ? { Title: list.title } : {}),
    ...(now.EnableVersioning ? {} : { EnableVersioning: true }),
  };
  if (Object.keys(changes).length === 0) return;
  try {
    await listAt(web, { webUrl, list }).update(changes);
  } catch (error) {
    const failure = toAppError(error);
    const isTitleTaken = failure.details.technical?.startsWith(codes.titleTaken) ?? false;
    if (!isTitleTaken) throw failure;
    throw new AppError('conflict', `The site has another list called “${list.title}”. Rename that one, then set the site up again.`, failure.details);
  }
}

/** The last part of the address: `Contracts` of `Lists/Contracts`. */
function addressName(list: ListDeclaration): string {
  return list.url.slice(list.url.lastIndexOf('/') + 1);
}
