import type { Caller } from '../../identity';
import { CONTRIBUTE_MASK, FULL_MASK, READ_MASK, maskOf, type Mask } from '../../store/permissions';

/** What manages lists but not the site: the design level. */
const MANAGE_MASK = maskOf(432, 1012866047);

/** From a token's permission for SharePoint to the most that it allows. */
const LIMITS: Readonly<Record<string, Mask>> = {
  'AllSites.Read': READ_MASK,
  'AllSites.Write': CONTRIBUTE_MASK,
  'AllSites.Manage': MANAGE_MASK,
  'AllSites.FullControl': FULL_MASK,
  'Sites.Read.All': READ_MASK,
  'Sites.ReadWrite.All': CONTRIBUTE_MASK,
  'Sites.Manage.All': MANAGE_MASK,
  'Sites.FullControl.All': FULL_MASK,
};

/**
 * The most that the caller's token allows in SharePoint. A person signed in by cookie has no such limit; neither has a
 * delegated token that names no scopes at all. A token for something else than sites allows nothing here.
 */
export function limitOf({ actor, via, scopes, roles }: Caller): Mask {
  if (via !== 'bearer') return FULL_MASK;
  if (actor.kind === 'user' && scopes.size === 0) return FULL_MASK;
  const granted = actor.kind === 'app' ? roles : scopes;
  return [...granted].reduce<Mask>((mask, name) => mask | (LIMITS[name] ?? 0n), 0n);
}
