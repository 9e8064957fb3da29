import type { IsoDate, IsoDateTime } from '../core/time';

/**
 * The vocabulary in which a list is declared. A declaration is data: provisioning, queries, parsing, validation,
 * forms, sample data and the data dictionary all read it.
 */

/** A person with an account, as SharePoint keeps one. */
export interface Person {
  /** The person's number in this site collection; it differs from site to site. */
  readonly id: number;
  readonly name: string;
  /** The user principal name, `priya.nair@wendmere.example`. */
  readonly upn: string;
}

/** A row of another list. */
export interface Reference {
  readonly id: number;
  readonly title: string;
}

export type FieldKind =
  | 'text'
  | 'note'
  | 'choice'
  | 'number'
  | 'currency'
  | 'date'
  | 'dateTime'
  | 'boolean'
  | 'person'
  | 'lookup'
  | 'json';

export interface FieldOptions {
  /** The column's heading, in words that an officer uses. */
  readonly title: string;
  /** One sentence under the form's box. */
  readonly help?: string;
  /** The clause that asks for the field, `CP-11.1`. */
  readonly clause?: string;
  readonly required?: boolean;
  /** Implies an index. */
  readonly unique?: boolean;
  /** Every column that a query filters or sorts on. */
  readonly indexed?: boolean;
  /** Written by the suite itself: never offered in a form. */
  readonly internal?: boolean;
  /** The column's internal name in SharePoint, when it is not the property's name in Pascal case. */
  readonly column?: string;
  /** The schema version that brought the field (1 unless said otherwise). */
  readonly since?: number;
}

export interface Field<Value = unknown, Kind extends FieldKind = FieldKind> extends FieldOptions {
  readonly kind: Kind;
  /** Longest text, in characters. */
  readonly max?: number;
  readonly min?: number;
  readonly choices?: readonly string[];
  readonly defaultValue?: Value;
  /** The list that a lookup points to; a function, because lists point to one another. */
  readonly target?: () => ListDeclaration;
  /** Type only: what the property holds. */
  readonly _value?: Value;
}

export type Fields = { readonly [name: string]: Field };

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'startsWith' | 'in';

/** What a view of the list can ask in words that both OData and CAML can say. */
export interface ViewCondition {
  readonly field: string;
  readonly op: Comparison | 'isMe' | 'beforeToday' | 'withinDays' | 'isEmpty' | 'isNotEmpty';
  readonly value?: string | number | boolean | readonly string[];
}

export interface ViewDeclaration {
  readonly title: string;
  /** Property names, in order. */
  readonly fields: readonly string[];
  readonly where?: readonly ViewCondition[];
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly isDefault?: boolean;
  /** File name in sharepoint/formatting without `.json`; it formats the rows of the view. */
  readonly formatting?: string;
}

export interface ListDeclaration<F extends Fields = Fields> {
  /** Site-relative address, fixed for ever: `Lists/Contracts`. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly library?: boolean;
  /** Numbered schema version of this list; a migration brings an older list here. */
  readonly version: number;
  readonly fields: F;
  readonly views: { readonly [name: string]: ViewDeclaration };
  /** Column formatting: property name to a file name in sharepoint/formatting without `.json`. */
  readonly formatting?: { readonly [field: string]: string };
  /** Members may only add, never change or delete (the activity log). */
  readonly appendOnly?: boolean;
  /** Only site owners change it (settings). */
  readonly ownersOnly?: boolean;
}

/**
 * What a row of a list holds. `required` is a rule for writing: SharePoint does not enforce it on REST, so a value
 * other than text or yes/no may be missing whatever the declaration asks.
 */
export type ItemOf<L> = L extends ListDeclaration<infer F>
  ? { readonly [K in keyof F]: F[K] extends Field<infer V, infer Kind> ? ValueOf<V, Kind> : never }
  : never;

type ValueOf<V, Kind extends FieldKind> = Kind extends 'text' | 'note'
  ? string
  : Kind extends 'boolean'
    ? boolean
    : V | undefined;

/** The client's own identity of a row; unique, so that a repeated create finds its row. A GUID or a derived key. */
export type Key = string;

/** A row as read from SharePoint. */
export type Stored<Item> = Item & {
  readonly id: number;
  readonly key: Key;
  /** As read; a save sends it back (`"3"`). */
  readonly etag: string;
  readonly created: IsoDateTime;
  readonly modified: IsoDateTime;
  readonly modifiedBy: string;
};

type Options<Extra = unknown> = FieldOptions & Extra;

/** One line of text, 255 characters at most. */
export function text(options: Options<{ max?: number; defaultValue?: string }>): Field<string, 'text'> {
  return { kind: 'text', max: 255, ...options };
}

/** Several lines of plain text. */
export function note(options: Options<{ max?: number }>): Field<string, 'note'> {
  return { kind: 'note', max: 60000, ...options };
}

export function choice<const C extends string>(choices: readonly C[], options: Options<{ defaultValue?: C }>): Field<C, 'choice'> {
  return { kind: 'choice', choices, ...options };
}

export function number(options: Options<{ min?: number; max?: number }>): Field<number, 'number'> {
  return { kind: 'number', ...options };
}

/** Pounds, with pence as decimals. */
export function currency(options: Options<{ min?: number; max?: number }>): Field<number, 'currency'> {
  return { kind: 'currency', ...options };
}

/** A calendar day of the council. */
export function date(options: Options): Field<IsoDate, 'date'> {
  return { kind: 'date', ...options };
}

export function dateTime(options: Options): Field<IsoDateTime, 'dateTime'> {
  return { kind: 'dateTime', ...options };
}

export function boolean(options: Options<{ defaultValue?: boolean }>): Field<boolean, 'boolean'> {
  return { kind: 'boolean', ...options };
}

export function person(options: Options): Field<Person, 'person'> {
  return { kind: 'person', ...options };
}

export function lookup(target: () => ListDeclaration, options: Options): Field<Reference, 'lookup'> {
  return { kind: 'lookup', target, ...options };
}

/** A small document kept as text in a note column. Whoever reads it checks its shape. */
export function json<Value>(options: Options): Field<Value, 'json'> {
  return { kind: 'json', ...options };
}

/** Every list has a key: a create that is retried after a lost answer finds its own row. */
type WithKey<F extends Fields> = F & { readonly key: Field<string, 'text'> };

const keyField: Field<string, 'text'> = text({
  title: 'Key',
  help: 'Made by Contract Desk, so that nothing is written twice.',
  required: true,
  unique: true,
  internal: true,
  max: 200,
});

export function defineList<F extends Fields>(declaration: ListDeclaration<F>): ListDeclaration<WithKey<F>> {
  return { ...declaration, fields: { key: keyField, ...declaration.fields } as WithKey<F> };
}

/** The column's internal name in SharePoint: the property's name in Pascal case unless the field says otherwise. */
export function columnOf(declaration: ListDeclaration, property: string): string {
  const field = declaration.fields[property];
  if (!field) throw new Error(`${declaration.url} has no field "${property}".`);
  return field.column ?? property.charAt(0).toUpperCase() + property.slice(1);
}
