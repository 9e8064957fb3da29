import { StoreError } from './errors';
import { INDEXABLE_TYPES, UNIQUE_TYPES, type Field, type FieldSettings, type FieldType } from './fieldTypes';
import { columnsIn } from './formula';

const LONGEST_INTERNAL_NAME = 32;

/** Kinds that a formula may speak of. Source: "Calculated Field Formulas". */
const IN_FORMULAS: readonly FieldType[] = ['Text', 'Number', 'Currency', 'DateTime', 'Choice', 'Boolean', 'Calculated', 'Integer'];

/** As SharePoint looks a column up: internal name first, then title, then static name; case does not count. */
export function findByAnyName(fields: readonly Field[], name: string): Field | undefined {
  const wanted = name.toLowerCase();
  return (
    fields.find(field => field.internalName.toLowerCase() === wanted) ??
    fields.find(field => field.title.toLowerCase() === wanted && field.type !== 'Computed') ??
    fields.find(field => field.title.toLowerCase() === wanted || field.settings.staticName?.toLowerCase() === wanted)
  );
}

export function findByTitle(fields: readonly Field[], title: string): Field | undefined {
  return fields.find(field => field.title.toLowerCase() === title.toLowerCase());
}

export function findByGuid(fields: readonly Field[], guid: string): Field | undefined {
  return fields.find(field => field.guid === guid.toLowerCase());
}

/**
 * The internal name of a new column.
 * @param chosen the name that the caller gives, kept as it is; it is made from the title otherwise
 * @throws nameExists
 */
export function internalNameFor(fields: readonly Field[], title: string, chosen: string | undefined): string {
  const taken = new Set(fields.map(field => field.internalName.toLowerCase()));
  const wanted = chosen === undefined ? encodeName(title).slice(0, LONGEST_INTERNAL_NAME) : encodeName(chosen);
  if (!taken.has(wanted.toLowerCase())) return wanted;
  if (chosen !== undefined) throw new StoreError('nameExists', `A duplicate field name "${wanted}" was found.`, { name: wanted });
  for (let n = 0; ; n += 1) {
    const name = `${wanted}${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Characters other than letters, digits and `_` become `_x0020_` and the like. */
export function encodeName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, character => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`);
}

/** @throws badRequest */
export function checkFieldRules(type: FieldType, settings: FieldSettings, title: string): void {
  const { maxLength, minimum, maximum } = settings;
  if (title.trim() === '' || title.length > 255) throw new StoreError('badRequest', 'The title of a column has 1 to 255 characters.');
  if (type === 'Text' && maxLength !== undefined && !(maxLength >= 1 && maxLength <= 255)) {
    throw new StoreError('badRequest', 'The maximum number of characters is between 1 and 255.');
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) throw new StoreError('badRequest', 'The minimum value is above the maximum value.');
  if (settings.indexed && !INDEXABLE_TYPES.includes(type)) throw new StoreError('badRequest', `The column '${title}' of type '${type}' cannot be indexed.`);
  if (!settings.unique) return;
  if (!UNIQUE_TYPES.includes(type)) throw new StoreError('badRequest', `The column '${title}' of type '${type}' cannot enforce unique values.`);
  if (!settings.indexed) throw new StoreError('badRequest', `The column '${title}' must be indexed before it can enforce unique values.`);
}

/**
 * A calculated column speaks of columns that there are and that have a plain value, a column's validation of itself alone.
 * @param own internal name and title of the column
 * @throws badRequest
 */
export function checkFormulaColumns(fields: readonly Field[], settings: FieldSettings, own: readonly string[]): void {
  if (settings.formula) {
    for (const name of columnsIn(settings.formula)) {
      const field = findByAnyName(fields, name);
      if (!field || own.some(each => each.toLowerCase() === name.toLowerCase())) {
        throw new StoreError('badRequest', 'The formula refers to a column that does not exist.  Check the formula for spelling mistakes or change the non-existing column to an existing column.');
      }
      if (!IN_FORMULAS.includes(field.type)) {
        throw new StoreError('badRequest', 'One or more column references are not allowed, because the columns are defined as a data type that is not supported in formulas.');
      }
    }
  }
  if (settings.validationFormula && columnsIn(settings.validationFormula).some(name => !own.some(each => each.toLowerCase() === name.toLowerCase()))) {
    throw new StoreError('badRequest', 'The formula cannot refer to another column.  Check the formula for spelling mistakes or update the formula to reference only this column.');
  }
}
