import { bad, good, type Result } from '../result';
import { daysInMonth, isIsoDate, toIsoDate } from './calendar';
import { monthNames } from './names';
import type { IsoDate } from './types';

const example = 'for example 3/12/2026 or 3 Dec 2026';

/**
 * Reads a day as people type it in the UK: day, month, year, with slashes, dots, dashes or spaces, the month as a
 * number or a name, the year with two or four digits; and `2026-12-03`.
 */
export function parseUkDate(typed: string): Result<IsoDate> {
  const text = typed.trim();
  if (text === '') return bad(`Enter a date, ${example}.`);
  if (isIsoDate(text)) return good(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const match = /^(\d{1,2})(?:st|nd|rd|th)?\s*[\s/.,-]\s*(\d{1,2}|[a-z]{3,9})\.?\s*[\s/.,-]\s*(\d{4}|\d{2})$/i.exec(text);
  if (!match) return bad(`“${short(text)}” is not a date. Enter the day, the month and the year, ${example}.`);
  const month = /^\d/.test(match[2]) ? Number(match[2]) : monthCalled(match[2]);
  if (month === undefined) return bad(`“${short(match[2])}” is not a month. Enter a date ${example}.`);
  const year = match[3].length === 2 ? 2000 + Number(match[3]) : Number(match[3]);
  return checked(year, month, Number(match[1]));
}

function checked(year: number, month: number, day: number): Result<IsoDate> {
  if (year < 1900 || year > 2199) return bad(`The year ${year} is out of range. Enter a year between 1900 and 2199.`);
  if (month < 1 || month > 12) return bad(`There is no month ${month}. Enter the day first, then the month, ${example}.`);
  const last = daysInMonth(year, month);
  if (day >= 1 && day <= last) return good(toIsoDate(year, month, day));
  const name = monthNames[month - 1];
  return bad(`${name} ${year} has ${last} days, so there is no ${day} ${name}.`);
}

function monthCalled(name: string): number | undefined {
  const start = name.toLowerCase();
  const index = start === 'sept' ? 8 : monthNames.findIndex((month) => {
    const full = month.toLowerCase();
    return start === full || start === full.slice(0, 3);
  });
  return index < 0 ? undefined : index + 1;
}

/** Reads a time of day as typed: `14:00`, `14.00`, `1400`, `2pm`, `2:30 pm`. */
export function parseUkTime(typed: string): Result<string> {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
  const problem = 'Enter a time, for example 14:00 or 2pm.';
  if (!match || (match[2] === undefined && match[3] === undefined)) return bad(problem);
  const half = match[3]?.toLowerCase();
  const typedHour = Number(match[1]);
  if (half !== undefined && (typedHour < 1 || typedHour > 12)) return bad(problem);
  const hour = half === undefined ? typedHour : (typedHour % 12) + (half === 'pm' ? 12 : 0);
  const minute = Number(match[2] ?? '0');
  if (hour > 23 || minute > 59) return bad(problem);
  return good(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

function short(text: string): string {
  return text.length > 30 ? `${Array.from(text).slice(0, 30).join('')}…` : text;
}
