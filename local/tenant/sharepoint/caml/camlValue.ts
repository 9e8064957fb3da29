import type { SqlValue } from '../../store/database';
import { toStamp } from '../../clock';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { childNamed, type Element } from '../wire/xml';
import type { Target } from '../odata/targets';
import { fromLocal, localMidnight, parseIso, toLocal } from '../../timeZone';
import { attributeOf } from './camlView';

const DAY = 86_400_000;

/** A day or a moment that a value of CAML names. */
export interface When {
  readonly moment: Date;
  /** Only the day counts: how CAML compares unless it is told to include the time. */
  readonly isDay: boolean;
}

/** The constant of a comparison; an empty one is none. @throws 500 for what the column cannot hold */
export function camlValue(call: Call, value: Element, target: Target): SqlValue {
  if (childNamed(value, 'UserID')) return call.principal.id;
  const text = value.text.trim();
  if (text === '') return null;
  switch (target.type) {
    case 'number': {
      const number = Number(text);
      if (Number.isNaN(number)) throw errors.caml();
      return number;
    }
    case 'boolean':
      if (!/^(1|0|true|false|yes|no)$/i.test(text)) throw errors.caml();
      return /^(1|true|yes)$/i.test(text) ? 1 : 0;
    case 'date':
      return toStamp(camlDate(call, value).moment);
    default:
      return value.text;
  }
}

/** `<Today OffsetDays="-7"/>`, `<Now/>`, `[Today-7]`, or a date; with `StorageTZ` it is told in UTC, otherwise in the site's time. @throws 500 */
export function camlDate(call: Call, value: Element): When {
  const withTime = /^true$/i.test(attributeOf(value, 'IncludeTimeValue') ?? '');
  const today = childNamed(value, 'Today');
  if (today) return { moment: daysFromNow(call, Number(attributeOf(today, 'OffsetDays') ?? attributeOf(today, 'Offset') ?? 0)), isDay: !withTime };
  if (childNamed(value, 'Now')) return { moment: call.tenant.clock.now(), isDay: !withTime };
  const text = value.text.trim();
  const [, sign, days] = /^\[Today(?:\s*([+-])\s*(\d+)(?:day(?:s|\(s\))?)?)?\]$/i.exec(text) ?? [];
  if (/^\[Today/i.test(text)) return { moment: daysFromNow(call, Number(`${sign ?? ''}${days ?? 0}`)), isDay: !withTime };
  const moment = parseIso(isUtc(value) ? text : text.replace(/Z$/i, '').replace(' ', 'T'));
  if (!moment) throw errors.caml();
  return { moment, isDay: !withTime };
}

/** From the midnight that begins the moment's day on the site's clock to the next one. */
export function dayOf(moment: Date): readonly [from: string, to: string] {
  const from = localMidnight(moment);
  const { year, month, day } = toLocal(from);
  const next = new Date(Date.UTC(year, month - 1, day) + DAY);
  const to = fromLocal({ year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate(), hour: 0, minute: 0, second: 0 });
  return [toStamp(from), toStamp(to)];
}

function daysFromNow(call: Call, days: number): Date {
  if (Number.isNaN(days)) throw errors.caml();
  return new Date(call.tenant.clock.now().getTime() + days * DAY);
}

function isUtc(value: Element): boolean {
  return /^true$/i.test(attributeOf(value, 'StorageTZ') ?? '') || /[+-]\d\d:?\d\d$/.test(value.text.trim());
}
