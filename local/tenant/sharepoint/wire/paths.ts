import type { Call } from './call';
import { errors } from './errors';
import { textArgument, type Segment } from './path';

/** The server-relative path of a segment's first argument; one without a leading slash is below the web. @throws 400 outside the web */
export function pathArgument(call: Call, segment: Segment, name: string): string {
  return pathInWeb(call, textArgument(segment, name));
}

export function pathInWeb(call: Call, given: string): string {
  const base = call.site.url === '/' ? '' : call.site.url;
  const path = given.startsWith('/') ? given : `${base}/${given}`;
  if (path.toLowerCase() !== base.toLowerCase() && !path.toLowerCase().startsWith(`${base.toLowerCase()}/`)) {
    throw errors.argument('Server relative urls must start with SPWeb.ServerRelativeUrl');
  }
  return path.replace(/\/+$/, '');
}

export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/');
  return { folder: path.slice(0, at), name: path.slice(at + 1) };
}
