import { errors, SharePointError } from '../errors';
import { escapeXml } from '../xml';
import type { Dialect } from './dialect';
import { minimal } from './minimal';
import { none } from './none';
import { v4, v4none } from './v4';
import { verbose } from './verbose';

type Headers = Readonly<Record<string, string | undefined>>;
type ErrorDialect = Pick<Dialect, 'contentType' | 'version' | 'error'>;

/** How much metadata light JSON is to carry, as callers write it. */
const FORMS: Readonly<Record<string, { readonly v3: Dialect; readonly v4: Dialect }>> = {
  minimalmetadata: { v3: minimal, v4 },
  minimal: { v3: minimal, v4 },
  nometadata: { v3: none, v4: v4none },
  none: { v3: none, v4: v4none },
};

/**
 * The dialect that the caller asked for. Who asks for no kind of JSON gets Atom from SharePoint; here such an answer is
 * refused, so that nobody comes to rely on JSON that they did not ask for.
 * @throws 501 for Atom and for full metadata, 406 for what SharePoint does not know
 */
export function dialectFor(headers: Headers): Dialect {
  const found = choose(headers);
  if (found instanceof SharePointError) throw found;
  return found;
}

/** How an error is told: as the caller wishes, or in XML to whoever did not ask for JSON. */
export function errorDialectFor(headers: Headers): ErrorDialect {
  const found = choose(headers);
  if (!(found instanceof SharePointError)) return found;
  if (!wishesJson(headers)) return inXml;
  return isVersion4(headers) ? v4 : minimal;
}

function choose(headers: Headers): Dialect | SharePointError {
  const [wanted] = jsonIn(headers.accept ?? '');
  if (!wanted) return errors.unsupported('answers in Atom XML, which SharePoint gives to whoever does not accept application/json');
  const { metadata = 'minimalmetadata' } = wanted;
  const isV4 = isVersion4(headers);
  if (metadata === 'verbose') return isV4 ? errors.header('ACCEPT', 406) : verbose;
  if (/^full(metadata)?$/.test(metadata)) return errors.unsupported('full metadata');
  const form = FORMS[metadata];
  if (!form) return errors.header('ACCEPT', 406);
  return isV4 ? form.v4 : form.v3;
}

const inXml: ErrorDialect = {
  contentType: 'application/xml;charset=utf-8',
  version: '3.0',
  error: (code, message) =>
    '<?xml version="1.0" encoding="utf-8"?><m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">' +
    `<m:code>${escapeXml(code)}</m:code><m:message xml:lang="en-US">${escapeXml(message)}</m:message></m:error>`,
};

function wishesJson(headers: Headers): boolean {
  return jsonIn(headers.accept ?? '').length > 0;
}

function isVersion4(headers: Headers): boolean {
  return headers['odata-version']?.trim().startsWith('4') ?? false;
}

/** The JSON among an Accept header's media types, the one wanted most first. */
function jsonIn(accept: string): readonly { readonly metadata?: string }[] {
  return accept
    .split(',')
    .map(part => {
      const [type, ...parameters] = part.split(';').map(each => each.trim().toLowerCase());
      const values = new Map(parameters.map((parameter): [string, string] => [before(parameter, '='), after(parameter, '=').replace(/"/g, '')]));
      const quality = Number(values.get('q') ?? 1);
      return { type, metadata: values.get('odata.metadata') ?? values.get('odata'), quality: Number.isNaN(quality) ? 0 : quality };
    })
    .filter(({ type, quality }) => quality > 0 && /^(application|text)\/json$/.test(type))
    .sort((left, right) => right.quality - left.quality);
}

function before(text: string, sign: string): string {
  return text.split(sign, 1)[0].trim();
}

function after(text: string, sign: string): string {
  return text.slice(before(text, sign).length).replace(sign, '').trim();
}
