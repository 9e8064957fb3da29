import { GROUP, type GroupRules, type Principal } from '../../store/principals';
import type { Site } from '../../store/sites';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { entryOf, optionalBoolean, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { createDefaultGroups } from './defaultGroups';
import { found, groupById, groupByName } from './finding';
import { members } from './memberResource';
import { requireRunning } from './membership';
import { groupEntity, ownerOf, principalEntity } from './principalEntity';

/** Groups of the site, below its web. */
export const groupsSteps: Steps<Site> = {
  siteGroups: { facts: '1.8', verbs: 'GET POST', open: siteGroups },
  associatedOwnerGroup: { facts: '1.8', verbs: 'GET', open: (site, _, call) => associatedGroup(call, site.ownerGroup) },
  associatedMemberGroup: { facts: '1.8', verbs: 'GET', open: (site, _, call) => associatedGroup(call, site.memberGroup) },
  associatedVisitorGroup: { facts: '1.8', verbs: 'GET', open: (site, _, call) => associatedGroup(call, site.visitorGroup) },
  createDefaultAssociatedGroups: { facts: '1.8', verbs: 'POST', open: (_, segment) => action(segment.name, call => createDefaultGroups(call, segment)) },
};

/** What follows the groups of a site. */
export const siteGroupsSteps: Steps<Site> = {
  getById: { facts: '1.8', verbs: 'GET MERGE', open: (_, segment, call) => groupResource(groupById(call, numberArgument(segment, 'id'))) },
  getByName: { facts: '1.8', verbs: 'GET MERGE', open: (_, segment, call) => groupResource(groupByName(call, textArgument(segment, 'name'))) },
  removeById: { facts: '1.8', verbs: 'POST', open: (_, segment) => action(segment.name, call => remove(call, groupById(call, parametersOf(call, segment).number('id')))) },
  removeByLoginName: {
    facts: '1.8',
    verbs: 'POST',
    open: (_, segment) => action(segment.name, call => remove(call, groupByName(call, parametersOf(call, segment).text('loginname')))),
  },
};

const siteGroupsStep = follow(siteGroupsSteps);

/** What follows a group. */
export const groupSteps: Steps<Principal> = {
  users: { facts: '1.8', verbs: 'GET POST', open: members },
  owner: { facts: '1.8', verbs: 'GET', open: (group, _, call) => entityResource(principalEntity(ownerOf(group, call))) },
  setUserAsOwner: { facts: '1.8', verbs: 'POST', open: (group, segment) => action(segment.name, call => setOwner(call, group, parametersOf(call, segment).number('ownerid'), segment)) },
};

const groupStep = follow(groupSteps);

export function groupResource(group: Principal): Resource {
  return entityResource(groupEntity(group), {
    merge: call => change(call, group),
    remove: call => remove(call, group),
    step: (segment, call) => groupStep(group, segment, call),
  });
}

/** `currentuser/groups`, `siteusers/getById(5)/groups`. */
export function groupsOfUser(user: Principal, segment: Segment): Resource {
  const groups = (call: Call): readonly Principal[] => call.tenant.principals.groupsOf(user.siteId, user.id);
  const one = (call: Call, matches: (group: Principal) => boolean): Resource => groupResource(found(groups(call).find(matches), 'Group'));
  return collectionResource(segment.name, 'SP.ApiData.Groups', call => groups(call).map(groupEntity), {
    step: (inner, call) => {
      if (inner.lower === 'getbyid') return one(call, ({ id }) => id === numberArgument(inner, 'id'));
      if (inner.lower === 'getbyname') return one(call, ({ title }) => title.toLowerCase() === textArgument(inner, 'name').toLowerCase());
      return undefined;
    },
  });
}

function siteGroups(site: Site, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return groupResource(groupById(call, numberArgument(segment, 'id')));
  return collectionResource('sitegroups', 'SP.ApiData.Groups', () => call.tenant.principals.all(site.id, GROUP).map(groupEntity), {
    post: () => add(call),
    step: inner => siteGroupsStep(site, inner, call),
  });
}

function associatedGroup(call: Call, id: number | undefined): Resource {
  return groupResource(id === undefined ? found(undefined, 'Group') : groupById(call, id));
}

function add(call: Call): Answer {
  call.require('createGroups', call.site);
  const body = entryOf(call, 'SP.Group');
  const rules = rulesIn(body);
  const { principals } = call.tenant;
  const group = principals.addGroup(call.site.id, textOf(body, 'Title'), optionalText(body, 'Description') ?? '', call.principal.id);
  principals.setGroupRules(group, { onlyAllowMembersViewMembership: true, ...rules });
  // The maker of a group is its first member, as in SharePoint.
  principals.addMember(call.site.id, group.id, call.principal.id);
  return { kind: 'entity', entity: groupEntity(group), status: 201 };
}

function change(call: Call, group: Principal): Answer {
  requireRunning(call, group);
  const body = entryOf(call, 'SP.Group');
  const rules = rulesIn(body);
  call.tenant.principals.changeGroup(group, { title: optionalText(body, 'Title'), description: optionalText(body, 'Description') });
  if (Object.keys(rules).length > 0) call.tenant.principals.setGroupRules(group, rules);
  return changed();
}

function remove(call: Call, group: Principal): Answer {
  requireRunning(call, group);
  call.tenant.principals.remove(call.site.id, group.id);
  return DONE;
}

function setOwner(call: Call, group: Principal, ownerId: number, { name }: Segment): Answer {
  requireRunning(call, group);
  const owner = found(call.tenant.principals.byId(call.site.id, ownerId), 'User');
  call.tenant.principals.changeGroup(group, { ownerId: owner.id });
  return nothing(name);
}

const FLAGS: Readonly<Record<string, keyof GroupRules>> = {
  AllowMembersEditMembership: 'allowMembersEditMembership',
  AllowRequestToJoinLeave: 'allowRequestToJoinLeave',
  AutoAcceptRequestToJoinLeave: 'autoAcceptRequestToJoinLeave',
  OnlyAllowMembersViewMembership: 'onlyAllowMembersViewMembership',
};
const TEXTS: readonly string[] = ['Title', 'Description', 'RequestToJoinLeaveEmailSetting'];

/** @throws 400 for what groups do not have */
function rulesIn(body: Body): Partial<GroupRules> {
  const unknown = Object.keys(body).find(name => !TEXTS.includes(name) && FLAGS[name] === undefined);
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.Group');
  const flags = Object.entries(FLAGS).flatMap(([name, flag]) => {
    const value = optionalBoolean(body, name);
    return value === undefined ? [] : [[flag, value]];
  });
  const setting = optionalText(body, 'RequestToJoinLeaveEmailSetting');
  return { ...(Object.fromEntries(flags) as Partial<GroupRules>), ...(setting === undefined ? {} : { requestToJoinLeaveEmailSetting: setting }) };
}
