import { AppError } from '../../core/errors';

/** `/sites/housing` of `https://wendmere.sharepoint.com/sites/housing/`; empty for the root site. */
export function serverRelative(webUrl: string): string {
  return decodeURIComponent(new URL(webUrl).pathname).replace(/\/+$/, '');
}

/** The absolute address of a path, each part encoded: a file name may hold `#`, `%` and `&`. */
export function absolute(webUrl: string, path: string): string {
  return new URL(webUrl).origin + path.split('/').map(encodeURIComponent).join('/');
}

/**
 * The absolute address of another site, from what a person typed: `/sites/gas-servicing`, or its whole address.
 * @throws AppError invalid for another tenant's address, or for something that is none
 */
export function siteAddress(typed: string, webUrl: string): string {
  const text = typed.trim();
  const origin = new URL(webUrl).origin;
  const site = /^(\/|https:\/\/|http:\/\/)/i.test(text) ? new URL(text, origin) : undefined;
  if (!site || site.origin !== origin) {
    throw new AppError('invalid', `“${text}” is not the address of a site here. Write it as /sites/gas-servicing.`, { field: 'site' });
  }
  return `${origin}${site.pathname.replace(/\/(SitePages|_layouts)\/.*$/i, '').replace(/\/+$/, '')}`;
}

/**
 * The site that a server-relative path lies in. SharePoint takes a request for a file only at the file's own web.
 * @param webs server-relative addresses known to be webs; else the path's own first two parts tell
 */
export function webOfPath(path: string, webs: readonly string[]): string {
  const lower = path.toLowerCase();
  const known = webs.filter((web) => lower.startsWith(`${web.toLowerCase()}/`)).sort((a, b) => b.length - a.length)[0];
  return known ?? /^\/(sites|teams|personal)\/[^/]+/i.exec(path)?.[0] ?? '';
}
