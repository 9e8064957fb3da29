import type { Dialect } from './dialect';
import { errorOfV3, light } from './light';

/** `application/json` and `odata=minimalmetadata`: the signs that PnPjs follows from one entity to the next. */
export const minimal: Dialect = light({
  contentType: 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8',
  version: '3.0',
  nextLink: 'odata.nextLink',
  nullSign: 'odata.null',
  element: '/@Element',
  context: (metadata, fragment) => ({ 'odata.metadata': `${metadata}#${fragment}` }),
  marks: ({ type, id, etag, link }) => ({
    'odata.type': type,
    'odata.id': id,
    ...(etag === undefined ? {} : { 'odata.etag': etag }),
    'odata.editLink': link,
  }),
  signCollection: (draft, name, type) => {
    draft[`${name}@odata.type`] = type;
  },
  signLink: (draft, name, link) => {
    draft[`${name}@odata.navigationLinkUrl`] = link;
  },
  error: errorOfV3,
});
