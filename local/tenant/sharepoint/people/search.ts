import type { DirectoryUser } from '../../store/directory';
import { GROUP, SECURITY_GROUP, USER, type Principal } from '../../store/principals';
import type { Call } from '../wire/call';

/** SP.Utilities.PrincipalType, a sum of flags. */
export const USERS = 1;
export const SECURITY_GROUPS = 4;
export const SITE_GROUPS = 8;
export const ALL = 15;

/** Somebody whom a search may find: an account, everyone as one, or a group of the site. */
export type Match =
  | { readonly kind: 'account'; readonly user: DirectoryUser }
  | { readonly kind: 'everyone'; readonly login: string; readonly title: string }
  | { readonly kind: 'group'; readonly group: Principal };

/**
 * Accounts whose name, address or mail begins with the text, or a later word of whose name does; groups and everyone by title.
 * @param types sum of flags
 */
export function searchPeople(call: Call, text: string, types: number, most: number): readonly Match[] {
  const wanted = afterClaim(text).trim().toLowerCase();
  if (wanted === '') return [];
  const { claims, directory, principals } = call.tenant;
  const begins = (name: string): boolean => ` ${name.toLowerCase()}`.includes(` ${wanted}`);
  const accounts = has(types, USERS) ? directory.all().filter(user => begins(user.displayName) || starts(user.upn, wanted) || starts(user.mail, wanted)) : [];
  const everyone = has(types, SECURITY_GROUPS) ? claims.all().filter(({ login, title }) => begins(title) || login.toLowerCase() === text.toLowerCase()) : [];
  const groups = has(types, SITE_GROUPS) ? principals.all(call.site.id, GROUP).filter(({ title }) => begins(title)) : [];
  const matches: Match[] = [
    ...accounts.map((user): Match => ({ kind: 'account', user })),
    ...everyone.map((each): Match => ({ kind: 'everyone', ...each })),
    ...groups.map((group): Match => ({ kind: 'group', group })),
  ];
  return matches.slice(0, most);
}

/** The one whom a login name, address, mail or full name stands for. @returns nothing for nobody and for several */
export function resolvePerson(call: Call, text: string, types: number): Match | undefined {
  const wanted = afterClaim(text).trim().toLowerCase();
  const exact = searchPeople(call, text, types, Number.MAX_SAFE_INTEGER).filter(match => namesOf(match).includes(wanted) || loginIn(match) === text.toLowerCase());
  return exact.length === 1 ? exact[0] : undefined;
}

/** The site's entry of a match, when it has one. */
export function entryIn(call: Call, match: Match): Principal | undefined {
  const { principals } = call.tenant;
  if (match.kind === 'group') return match.group;
  if (match.kind === 'everyone') return principals.byLogin(call.site.id, SECURITY_GROUP, match.login);
  return principals.find(call.site.id, { kind: 'user', user: match.user });
}

export function kindOf(match: Match): number {
  if (match.kind === 'account') return USER;
  return match.kind === 'group' ? GROUP : SECURITY_GROUP;
}

function namesOf(match: Match): readonly string[] {
  if (match.kind === 'account') return [match.user.displayName, match.user.upn, match.user.mail ?? ''].map(name => name.toLowerCase());
  return [(match.kind === 'group' ? match.group.title : match.title).toLowerCase()];
}

function loginIn(match: Match): string {
  return match.kind === 'everyone' ? match.login.toLowerCase() : '';
}

/** `i:0#.f|membership|ada@contoso.com` → `ada@contoso.com` */
function afterClaim(text: string): string {
  return text.slice(text.lastIndexOf('|') + 1);
}

function starts(name: string | undefined, wanted: string): boolean {
  return name !== undefined && name.toLowerCase().startsWith(wanted);
}

function has(types: number, flag: number): boolean {
  return (types & flag) !== 0;
}
