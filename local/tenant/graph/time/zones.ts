import { zoneNames } from './zoneNames';

const byWindowsName = new Map(zoneNames.map(({ windows, iana }) => [windows.toLowerCase(), iana]));
const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

/** The IANA zone behind a name of Windows or of IANA; undefined for a name that is neither. */
export function zoneOf(name: string): string | undefined {
  const zone = byWindowsName.get(name.toLowerCase()) ?? (name.toLowerCase() === 'utc' ? 'Etc/UTC' : name);
  return clockOf(zone) && zone;
}

/** An instant as the wall clock of a zone shows it: `2026-07-08T10:00:00.000`. */
export function toWall(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, -1);
}

/** The instant at which a zone's wall clock shows a time. In the hour that spring skips, an hour later. */
export function fromWall(wall: string, zone: string): number {
  const shown = Date.parse(`${wall}Z`);
  const early = shown - offsetAt(shown - 86400000, zone);
  if (early + offsetAt(early, zone) === shown) return early;
  const late = shown - offsetAt(shown + 86400000, zone);
  return late + offsetAt(late, zone) === shown ? late : early;
}

function offsetAt(instant: number, zone: string): number {
  if (zone === 'Etc/UTC') return 0;
  const clock = clockOf(zone);
  if (!clock) throw new RangeError(`"${zone}" is not a time zone.`);
  const parts: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(instant / 1000) * 1000;
}

function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(zone)) clocks.set(zone, makeClock(zone));
  return clocks.get(zone);
}

function makeClock(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
