import { formatPoundsAndPence } from '../../core/money';
import { displayDate, isIsoDate } from '../../core/time';

/** A field as a person reads it. */
export function fieldInWords(field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field === 'value' && typeof value === 'number') return formatPoundsAndPence(value);
  if (field === 'extensionMonths' && typeof value === 'number') return `${value} months`;
  if (typeof value === 'string') return isIsoDate(value) ? displayDate(value) : value;
  if (typeof value === 'object' && 'name' in value) return String(value.name);
  if (typeof value === 'object' && 'title' in value) return String(value.title);
  return String(value);
}
