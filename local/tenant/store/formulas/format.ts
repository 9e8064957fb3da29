import { readingOf, type Reading } from './dates';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DATE_PART = /am\/pm|y+|m+|d+|h+|s+|"[^"]*"|\\.|[^ymdhs]/gi;

/** A number or a date as the formats of spreadsheets write it: `0.00`, `#,##0`, `0%`, `dd/mm/yyyy`, `dddd`. */
export function formatted(value: number, format: string): string {
  const plain = format.replace(/"[^"]*"|\\./g, '');
  if (/[ymdhs]/i.test(plain)) return asDate(value, format);
  return asNumber(value, format);
}

function asDate(value: number, format: string): string {
  const reading = readingOf(value);
  const parts = format.match(DATE_PART) ?? [];
  const twelve = parts.some(part => /^am\/pm$/i.test(part));
  return parts.map((part, index) => (isMinute(parts, index) ? padded(reading.minute, part) : datePart(part, reading, value, twelve))).join('');
}

/** `m` after hours or before seconds. */
function isMinute(parts: readonly string[], index: number): boolean {
  if (!/^m{1,2}$/i.test(parts[index])) return false;
  const before = parts.slice(0, index).filter(isLetters).pop();
  const after = parts.slice(index + 1).find(isLetters);
  return /^h/i.test(before ?? '') || /^s/i.test(after ?? '');
}

function isLetters(part: string): boolean {
  return /^[ymdhs]/i.test(part);
}

function datePart(part: string, { year, month, day, hour, second }: Reading, serial: number, twelve: boolean): string {
  const size = part.length;
  switch (part[0].toLowerCase()) {
    case 'y':
      return size <= 2 ? String(year % 100).padStart(2, '0') : String(year);
    case 'm':
      return size <= 2 ? padded(month, part) : size === 3 ? MONTHS[month - 1].slice(0, 3) : MONTHS[month - 1];
    case 'd': {
      const name = DAYS[(((Math.floor(serial) - 1) % 7) + 7) % 7];
      return size <= 2 ? padded(day, part) : size === 3 ? name.slice(0, 3) : name;
    }
    case 'h':
      return padded(twelve ? (hour + 11) % 12 + 1 : hour, part);
    case 's':
      return padded(second, part);
    case 'a':
      return size < 5 ? part : hour < 12 ? 'AM' : 'PM';
    default:
      return literal(part);
  }
}

function padded(value: number, part: string): string {
  return part.length === 1 ? String(value) : String(value).padStart(2, '0');
}

function literal(part: string): string {
  if (part.startsWith('"')) return part.slice(1, -1);
  return part.startsWith('\\') ? part.slice(1) : part;
}

/** Positive, negative and nought may have sections of their own, divided by semicolons. */
function asNumber(value: number, format: string): string {
  const [positive, negative, nought] = format.split(';');
  if (value < 0 && negative !== undefined) return section(-value, negative);
  if (value === 0 && nought !== undefined) return section(0, nought);
  return value < 0 ? `-${section(-value, positive)}` : section(value, positive);
}

function section(value: number, format: string): string {
  const match = /^(?<before>(?:"[^"]*"|\\.|[^0#.,?"\\])*)(?<digits>[0#?.,]*)(?<after>.*)$/.exec(format);
  const { before = '', digits = '', after = '' } = match?.groups ?? {};
  const words = (text: string): string => (text.match(/"[^"]*"|\\.|./g) ?? []).map(literal).join('');
  if (digits === '') return words(format);
  const [whole, fraction = ''] = digits.split('.');
  const hundredfold = (format.match(/%/g) ?? []).length * 2;
  const shown = Number(`${value}e${hundredfold}`);
  const text = (Number.isNaN(shown) ? value * 10 ** hundredfold : shown).toLocaleString('en-GB', {
    minimumIntegerDigits: Math.max(1, Math.min(21, (whole.match(/0/g) ?? []).length)),
    minimumFractionDigits: Math.min(20, (fraction.match(/0/g) ?? []).length),
    maximumFractionDigits: Math.min(20, fraction.length),
    useGrouping: whole.includes(','),
  });
  return `${words(before)}${whole.includes('0') ? text : text.replace(/^0(?=\.|$)/, '')}${words(after)}`;
}
