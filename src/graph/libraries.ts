import { AppError } from '../core/errors';
import { getAll } from './call';
import type { GraphCaller } from './caller';
import type { Scope } from './scopes';
import { drivesAnswer } from './wire';

interface Library {
  readonly id: string;
  /** Server-relative, decoded: `/sites/housing/ContractFolders`. */
  readonly path: string;
}

/** Finds the drive behind a server-relative path, in whichever site it is. Each site is asked once. */
export function createLibraries(client: GraphCaller, scope: Scope, siteUrl: string): { of(path: string): Promise<Library> } {
  const { hostname } = new URL(siteUrl);
  const known = new Map<string, Promise<readonly Library[]>>();

  function librariesOf(site: string): Promise<readonly Library[]> {
    const asking = known.get(site) ?? read(site);
    known.set(site, asking);
    // A failure is not kept: the next call asks again.
    asking.catch(() => known.delete(site));
    return asking;
  }

  async function read(site: string): Promise<readonly Library[]> {
    const address = site ? `/sites/${hostname}:${encodedPath(site)}:/drives` : `/sites/${hostname}/drives`;
    const drives = await getAll(client, scope, `${address}?$select=id,webUrl`, drivesAnswer);
    return drives.map(({ id, webUrl }) => ({ id, path: decodeURIComponent(new URL(webUrl).pathname) }));
  }

  return {
    async of(path) {
      const libraries = await librariesOf(siteOf(path));
      const holding = libraries.find((library) => path === library.path || path.startsWith(`${library.path}/`));
      if (holding) return holding;
      throw new AppError('notFound', 'The document library is not there, or not for you.', { technical: path });
    },
  };
}

/** `/sites/housing` of `/sites/housing/ContractFolders/x`; empty for the root site. */
function siteOf(path: string): string {
  return /^\/(?:sites|teams|personal)\/[^/]+/.exec(path)?.[0] ?? '';
}

export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
