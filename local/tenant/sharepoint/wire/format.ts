import { errors } from './errors';

/** The JSON that the caller asked for. v4 is what SPHttpClient gets. */
export type Format = 'none' | 'minimal' | 'verbose' | 'v4' | 'v4none';

/** @throws 501 for XML, which SharePoint would send here */
export function formatOf(accept: string | undefined, odataVersion: string | undefined): Format {
  const wanted = (accept ?? '').toLowerCase();
  if (/xml/.test(wanted) && !/json|\*\/\*/.test(wanted)) throw errors.unsupported('answers in XML; ask for application/json');
  const isV4 = odataVersion?.startsWith('4') ?? false;
  if (/odata(\.metadata)?=(no(ne|metadata)|none)/.test(wanted)) return isV4 ? 'v4none' : 'none';
  if (/odata(\.metadata)?=full/.test(wanted)) throw errors.unsupported('odata=fullmetadata');
  if (/odata=verbose/.test(wanted)) return 'verbose';
  return isV4 ? 'v4' : 'minimal';
}

export function contentTypeOf(format: Format): string {
  switch (format) {
    case 'none':
      return 'application/json;odata=nometadata;streaming=true;charset=utf-8';
    case 'minimal':
      return 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8';
    case 'verbose':
      return 'application/json;odata=verbose;charset=utf-8';
    case 'v4':
      return 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
    case 'v4none':
      return 'application/json;odata.metadata=none;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
  }
}

export function errorBody(format: Format, code: string, message: string): object {
  if (format === 'v4' || format === 'v4none') return { error: { code, message } };
  const error = { code, message: { lang: 'en-US', value: message } };
  return format === 'verbose' ? { error } : { 'odata.error': error };
}
