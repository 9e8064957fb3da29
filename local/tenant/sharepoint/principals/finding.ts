import { GROUP, type Principal } from '../../store/principals';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';

/** @throws 404 */
export function userById(call: Call, id: number): Principal {
  const user = call.tenant.principals.byId(call.site.id, id);
  return found(user?.kind === GROUP ? undefined : user, 'User');
}

export function userByLogin(call: Call, login: string): Principal {
  return found(call.tenant.principals.userByLogin(call.site.id, login), 'User');
}

export function userByEmail(call: Call, email: string): Principal {
  const wanted = email.toLowerCase();
  return found(wanted === '' ? undefined : call.tenant.principals.users(call.site.id).find(user => user.email.toLowerCase() === wanted), 'User');
}

export function groupById(call: Call, id: number): Principal {
  const group = call.tenant.principals.byId(call.site.id, id);
  return found(group?.kind === GROUP ? group : undefined, 'Group');
}

export function groupByName(call: Call, name: string): Principal {
  return found(call.tenant.principals.byLogin(call.site.id, GROUP, name), 'Group');
}

export function found(principal: Principal | undefined, what: 'User' | 'Group'): Principal {
  if (!principal) throw errors.principal(what);
  return principal;
}
