import { Complex, collectionType, isArray, toJson, type JsonObject, type Value } from '../values';
import type { Dialect, Draft, Marks } from './dialect';

/** What the four forms of light JSON differ in. */
export interface LightForm {
  readonly contentType: string;
  readonly version: Dialect['version'];
  /** `odata.nextLink` */
  readonly nextLink: string;
  readonly nullSign: string;
  /** What follows the set's name in the context of one entity. */
  readonly element: string;
  /** `odata.metadata` with the address; nothing where metadata are not wanted. */
  context(metadata: string, fragment: string): JsonObject;
  marks(marks: Marks): Draft;
  /** Says of what a collection is, in a type without a schema. */
  signCollection?(draft: Draft, name: string, type: string): void;
  signLink?(draft: Draft, name: string, link: string): void;
  error(code: string, message: string): object;
}

/** Light JSON: properties as they are, collections as arrays, what else there is to say in signs before them. */
export function light(form: LightForm): Dialect {
  const nothing = (metadata: string): JsonObject => ({ ...form.context(metadata, 'Edm.Null'), [form.nullSign]: true });
  const object = (metadata: string, type: string, body: JsonObject): JsonObject => ({ ...form.context(metadata, type), ...body });
  return {
    contentType: form.contentType,
    version: form.version,
    isVerbose: false,
    marks: marks => form.marks(marks),
    property: (draft, name, value, isOpen) => {
      if (isOpen && isArray(value)) form.signCollection?.(draft, name, collectionType(value));
      draft[name] = toJson(value, false);
    },
    link: (draft, name, { link }, content) => {
      form.signLink?.(draft, name, `${link}/${name}`);
      if (content !== undefined) draft[name] = content;
    },
    inner: rows => rows,
    entity: (metadata, set, content) => ({ ...form.context(metadata, `${set}${form.element}`), ...content }),
    collection: (metadata, set, rows, next) => ({ ...form.context(metadata, set), ...(next === undefined ? {} : { [form.nextLink]: next }), value: rows }),
    value: (metadata, _, value, type) => {
      if (value === null) return nothing(metadata);
      if (value instanceof Complex) return object(metadata, value.type, toJson(value, false) as JsonObject);
      return { ...form.context(metadata, type ?? edmTypeOf(value)), value: toJson(value, false) };
    },
    object: (metadata, _, type, body) => object(metadata, type, body),
    nothing,
    error: (code, message) => JSON.stringify(form.error(code, message)),
  };
}

/** An error as OData 3 tells it in light JSON. */
export function errorOfV3(code: string, message: string): object {
  return { 'odata.error': { code, message: { lang: 'en-US', value: message } } };
}

function edmTypeOf(value: NonNullable<Value>): string {
  if (isArray(value)) return collectionType(value);
  if (typeof value === 'boolean') return 'Edm.Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Edm.Int32' : 'Edm.Double';
  return 'Edm.String';
}
