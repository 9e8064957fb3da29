import { ROLES } from '../../store/permissions';
import { groupNameFrom, type Principal } from '../../store/principals';
import { nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';

const GROUPS = [
  { which: 'owner', word: 'Owners', role: ROLES.full.id },
  { which: 'member', word: 'Members', role: ROLES.edit.id },
  { which: 'visitor', word: 'Visitors', role: ROLES.read.id },
] as const;

/** Owners, members and visitors for a web with rights of its own; they become the ones that it is associated with. */
export function createDefaultGroups(call: Call, segment: Segment): Answer {
  const { site } = call;
  call.require('managePermissions', site);
  if (!site.uniqueScope) throw errors.argument('This operation is not allowed on a Web site that inherits permissions.');
  const given = parametersOf(call, segment);
  const { principals, security, sites } = call.tenant;
  const people = [given.optionalText('userlogin', 0), given.optionalText('userlogin2', 1)].flatMap(login => (login ? [principals.ensureByName(site.id, login)] : []));
  const seed = groupNameFrom(given.optionalText('groupnameseed', 2) || site.title);
  let owners: Principal | undefined;
  for (const { which, word, role } of GROUPS) {
    const group = principals.addGroup(site.id, `${seed} ${word}`, '', owners?.id);
    owners ??= group;
    security.assign(site.scopeId, group.id, role);
    sites.setAssociatedGroup(site.id, which, group.id);
    if (which === 'owner') for (const person of people) principals.addMember(site.id, group.id, person.id);
  }
  return nothing(segment.name);
}
