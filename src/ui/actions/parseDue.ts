import { addPeriod, parseUkDate, type IsoDate } from '../../core/time';
import { bad, type Result } from '../../core/result';

/** In a meeting nobody types the year: `11 Dec` is the next 11 December, `+14` is a fortnight from today. */
export function parseDue(typed: string, today: IsoDate): Result<IsoDate> {
  const text = typed.trim();
  const ahead = /^\+\s*(\d{1,3})$/.exec(text);
  if (ahead) return { ok: true, value: addPeriod(today, { days: Number(ahead[1]) }) };
  const read = parseUkDate(text);
  if (!read.ok && /^\d{1,2}(?:st|nd|rd|th)?\s*[\s/.-]\s*(?:\d{1,2}|[a-z]{3,9})\.?$/i.test(text)) return nextOf(text, today);
  return read;
}

function nextOf(text: string, today: IsoDate): Result<IsoDate> {
  const year = Number(today.slice(0, 4));
  const readings = [0, 1, 2, 3, 4].map((more) => parseUkDate(`${text} ${year + more}`));
  const next = readings.find((reading) => reading.ok && reading.value >= today);
  return next ?? readings[0] ?? bad(text);
}
