import type { Json, JsonObject, Value } from '../values';

/** What an entity says of itself beside its properties. */
export interface Marks {
  /** `SP.List` */
  readonly type: string;
  readonly id: string;
  /** Absolute. */
  readonly address: string;
  /** The address below `_api/`. */
  readonly link: string;
  readonly etag?: string;
}

/** What an object consists of, while it is being written. */
export type Draft = Record<string, Json>;

/**
 * One way of writing what SharePoint answers; which one is for the caller to say (facts 0). `metadata` is the address
 * `https://../_api/$metadata`, `set` and `type` say what of it an answer is.
 */
export interface Dialect {
  readonly contentType: string;
  /** Of OData, as the answer's header tells it. */
  readonly version: '3.0' | '4.0';
  /** Names every type and wraps collections in `results`. */
  readonly isVerbose: boolean;
  /** The signs before an entity's properties. */
  marks(marks: Marks): Draft;
  /** Adds a property of an entity. @param isOpen whether a collection must say of what it is */
  property(draft: Draft, name: string, value: Value, isOpen: boolean): void;
  /** Adds a link that was asked for; without content it was not expanded. */
  link(draft: Draft, name: string, of: Marks, content: Json | undefined): void;
  /** Several entities inside another one. */
  inner(rows: readonly JsonObject[]): Json;
  entity(metadata: string, set: string, content: JsonObject): JsonObject;
  collection(metadata: string, set: string, rows: readonly JsonObject[], next: string | undefined): JsonObject;
  /** What a property or a method gives back. */
  value(metadata: string, name: string, value: Value, type: string | undefined): JsonObject;
  /** An object of a type without an address. */
  object(metadata: string, name: string, type: string, body: JsonObject): JsonObject;
  nothing(metadata: string, name: string): JsonObject;
  /** The whole body of an error. */
  error(code: string, message: string): string;
}
