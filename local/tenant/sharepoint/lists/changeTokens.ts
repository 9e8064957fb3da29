import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { Complex } from '../wire/values';

/** What a token is of, as its second number says. */
const SCOPES = { site: 1, web: 2, list: 3 } as const;

/** From 1 January 0001 to 1970, in ticks of 100 nanoseconds. */
const EPOCH = 621355968000000000n;

/** `1;3;<id>;<ticks>;<number of the change>` */
export function changeToken(kind: keyof typeof SCOPES, id: string, time: Date, change: number): Complex {
  const ticks = BigInt(time.getTime()) * 10000n + EPOCH;
  return new Complex('SP.ChangeToken', { StringValue: `1;${SCOPES[kind]};${id};${ticks};${change}` });
}

export function listToken(list: List, call: Call): Complex {
  return changeToken('list', list.guid, call.tenant.clock.now(), call.tenant.changes.last());
}

export function webToken(web: Site, call: Call): Complex {
  return changeToken('web', web.webGuid, call.tenant.clock.now(), call.tenant.changes.last());
}

export function siteToken(site: Site, call: Call): Complex {
  return changeToken('site', site.guid, call.tenant.clock.now(), call.tenant.changes.last());
}

/** The number of the change that a token ends in. @throws 400 */
export function changeIn(token: string): number {
  const [, number] = /^1;[0-3];[0-9a-f-]{36};\d+;(\d+)$/i.exec(token.trim()) ?? [];
  if (number === undefined) throw errors.argument('The changeToken refers to a time before the start of the current change log, or is not a token.');
  return Number(number);
}
