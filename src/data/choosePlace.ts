import { AppError } from '../core/errors';
import type { Contract } from '../lists/contracts';
import type { Stored } from '../lists/define';
import type { ListStore } from './ports';

/** What the choice stands on. */
export interface PlaceHints {
  /** The site address in the web part's property pane. */
  readonly chosen: string | undefined;
  /** Absolute address of the page's own web. */
  readonly thisWeb: string;
  /** Absolute address of the hub that this web belongs to, when it belongs to one. */
  hub(): Promise<string | undefined>;
  /** Whether a web holds the suite's lists. */
  holdsLists(webUrl: string): Promise<boolean>;
}

/**
 * The web whose lists a web part shows: the one chosen in its property pane, else the hub's when the suite is set up
 * there, else its own. So a contract's own site (CP-9.1) shows the register of the housing hub, and a council's
 * general hub, which has no lists of ours, is passed over.
 * @returns an absolute address without a slash at its end
 */
export async function chooseWeb({ chosen, thisWeb, hub, holdsLists }: PlaceHints): Promise<string> {
  const own = trimmed(thisWeb);
  if (chosen?.trim()) return chosenWeb(chosen.trim(), own);
  const hubWeb = await hub();
  if (!hubWeb || sameAddress(hubWeb, own)) return own;
  return (await holdsLists(hubWeb)) ? trimmed(hubWeb) : own;
}

/**
 * The web that a person means by an address: of a page in it, of its root, or only its path, `sites/housing`.
 * @throws AppError invalid for an address of another host, or for something that is none
 */
function chosenWeb(typed: string, own: string): string {
  const { origin, host } = new URL(own);
  const address = addressOf(typed, origin);
  if (address.host !== host) throw new AppError('invalid', `“${typed}” is not on this tenant. Write the site as /sites/housing.`, { field: 'site' });
  const [site] = /^\/(sites|teams)\/[^/]+/i.exec(address.pathname) ?? [];
  if (site === undefined && !isInRoot(address.pathname)) throw noSite(typed);
  return origin + (site ?? '');
}

function addressOf(typed: string, origin: string): URL {
  try {
    return new URL(typed, `${origin}/`);
  } catch (error) {
    throw noSite(typed, error);
  }
}

/** Whether a path is the root site's own, or that of one of its pages or lists. */
function isInRoot(path: string): boolean {
  return /^\/*($|(SitePages|Lists|_layouts)(\/|$))/i.test(path);
}

function noSite(typed: string, cause?: unknown): AppError {
  const technical = cause === undefined ? {} : { technical: String(cause) };
  return new AppError('invalid', `“${typed}” is not the address of a site. Write it as /sites/housing.`, { field: 'site', ...technical });
}

/**
 * The contract that a contract's own site shows: the one whose register row names this site (CP-9.1).
 * @param thisWeb absolute address of the page's own web
 */
export async function contractOfSite(contracts: ListStore<Contract>, thisWeb: string): Promise<Stored<Contract> | undefined> {
  const { origin, pathname } = new URL(trimmed(thisWeb));
  const path = decodeURIComponent(pathname);
  if (path === '/') return undefined;
  const spellings = [path, `${path}/`, `${origin}${pathname}`, `${origin}${pathname}/`];
  const { rows } = await contracts.page({ where: [{ field: 'site', op: 'in', value: spellings }], top: 1 });
  return rows[0];
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, '');
}

function sameAddress(one: string, other: string): boolean {
  return trimmed(one).toLowerCase() === trimmed(other).toLowerCase();
}
