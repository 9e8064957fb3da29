import { GraphError } from '../wire/errors';
import { isRecord, textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import { fromWall, toWall, zoneOf } from './zones';

/** The zone that a mailbox keeps until somebody sets another one. */
export const homeZone = 'GMT Standard Time';

/** A dateTimeTimeZone that was read: its wall clock time, the zone as it was named, and the instant. */
export interface Moment {
  readonly wall: string;
  readonly timeZone: string;
  readonly instant: number;
}

export const invalid = (message: string): GraphError => new GraphError(400, 'ErrorInvalidRequest', message);

/**
 * Reads `{dateTime, timeZone}`; without a zone it is UTC. An offset behind the time counts before the zone.
 * @throws 400 for what is no date, or a zone that neither Windows nor IANA knows
 */
export function readMoment(value: unknown, name: string): Moment {
  const dateTime = isRecord(value) ? textOf(value['dateTime']) : undefined;
  const timeZone = (isRecord(value) ? textOf(value['timeZone']) : undefined) ?? 'UTC';
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(dateTime ?? '');
  const [, date = '', time = '00:00', offset] = found ?? [];
  if (!found || Number.isNaN(Date.parse(`${date}T${time}Z`))) throw invalid(`The value '${String(dateTime)}' of ${name}.dateTime is not a date and time.`);
  const zone = zoneOf(timeZone);
  if (!zone) throw unknownZone(timeZone);
  const wall = `${date}T${time.length === 5 ? `${time}:00` : time}`;
  if (offset === undefined || offset === 'Z') return { wall, timeZone, instant: fromWall(wall, zone) };
  const instant = Date.parse(`${wall}${offset}`);
  return { wall: toWall(instant, zone).slice(0, 19), timeZone, instant };
}

/** An instant of the query: without an offset it is UTC. */
export function readInstant(text: string | undefined, name: string): number {
  if (text === undefined) throw invalid(`This request requires a time window specified by the query string parameters StartDateTime and EndDateTime. ${name} is missing.`);
  // A plus sign that nobody encoded arrives as a blank.
  const repaired = text.trim().replace(/ (\d\d:\d\d)$/, '+$1').replace(/(\.\d{3})\d+/, '$1');
  const instant = Date.parse(/(Z|[+-]\d\d:\d\d)$/i.test(repaired) || !repaired.includes('T') ? repaired : `${repaired}Z`);
  if (Number.isNaN(instant)) throw new GraphError(400, 'ErrorInvalidParameter', `The value '${text}' of the parameter '${name}' is invalid.`);
  return instant;
}

/** As Outlook writes it: `{"dateTime":"2026-12-03T10:00:00.0000000","timeZone":"UTC"}`. */
export function writeMoment(instant: number, timeZone: string): { dateTime: string; timeZone: string } {
  const zone = zoneOf(timeZone);
  if (!zone) throw unknownZone(timeZone);
  return { dateTime: `${toWall(instant, zone)}0000`, timeZone };
}

/** The zone of `Prefer: outlook.timezone="…"`. @throws 400 for one that does not exist */
export function preferredZone(call: GraphCall): string | undefined {
  const named = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(call.headers['prefer'] ?? '')?.[1]?.trim();
  if (named !== undefined && !zoneOf(named)) throw unknownZone(named);
  return named;
}

export const unknownZone = (name: string): GraphError =>
  new GraphError(400, 'TimeZoneNotSupportedException', `A time zone setting of '${name}' is not valid or supported.`);
