import { columnsOf } from './calculated';
import { StoreError } from './errors';
import type { Field, FieldValue } from './fieldTypes';
import { evaluateFormula } from './formula';
import { CellError } from './formulas/cellError';
import type { ItemData } from './items';
import type { List } from './lists';

const LONGEST_TEXT = 255;

/**
 * What SharePoint refuses on any write. Required columns and the membership of a choice are not among it: only forms
 * and the validate-update methods check those (facts 1.6).
 * @param change the values written; @param whole the row as it will be
 * @throws textTooLong, fieldValidation, listValidation
 */
export function checkValues(list: List, fields: readonly Field[], change: ItemData, whole: ItemData, now: Date): void {
  for (const field of fields) {
    const value = change[field.internalName];
    if (value === undefined) continue;
    checkLength(field, value);
    checkFormula(field, value, fields, whole, now);
  }
  const formula = list.settings.validationFormula;
  if (formula && !passes(formula, fields, whole, now)) {
    throw new StoreError('listValidation', list.settings.validationMessage || 'List data validation failed.');
  }
}

function checkLength(field: Field, value: FieldValue): void {
  if (typeof value !== 'string' || (field.type !== 'Text' && field.type !== 'Choice')) return;
  const longest = field.type === 'Text' ? field.settings.maxLength ?? LONGEST_TEXT : LONGEST_TEXT;
  if (value.length > longest) {
    throw new StoreError('textTooLong', `The text of '${field.title}' is longer than ${longest} characters.`, { field: field.title });
  }
}

function checkFormula(field: Field, value: FieldValue, fields: readonly Field[], whole: ItemData, now: Date): void {
  const formula = field.settings.validationFormula;
  if (!formula || value === null || passes(formula, fields, whole, now)) return;
  throw new StoreError('fieldValidation', field.settings.validationMessage || 'List data validation failed.', { field: field.title });
}

/** A formula that comes to an error is not passed. */
function passes(formula: string, fields: readonly Field[], whole: ItemData, now: Date): boolean {
  const columns = columnsOf(fields);
  const valueOf = (name: string): FieldValue => {
    const field = columns.named(name);
    if (!field) throw new StoreError('badRequest', 'The formula contains a syntax error or is not supported.');
    return whole[field.internalName] ?? null;
  };
  const result = evaluateFormula(formula, valueOf, now);
  return !(result instanceof CellError) && Boolean(result);
}
