import type { Dialect } from './dialect';
import { errorOfV3, light } from './light';

/** `odata=nometadata`: properties alone, and where the next page is. */
export const none: Dialect = light({
  contentType: 'application/json;odata=nometadata;streaming=true;charset=utf-8',
  version: '3.0',
  nextLink: 'odata.nextLink',
  nullSign: 'odata.null',
  element: '/@Element',
  context: () => ({}),
  marks: () => ({}),
  error: errorOfV3,
});
