/** A value with a type of its own: verbose JSON names the type, the other forms do not. */
export class Complex {
  public constructor(
    public readonly type: string,
    public readonly fields: Readonly<Record<string, Value>>
  ) {}
}

/** What a property holds, before it is written in the JSON that the caller asked for. */
export type Value = string | number | boolean | null | readonly string[] | readonly number[] | Complex | readonly Complex[];

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** @param verbose wraps collections in `results` and names types */
export function toJson(value: Value, verbose: boolean): Json {
  if (value instanceof Complex) {
    const fields = Object.fromEntries(Object.entries(value.fields).map(([name, field]) => [name, toJson(field, verbose)]));
    return verbose ? { __metadata: { type: value.type }, ...fields } : fields;
  }
  if (!isArray(value)) return value;
  const results = value.map(element => toJson(element, verbose));
  return verbose ? { __metadata: { type: collectionType(value) }, results } : results;
}

/** `Collection(Edm.String)` and the like. */
export function collectionType(values: readonly (string | number | Complex)[]): string {
  const [first] = values;
  if (first instanceof Complex) return `Collection(${first.type})`;
  return typeof first === 'number' ? 'Collection(Edm.Int32)' : 'Collection(Edm.String)';
}

export function isArray(value: Value): value is readonly string[] | readonly number[] | readonly Complex[] {
  return Array.isArray(value);
}
