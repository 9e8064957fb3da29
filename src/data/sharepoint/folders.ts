import '@pnp/sp/files/web';
import '@pnp/sp/files/folder';
import '@pnp/sp/folders/web';
import '@pnp/sp/lists/web';
import type { IItem } from '@pnp/sp/items/types';
import { Web, type IWeb } from '@pnp/sp/webs';
import { AppError, isAppError } from '../../core/errors';
import { contractFolders, type FiledDocument } from '../../lists/contractFolders';
import type { Folders, NewRow, StoredFile } from '../ports';
import { bodyOf, type RawRow } from './columns';
import { refusalOf, toAppError, withAppErrors } from './errors';
import { mayManage } from './rights';
import { absolute, serverRelative, siteAddress, webOfPath } from './webAddress';

/** A larger file goes up in parts, so that a bad line does not start it over. */
const largestInOne = 10 * 1024 * 1024;

interface RawFile {
  readonly Name: string;
  readonly ServerRelativeUrl: string;
  readonly Length: string;
  readonly TimeLastModified: string;
  readonly ETag: string;
  readonly UniqueId: string;
}

const fileProperties = ['Name', 'ServerRelativeUrl', 'Length', 'TimeLastModified', 'ETag', 'UniqueId'] as const;

/** Contract folders, in the library of the lists' own web or in a contract's own site (CP-9.1). */
export function createFolders(deskWeb: IWeb, webUrl: string): Folders {
  const origin = new URL(webUrl).origin;
  const webs = new Map<string, IWeb>([[serverRelative(webUrl), deskWeb]]);
  const libraries = new Map<string, Promise<string>>();
  const prepared = new Map<string, Promise<void>>();

  const webAt = (address: string): IWeb => {
    const web = webs.get(address) ?? Web([deskWeb, `${origin}${encodeURI(address)}`]);
    webs.set(address, web);
    return web;
  };
  const webFor = (path: string): IWeb => webAt(webOfPath(path, [...webs.keys()]));
  const toFile = (raw: RawFile): StoredFile => ({
    path: raw.ServerRelativeUrl,
    name: raw.Name,
    size: Number(raw.Length),
    modified: new Date(raw.TimeLastModified).toISOString(),
    etag: raw.ETag,
    uniqueId: raw.UniqueId,
    url: absolute(webUrl, raw.ServerRelativeUrl),
  });

  const ensure = async (libraryPath: string, parts: readonly string[]): Promise<string> => {
    parts.forEach(checkName);
    const path = [libraryPath, ...parts].join('/');
    if (await folderExists(webFor(path), path)) return path;
    let parent = libraryPath;
    for (const part of parts) {
      await addFolder(webFor(path), parent, part);
      parent = `${parent}/${part}`;
    }
    return path;
  };

  const list = async (folder: string): Promise<readonly StoredFile[]> => {
    const files = await webFor(folder).getFolderByServerRelativePath(folder).files.select(...fileProperties).orderBy('Name')<RawFile[]>();
    return files.map(toFile);
  };

  const put = async (folder: string, name: string, content: Uint8Array): Promise<StoredFile> => {
    checkName(name);
    const web = webFor(folder);
    const { files } = web.getFolderByServerRelativePath(folder);
    if (content.byteLength <= largestInOne) await files.addUsingPath(name, exactly(content), { Overwrite: true });
    else await files.addChunked(name, new Blob([exactly(content)]), { Overwrite: true, chunkSize: largestInOne });
    return toFile(await web.getFileByServerRelativePath(`${folder}/${name}`).select(...fileProperties)<RawFile>());
  };

  const libraryOf = (site: string | undefined): Promise<string> => {
    if (!site?.trim()) return Promise.resolve(`${serverRelative(webUrl)}/${contractFolders.url}`);
    const address = serverRelative(siteAddress(site, webUrl));
    const asking = libraries.get(address) ?? libraryIn(webAt(address), address);
    libraries.set(address, asking);
    asking.catch(() => libraries.delete(address));
    return asking;
  };

  /** Brings the record columns to the library of a contract's own site, once, when the person may. */
  const prepare = (path: string): Promise<void> => {
    const site = webOfPath(path, [...webs.keys()]);
    const library = `${site}/${path.slice(site.length + 1).split('/')[0]}`;
    const preparing = prepared.get(library) ?? prepareLibrary(webAt(site), library);
    prepared.set(library, preparing);
    preparing.catch(() => prepared.delete(library));
    return preparing;
  };

  const describeFile = (path: string, columns: NewRow<FiledDocument>): Promise<void> => {
    const isBesideTheLists = webOfPath(path, [...webs.keys()]) === serverRelative(webUrl);
    return describe(webFor(path), path, columns, isBesideTheLists ? undefined : () => prepare(path));
  };

  return {
    ensure: (libraryPath, parts) => withAppErrors(() => ensure(libraryPath, parts)),
    list: (folder) => withAppErrors(() => list(folder)),
    put: (folder, name, content) => withAppErrors(() => put(folder, name, content)),
    describe: (path, columns) => withAppErrors(() => describeFile(path, columns)),
    libraryOf: async (site) => withAppErrors(() => libraryOf(site)),
  };
}

/** The contract folders library of a site, else the documents library that every site has. */
async function libraryIn(web: IWeb, address: string): Promise<string> {
  const own = `${address}/${contractFolders.url}`;
  try {
    await web.getList(own).select('Id')();
    return own;
  } catch (error) {
    if (!isAppError(toAppError(error), 'notFound')) throw error;
  }
  const { RootFolder } = await web.defaultDocumentLibrary.select('RootFolder/ServerRelativeUrl').expand('RootFolder')<{ readonly RootFolder: { readonly ServerRelativeUrl: string } }>();
  return RootFolder.ServerRelativeUrl;
}

async function folderExists(web: IWeb, path: string): Promise<boolean> {
  try {
    return (await web.getFolderByServerRelativePath(path).select('Exists')<{ readonly Exists: boolean }>()).Exists;
  } catch (error) {
    if (refusalOf(error)?.status === 404) return false;
    throw error;
  }
}

/** Adds a folder; somebody may have added it a moment ago. */
async function addFolder(web: IWeb, parent: string, name: string): Promise<void> {
  try {
    await web.getFolderByServerRelativePath(parent).folders.addUsingPath(name);
  } catch (error) {
    if (!(await folderExists(web, `${parent}/${name}`))) throw error;
  }
}

async function prepareLibrary(web: IWeb, library: string): Promise<void> {
  if (!(await mayManage(web.getList(library)))) return;
  const { ensureRecordColumns } = await import(/* webpackChunkName: 'record-columns' */ './setup/ensureRecordColumns');
  await ensureRecordColumns(() => web.getList(library));
}

/**
 * Sets the columns of a filed document. A contract's own site may lack some of them, when nobody who manages it filed
 * there yet, and its library cannot look into the register of another site: those are left out, and the filing's own
 * row still says everything.
 * @param prepare brings the columns to another site's library, as far as the person may
 */
async function describe(web: IWeb, path: string, columns: NewRow<FiledDocument>, prepare?: () => Promise<void>): Promise<void> {
  const wanted = bodyOf(contractFolders, columns);
  if (prepare) delete wanted.ContractId;
  const read = (): Promise<IItem & RawRow> => web.getFileByServerRelativePath(path).getItem<RawRow>();
  if (prepare) {
    const item = await read();
    if (Object.keys(wanted).some((column) => !(column in item))) await prepare();
  }
  // SharePoint itself may touch a file just after it was uploaded, which makes the first reading stale.
  for (let attempt = 1; ; attempt++) {
    const item = await read();
    const body = Object.fromEntries(Object.entries(wanted).filter(([column]) => column in item));
    if (Object.keys(body).length === 0) return;
    try {
      await item.update(body, String(item['odata.etag']));
      return;
    } catch (error) {
      if (refusalOf(error)?.status !== 412 || attempt >= 3) throw error;
    }
  }
}

/** SharePoint's rules for a name. Source: "Restrictions and limitations in OneDrive and SharePoint". */
function checkName(name: string): void {
  const isLegal = name !== '' && name.length <= 255 && !/["*:<>?/\\|]|^[ ~]|[ .]$|^\.+$|_vti_/i.test(name);
  if (isLegal) return;
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  throw new AppError('invalid', `“${shown}” cannot be the name of a folder or file in SharePoint.`);
}

/** The bytes alone, when they are a window on a larger buffer. */
function exactly(content: Uint8Array): ArrayBuffer {
  return content.slice().buffer;
}
