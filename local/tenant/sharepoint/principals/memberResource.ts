import type { Principal } from '../../store/principals';
import { DONE, type Answer } from '../wire/answer';
import { entryOf, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { parametersOf } from '../wire/parameters';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { found, userById, userByLogin } from './finding';
import { requireChangingMembers, requireSeeingMembers } from './membership';
import { userEntity } from './principalEntity';

/** What follows the people of a group. */
export const membersSteps: Steps<Principal> = {
  getById: { facts: '1.8', verbs: 'GET', open: (group, segment, call) => memberWhere(call, group, ({ id }) => id === numberArgument(segment, 'id')) },
  getByLoginName: {
    facts: '1.8',
    verbs: 'GET',
    open: (group, segment, call) => memberWhere(call, group, ({ login }) => login.toLowerCase() === textArgument(segment, 'loginname').toLowerCase()),
  },
  getByEmail: {
    facts: '1.8',
    verbs: 'GET',
    open: (group, segment, call) => memberWhere(call, group, ({ email }) => email.toLowerCase() === textArgument(segment, 'emailaddress').toLowerCase()),
  },
  removeById: { facts: '1.8', verbs: 'POST', open: (group, segment) => action(segment.name, call => remove(call, group, userById(call, parametersOf(call, segment).number('id')))) },
  removeByLoginName: {
    facts: '1.8',
    verbs: 'POST',
    open: (group, segment) => action(segment.name, call => remove(call, group, userByLogin(call, parametersOf(call, segment).text('loginname')))),
  },
};

const membersStep = follow(membersSteps);

/** `users` of a group, `users(5)`, and their adding by LoginName. */
export function members(group: Principal, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return memberWhere(call, group, ({ id }) => id === numberArgument(segment, 'id'));
  return collectionResource(segment.name, 'SP.ApiData.Users', () => membersOf(call, group).map(userEntity), {
    post: () => add(call, group),
    step: inner => membersStep(group, inner, call),
  });
}

function membersOf(call: Call, group: Principal): readonly Principal[] {
  requireSeeingMembers(call, group);
  return call.tenant.principals.members(group.siteId, group.id);
}

function memberWhere(call: Call, group: Principal, matches: (user: Principal) => boolean): Resource {
  return call.resources.user(found(membersOf(call, group).find(matches), 'User'));
}

function add(call: Call, group: Principal): Answer {
  requireChangingMembers(call, group);
  const user = call.tenant.principals.ensureByName(group.siteId, textOf(entryOf(call, 'SP.User'), 'LoginName'));
  call.tenant.principals.addMember(group.siteId, group.id, user.id);
  return { kind: 'entity', entity: userEntity(user), status: 201 };
}

function remove(call: Call, group: Principal, user: Principal): Answer {
  requireChangingMembers(call, group);
  call.tenant.principals.removeMember(group.siteId, group.id, user.id);
  return DONE;
}
