import type { Site } from '../../store/sites';
import type { Tenant } from '../../tenant';

/** Where a request goes: the site, and the address after `_api/`. */
export interface Place {
  readonly site: Site;
  readonly path: string;
}

/** `_vti_bin/client.svc` is the older name of the same interface; case does not count. */
const INTERFACE = /\/(?:_api|_vti_bin\/client\.svc)(?=\/|$)/i;

/** The web's part and the interface's part of an address, both still encoded; nothing for what is no address of the interface. */
export function splitAddress(url: string): { readonly web: string; readonly path: string } | undefined {
  const [address] = url.split('?');
  const found = INTERFACE.exec(address);
  return found ? { web: address.slice(0, found.index), path: address.slice(found.index + found[0].length) } : undefined;
}

/** Finds the site of an address such as `/sites/housing/_api/web`; the root site's is `/_api/web`. */
export function placeOf(tenant: Tenant, url: string): Place | undefined {
  const parts = splitAddress(url);
  if (!parts) return undefined;
  const site = tenant.sites.byUrl(parts.web === '' ? '/' : decodedPath(parts.web));
  return site && { site, path: parts.path };
}

/** The path of an address; what cannot be decoded stays as it is, and is the address of nothing. */
export function decodedPath(url: string): string {
  const [path] = url.split('?');
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
