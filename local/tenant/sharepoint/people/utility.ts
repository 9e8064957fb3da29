import { GROUP, loginOf } from '../../store/principals';
import type { Site } from '../../store/sites';
import { nothing, type Answer } from '../wire/answer';
import { optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import { listIn, parametersOf, type Parameters } from '../wire/parameters';
import type { Segment } from '../wire/path';
import type { Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { Complex } from '../wire/values';
import { fileEntity } from '../files/fileEntity';
import { placeOf } from '../files/nodes';
import { ALL, entryIn, kindOf, resolvePerson, searchPeople, type Match } from './search';

const UTILITY = 'SP.Utilities.Utility';
const MOST_PRINCIPALS = 100;

/** Static helpers of SharePoint: people found by name, mail by way of the site, the classic wiki page. */
export const utilitySteps: Steps<Site> = {
  [`${UTILITY}.CreateWikiPageInContextWeb`]: { facts: UTILITY, verbs: 'POST', open: calling(createWikiPage) },
  [`${UTILITY}.ExpandGroupsToPrincipals`]: { facts: UTILITY, verbs: 'POST', open: calling(expandGroups) },
  [`${UTILITY}.GetCurrentUserEmailAddresses`]: { facts: UTILITY, verbs: 'GET POST', open: calling(ownMail) },
  [`${UTILITY}.GetUserPermissionLevels`]: { facts: UTILITY, verbs: 'GET POST', open: calling(ownLevels) },
  [`${UTILITY}.ResolvePrincipalInCurrentContext`]: { facts: UTILITY, verbs: 'POST', open: calling(resolvePrincipal) },
  [`${UTILITY}.SearchPrincipalsUsingContextWeb`]: { facts: UTILITY, verbs: 'POST', open: calling(searchPrincipals) },
  [`${UTILITY}.SendEmail`]: { facts: UTILITY, verbs: 'POST', open: calling(sendEmail) },
};

function calling(work: (call: Call, given: Parameters, segment: Segment) => Answer): (site: Site, segment: Segment) => Resource {
  return (_, segment) => {
    const answer = (call: Call): Answer => work(call, parametersOf(call, segment), segment);
    return { name: segment.name, get: answer, post: answer };
  };
}

/** Stored in the outbox that the control API shows; SharePoint writes only to people of the site's organisation. */
function sendEmail(call: Call, given: Parameters, { name }: Segment): Answer {
  call.require('viewListItems', call.site);
  const mail = given.object('properties');
  const addresses = (field: string): readonly string[] => listIn(mail[field]).map(String);
  const [to, cc, bcc] = [addresses('To'), addresses('CC'), addresses('BCC')];
  const unknown = [...to, ...cc, ...bcc].find(address => resolvePerson(call, address, ALL)?.kind !== 'account');
  if (to.length === 0 || unknown !== undefined) {
    throw new SharePointError(500, '-2146232832, Microsoft.SharePoint.SPException', 'The e-mail message cannot be sent. Make sure the e-mail has a valid recipient.');
  }
  call.tenant.outbox.add({ site: call.site.url, sender: call.principal.login, to, cc, bcc, subject: textOf(mail, 'Subject'), body: optionalText(mail, 'Body') ?? '' });
  return nothing(name);
}

function ownMail(call: Call, _: Parameters, { name }: Segment): Answer {
  return { kind: 'value', name, value: call.principal.email };
}

/** Names of the levels that the caller has in the web, by themselves and by their groups. */
function ownLevels(call: Call, _: Parameters, { name }: Segment): Answer {
  const { principals, security } = call.tenant;
  const mine = new Set([call.principal.id, ...principals.groupsOf(call.site.id, call.principal.id).map(({ id }) => id)]);
  const ids = new Set(security.assignments(call.site.scopeId).flatMap(({ principalId, roleIds }) => (mine.has(principalId) ? roleIds : [])));
  const names = security.roles(call.site.id).flatMap(role => (ids.has(role.id) ? [role.name] : []));
  return { kind: 'value', name, value: names };
}

function resolvePrincipal(call: Call, given: Parameters, { name }: Segment): Answer {
  const match = resolvePerson(call, given.text('input'), given.optionalNumber('scopes', 1) ?? ALL);
  if (!match) return nothing(name);
  if (match.kind === 'account' && given.boolean('addtouserinfolist', 4, false)) call.tenant.principals.ensure(call.site.id, { kind: 'user', user: match.user });
  return { kind: 'value', name, value: infoOf(call, match) };
}

function searchPrincipals(call: Call, given: Parameters, { name }: Segment): Answer {
  const most = Math.min(given.optionalNumber('maxcount', 4) ?? MOST_PRINCIPALS, MOST_PRINCIPALS);
  const matches = searchPeople(call, given.text('input'), given.optionalNumber('scopes', 1) ?? ALL, most);
  return infos(name, matches.map(match => infoOf(call, match)));
}

/** The people of the groups named; what is no group stays itself. */
function expandGroups(call: Call, given: Parameters, { name }: Segment): Answer {
  const { directory, principals } = call.tenant;
  const matches = given.list('inputs').flatMap((input): readonly Match[] => {
    const group = principals.byLogin(call.site.id, GROUP, String(input));
    if (!group) return [resolvePerson(call, String(input), ALL)].flatMap(match => match ?? []);
    return principals.members(call.site.id, group.id).flatMap(({ directoryId, kind, login, title }): readonly Match[] => {
      const user = directoryId === undefined ? undefined : directory.byId(directoryId);
      if (user) return [{ kind: 'account', user }];
      return kind === GROUP ? [] : [{ kind: 'everyone', login, title }];
    });
  });
  return infos(name, matches.slice(0, given.optionalNumber('maxcount') ?? MOST_PRINCIPALS).map(match => infoOf(call, match)));
}

function createWikiPage(call: Call, given: Parameters): Answer {
  const parameters = given.object('parameters');
  const { parent, name } = placeOf(call, call.tenant.files.rootOfWeb(call.site), textOf(parameters, 'ServerRelativeUrl'));
  if (call.tenant.files.listOf(parent).baseType !== 1) throw errors.argument('Pages can be made in libraries only.');
  call.require('addListItems', parent);
  const html = optionalText(parameters, 'WikiHtmlContent') ?? '';
  return { kind: 'entity', entity: fileEntity(call.tenant.files.write(parent, name, Buffer.from(html), { actor: call.caller.actor, data: { WikiField: html } })) };
}

function infos(name: string, value: readonly Complex[]): Answer {
  return { kind: 'value', name, value, type: 'Collection(SP.Utilities.PrincipalInfo)' };
}

function infoOf(call: Call, match: Match): Complex {
  const entry = entryIn(call, match);
  const user = match.kind === 'account' ? match.user : undefined;
  const named = match.kind === 'group' ? match.group : match.kind === 'everyone' ? match : { login: loginOf(match.user.upn), title: match.user.displayName };
  return new Complex('SP.Utilities.PrincipalInfo', {
    Department: user?.department ?? '',
    DisplayName: named.title,
    Email: user?.mail ?? '',
    JobTitle: user?.jobTitle ?? '',
    LoginName: named.login,
    Mobile: '',
    PrincipalId: entry?.id ?? -1,
    PrincipalType: kindOf(match),
    SIPAddress: user?.mail ?? '',
  });
}
