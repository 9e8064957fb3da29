import { maskOf, type Mask } from '../../store/permissions';
import { bodyOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import type { Parameters } from '../wire/parameters';
import type { Json } from '../wire/values';

export const SP_EXCEPTION = '-2146232832, Microsoft.SharePoint.SPException';

export function noPrincipal(id: number): SharePointError {
  return new SharePointError(404, SP_EXCEPTION, `Can not find the principal with id: ${id}.`);
}

export function noRole(name: string): SharePointError {
  return new SharePointError(404, SP_EXCEPTION, `Can not find the permission level: ${name}.`);
}

/** `{"High":"432","Low":"1011030767"}`, numbers as text or not. @throws 400 */
export function maskFrom(permissions: Body): Mask {
  return maskOf(half(permissions.High), half(permissions.Low));
}

/** Of `doesUserHavePermissions(@v)?@v={'High':'0','Low':'1'}`, or of the body. */
export function maskIn(call: Call, given: Parameters): Mask {
  return maskFrom(given.optionalObject('permissionmask') ?? bodyOf(call));
}

function half(value: Json | undefined): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > 0xffffffff) throw errors.wrongPrimitive('Edm.Int64');
  return number;
}
