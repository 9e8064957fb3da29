import { isIsoDate } from '../core/time';
import type { Field, ListDeclaration } from './define';

/** What is wrong with one field: a sentence that says what would be right. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/**
 * Checks values against the rules of a declaration. SharePoint itself enforces neither required columns nor choices
 * on REST, so nothing is sent unchecked; a form shows the same sentences beside its boxes.
 * @param values any part of a row; `partial` checks only what is given (a change), else required fields must be there
 */
export function problemsOf(declaration: ListDeclaration, values: Readonly<Record<string, unknown>>, partial: boolean): readonly Problem[] {
  const names = Object.keys(partial ? values : declaration.fields);
  return names.flatMap((name) => {
    const field = declaration.fields[name];
    if (!field) return [{ field: name, message: `${declaration.title} has no field “${name}”.` }];
    const message = isEmpty(values[name]) ? emptyProblem(field) : valueProblem(field, values[name]);
    return message ? [{ field: name, message }] : [];
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function emptyProblem(field: Field): string | undefined {
  if (!field.required) return undefined;
  return field.kind === 'person' || field.kind === 'lookup' || field.kind === 'choice'
    ? `Choose the ${inSentence(field.title)}.`
    : `Enter the ${inSentence(field.title)}.`;
}

function valueProblem(field: Field, value: unknown): string | undefined {
  switch (field.kind) {
    case 'text':
    case 'note':
      return textProblem(field, value);
    case 'choice':
      return field.choices?.some((choice) => choice === value) ? undefined : `${field.title} must be one of ${quoted(field.choices ?? [])}.`;
    case 'number':
    case 'currency':
      return numberProblem(field, value);
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? undefined : `${field.title} must be a real day between 1900 and 2199.`;
    case 'dateTime':
      return typeof value === 'string' && Number.isFinite(Date.parse(value)) ? undefined : `${field.title} must be a date and a time.`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${field.title} must be yes or no.`;
    case 'person':
    case 'lookup':
      return hasId(value) ? undefined : `Choose the ${inSentence(field.title)} again: it is not one that SharePoint knows.`;
    case 'json':
      return JSON.stringify(value).length <= longestNote ? undefined : `${field.title} is too long to keep.`;
  }
}

/** What a plain-text note column takes. */
const longestNote = 500000;

function textProblem(field: Field, value: unknown): string | undefined {
  if (typeof value !== 'string') return `${field.title} must be text.`;
  const max = field.max ?? (field.kind === 'text' ? 255 : longestNote);
  if (value.length <= max) return undefined;
  return `${field.title} is ${value.length} characters long. Shorten it to ${max} or fewer.`;
}

function numberProblem(field: Field, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${field.title} must be a number.`;
  const unit = field.kind === 'currency' ? '£' : '';
  if (field.min !== undefined && value < field.min) return `${field.title} cannot be less than ${unit}${field.min}.`;
  if (field.max !== undefined && value > field.max) return `${field.title} cannot be more than ${unit}${field.max}.`;
  if (field.kind === 'currency' && Math.abs(value * 100 - Math.round(value * 100)) > 0.0001) {
    return `${field.title} must be in pounds and pence: two digits at most after the point.`;
  }
  return undefined;
}

function hasId(value: unknown): boolean {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'number' && Number.isInteger(id) && id > 0;
}

/** A heading within a sentence: `Contract Manager` stays, `Start date` becomes `start date`. */
function inSentence(title: string): string {
  return /^[A-Z][^ ]* [A-Z]/.test(title) || /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

function quoted(words: readonly string[]): string {
  const each = words.map((word) => `“${word}”`);
  return each.length < 2 ? each.join('') : `${each.slice(0, -1).join(', ')} or ${each[each.length - 1]}`;
}
