import { StoreError } from './errors';
import type { Field, FieldValue } from './fieldTypes';
import { evaluateFormula, type Scalar } from './formula';
import type { ItemData } from './items';

const TEXT = 2;
const DATE = 4;
const BOOLEAN = 8;

/** Values of the calculated columns as they are at this save; they are not worked out again when time goes by (facts 1.4). */
export function calculatedValues(fields: readonly Field[], data: ItemData, now: Date): ItemData {
  const calculated = fields.filter(({ type }) => type === 'Calculated');
  return Object.fromEntries(calculated.map(field => [field.internalName, valueOf(field, fields, data, now)]));
}

function valueOf(field: Field, fields: readonly Field[], data: ItemData, now: Date): FieldValue {
  const read = (name: string): FieldValue => {
    const source = fields.find(({ internalName, title }) => internalName === name || title.toLowerCase() === name.toLowerCase());
    if (!source) throw new StoreError('badRequest', 'The formula refers to a column that does not exist.');
    return data[source.internalName] ?? null;
  };
  return inType(evaluateFormula(field.settings.formula ?? '', read, now), field.settings.outputType ?? TEXT);
}

function inType(value: Scalar, outputType: number): FieldValue {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return null;
  if (outputType === BOOLEAN) return Boolean(value);
  if (outputType === TEXT) return String(value);
  if (outputType === DATE) return typeof value === 'number' ? `${new Date((value - 25569) * 86400000).toISOString().slice(0, 19)}Z` : null;
  return typeof value === 'number' ? value : Number(value);
}
