import type { Dialect } from './dialect';
import { light, type LightForm } from './light';

const common = {
  version: '4.0',
  nextLink: '@odata.nextLink',
  nullSign: '@odata.null',
  element: '/$entity',
  error: (code: string, message: string) => ({ error: { code, message } }),
} satisfies Partial<LightForm>;

/** OData 4, which SPHttpClient asks for with `odata-version: 4.0`. */
export const v4: Dialect = light({
  ...common,
  contentType: 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
  context: (metadata, fragment) => ({ '@odata.context': `${metadata}#${fragment}` }),
  marks: ({ type, id, etag, link }) => ({
    '@odata.type': `#${type}`,
    '@odata.id': id,
    ...(etag === undefined ? {} : { '@odata.etag': etag }),
    '@odata.editLink': link,
  }),
  // OData's own types lose their `Edm.`, as in `#Collection(String)`.
  signCollection: (draft, name, type) => {
    draft[`${name}@odata.type`] = `#${type.replace('Edm.', '')}`;
  },
  signLink: (draft, name, link) => {
    draft[`${name}@odata.navigationLink`] = link;
  },
});

/** The same without its signs: `odata.metadata=none`. */
export const v4none: Dialect = light({
  ...common,
  contentType: 'application/json;odata.metadata=none;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
  context: () => ({}),
  marks: () => ({}),
});
