import { loginOf } from '../../store/principals';
import type { Site } from '../../store/sites';
import type { Answer } from '../wire/answer';
import { optionalBoolean, optionalNumber, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action } from '../wire/resource';
import type { Steps } from '../wire/steps';
import type { JsonObject } from '../wire/values';
import { ALL, resolvePerson, searchPeople, type Match } from './search';

const FACTS = 'SP.UI.ApplicationPages.ClientPeoplePickerWebServiceInterface';
const DEFAULT_SUGGESTIONS = 30;

/** What a people picker asks while somebody types, and when they leave the box. The answers are JSON in a text. */
export const peoplePickerSteps: Steps<Site> = {
  [`${FACTS}.ClientPeoplePickerSearchUser`]: { facts: FACTS, verbs: 'POST', open: (_, segment) => action(segment.name, call => searchUser(call, segment)) },
  [`${FACTS}.ClientPeoplePickerResolveUser`]: { facts: FACTS, verbs: 'POST', open: (_, segment) => action(segment.name, call => resolveUser(call, segment)) },
};

function searchUser(call: Call, segment: Segment): Answer {
  const query = parametersOf(call, segment).object('queryparams');
  const text = textOf(query, 'QueryString');
  const most = optionalNumber(query, 'MaximumEntitySuggestions') ?? DEFAULT_SUGGESTIONS;
  const found = withinGroup(call, query, searchPeople(call, text, typesIn(query), most)).map(entityOf);
  const typed = found.length === 0 && isMail(text) && (optionalBoolean(query, 'AllowEmailAddresses') ?? false) ? [unvalidated(text)] : [];
  return { kind: 'value', name: 'ClientPeoplePickerSearchUser', value: JSON.stringify([...found, ...typed]) };
}

function resolveUser(call: Call, segment: Segment): Answer {
  const query = parametersOf(call, segment).object('queryparams');
  const text = textOf(query, 'QueryString');
  return { kind: 'value', name: 'ClientPeoplePickerResolveUser', value: JSON.stringify(resolved(call, query, text)) };
}

function resolved(call: Call, query: Body, text: string): JsonObject {
  const one = resolvePerson(call, text, typesIn(query));
  if (one && withinGroup(call, query, [one]).length === 1) return entityOf(one);
  if (isMail(text) && (optionalBoolean(query, 'AllowEmailAddresses') ?? false)) return unvalidated(text);
  const several = withinGroup(call, query, searchPeople(call, text, typesIn(query), DEFAULT_SUGGESTIONS));
  return {
    Key: text,
    DisplayText: text,
    IsResolved: false,
    Description: text,
    EntityType: '',
    EntityData: {},
    MultipleMatches: several.map(entityOf),
    ProviderName: '',
    ProviderDisplayName: '',
  };
}

function typesIn(query: Body): number {
  return optionalNumber(query, 'PrincipalType') ?? ALL;
}

/** A picker may be bound to the people of one group. */
function withinGroup(call: Call, query: Body, matches: readonly Match[]): readonly Match[] {
  const groupId = optionalNumber(query, 'SharePointGroupID') ?? 0;
  if (groupId === 0) return matches;
  const members = new Set(call.tenant.principals.members(call.site.id, groupId).map(({ directoryId }) => directoryId));
  return matches.filter(match => match.kind === 'account' && members.has(match.user.id));
}

function entityOf(match: Match): JsonObject {
  if (match.kind === 'account') {
    const { user } = match;
    return {
      Key: loginOf(user.upn),
      DisplayText: user.displayName,
      IsResolved: true,
      Description: user.mail ?? user.upn,
      EntityType: 'User',
      EntityData: {
        IsAltSecIdPresent: 'False',
        ObjectId: user.id,
        Title: user.jobTitle ?? '',
        Email: user.mail ?? '',
        MobilePhone: '',
        OtherMails: '',
        Department: user.department ?? '',
        PrincipalType: user.isGuest ? 'GUEST_USER' : 'User',
        SIPAddress: user.mail ?? '',
      },
      MultipleMatches: [],
      ProviderName: 'Tenant',
      ProviderDisplayName: 'Tenant',
    };
  }
  if (match.kind === 'everyone') {
    return { ...named(match.login, match.title), EntityType: 'SecGroup', EntityData: { PrincipalType: 'SecurityGroup' }, ProviderName: 'AllUsers', ProviderDisplayName: 'All Users' };
  }
  const { group } = match;
  return {
    ...named(group.title, group.title),
    EntityType: '',
    EntityData: { SPGroupID: String(group.id), AccountName: group.title, PrincipalType: 'SharePointGroup' },
    ProviderName: '',
    ProviderDisplayName: '',
  };
}

function named(key: string, title: string): JsonObject {
  return { Key: key, DisplayText: title, IsResolved: true, Description: title, MultipleMatches: [] };
}

/** An address that no account has, taken as it was typed. */
function unvalidated(mail: string): JsonObject {
  return { ...named(mail, mail), EntityType: 'UNVALIDATED_EMAIL_ADDRESS', EntityData: { Email: mail, PrincipalType: 'UNVALIDATED_EMAIL_ADDRESS', SIPAddress: mail }, ProviderName: '', ProviderDisplayName: '' };
}

function isMail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
