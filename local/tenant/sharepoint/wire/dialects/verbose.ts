import { toJson } from '../values';
import type { Dialect } from './dialect';

/** `odata=verbose`, the first JSON of SharePoint's REST: everything in `d`, every type named, collections in `results`. */
export const verbose: Dialect = {
  contentType: 'application/json;odata=verbose;charset=utf-8',
  version: '3.0',
  isVerbose: true,
  marks: ({ type, id, address, etag }) => ({ __metadata: { id, uri: address, ...(etag === undefined ? {} : { etag }), type } }),
  property: (draft, name, value) => {
    draft[name] = toJson(value, true);
  },
  link: (draft, name, { address }, content) => {
    draft[name] = content === undefined ? { __deferred: { uri: `${address}/${name}` } } : content;
  },
  inner: rows => ({ results: rows }),
  entity: (_metadata, _set, content) => ({ d: content }),
  collection: (_metadata, _set, rows, next) => ({ d: { results: rows, ...(next === undefined ? {} : { __next: next }) } }),
  value: (_metadata, name, value) => ({ d: { [name]: toJson(value, true) } }),
  object: (_metadata, name, type, body) => ({ d: { [name]: '__metadata' in body ? body : { __metadata: { type }, ...body } } }),
  nothing: (_metadata, name) => ({ d: { [name]: null } }),
  error: (code, message) => JSON.stringify({ error: { code, message: { lang: 'en-US', value: message } } }),
};
