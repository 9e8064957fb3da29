import { StoreError } from './errors';
import type { Field, FieldValue } from './fieldTypes';
import { evaluateFormula, stampOf } from './formula';
import { CellError } from './formulas/cellError';
import { toText, type Scalar } from './formulas/values';
import type { ItemData } from './items';

const TEXT = 2;
const DATE = 4;
const BOOLEAN = 8;

/** A list's columns as formulas find them. */
interface Columns {
  readonly calculated: readonly Field[];
  named(name: string): Field | undefined;
}

const known = new WeakMap<readonly Field[], Columns>();

/** Values of the calculated columns as they are at this save; they are not worked out again when time goes by (facts 1.4). */
export function calculatedValues(fields: readonly Field[], data: ItemData, now: Date): ItemData {
  const columns = columnsOf(fields);
  const values: Record<string, FieldValue> = {};
  const atWork = new Set<string>();
  const failures = new Map<string, CellError>();
  /** A calculated column that speaks of another has that one worked out before it, and fails with it. */
  const valueOf = (field: Field): FieldValue => {
    if (field.type !== 'Calculated') return data[field.internalName] ?? null;
    if (field.internalName in values) return values[field.internalName];
    if (atWork.has(field.internalName)) throw new StoreError('badRequest', 'The formula results in a circular reference.');
    atWork.add(field.internalName);
    const result = evaluateFormula(field.settings.formula ?? '', name => read(found(columns, name)), now);
    atWork.delete(field.internalName);
    values[field.internalName] = result instanceof CellError ? null : inType(result, field.settings.outputType ?? TEXT);
    if (result instanceof CellError) failures.set(field.internalName, result);
    return values[field.internalName];
  };
  const read = (field: Field): FieldValue => {
    const value = valueOf(field);
    const failure = failures.get(field.internalName);
    if (failure) throw failure;
    return value;
  };
  for (const field of columns.calculated) if (!(field.internalName in values)) valueOf(field);
  return values;
}

/** Columns by their internal names, and by their titles in any case; the fields are the same array until they change. */
export function columnsOf(fields: readonly Field[]): Columns {
  const cached = known.get(fields);
  if (cached) return cached;
  const byTitle = new Map([...fields].reverse().map(field => [field.title.toLowerCase(), field]));
  const byName = new Map(fields.map(field => [field.internalName, field]));
  const columns: Columns = {
    calculated: fields.filter(({ type }) => type === 'Calculated'),
    named: name => byName.get(name) ?? byTitle.get(name.toLowerCase()),
  };
  known.set(fields, columns);
  return columns;
}

function found(columns: Columns, name: string): Field {
  const field = columns.named(name);
  if (!field) throw new StoreError('badRequest', 'The formula refers to a column that does not exist.');
  return field;
}

function inType(value: Scalar, outputType: number): FieldValue {
  if (value === null) return null;
  if (outputType === BOOLEAN) return Boolean(value);
  if (outputType === TEXT) return toText(value);
  if (outputType === DATE) return typeof value === 'number' ? stampOf(value) : null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
