import { Complex } from './values';

export function resourcePathOf(path: string): Complex {
  return new Complex('SP.ResourcePath', { DecodedUrl: path });
}

/** A path inside an address: quotes doubled, everything else encoded as PnPjs expects it back. */
export function quoted(path: string): string {
  return encodeURIComponent(path).replace(/'/g, "''");
}

/** A server-relative path as an address: `%`, `#` and `?` belong to the name. */
export function encodedUrl(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
