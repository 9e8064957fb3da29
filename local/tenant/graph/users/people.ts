import { allGroupsWith, idsIn } from '../groups/groupStore';
import { chatsOf, membersOf } from '../chats/chatStore';
import { mailboxOf } from '../mailbox/mailbox';
import type { Row } from '../wire/filter';
import { collection, option } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import type { Needs } from '../wire/scopes';
import type { Person } from '../wire/world';
import { userResource } from './userResource';

const peopleNeeds = { delegated: ['People.Read', 'People.Read.All'], application: ['People.Read.All'] } satisfies Needs;

/** List people: whom somebody shares chats and groups with, those of the most first. */
function listPeople(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, peopleNeeds);
  const { db, people } = call.world;
  const shared = [
    ...chatsOf(db, person.id).flatMap(({ id }) => membersOf(db, id)),
    ...allGroupsWith(db, person.id).flatMap(({ id }) => idsIn(db, id, 'member')),
  ];
  const times = new Map<string, number>();
  for (const id of shared) if (id !== person.id) times.set(id, (times.get(id) ?? 0) + 1);
  const found = [...times].sort(([, a], [, b]) => b - a).flatMap(([id]) => people.byId(id) ?? []);
  const words = (option(call, 'search') ?? '').replace(/"/g, '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fitting = found.filter((one) => words.every((word) => `${one.displayName} ${one.mail ?? ''}`.toLowerCase().includes(word)));
  const query = new URLSearchParams([...call.query].filter(([name]) => !/^\$?search$/i.test(name)));
  const rows = fitting.map((one, index) => relevant(call, one, fitting.length - index));
  return collection({ ...call, query }, rows, { size: 10, most: 1000, skips: true, context: `users('${person.id}')/people` });
}

function relevant(call: GraphCall, person: Person, score: number): Row {
  const user = userResource(call.world.db, person);
  const address = person.mail ?? person.upn;
  return {
    id: person.id,
    displayName: person.displayName,
    givenName: user['givenName'],
    surname: user['surname'],
    birthday: '',
    personNotes: '',
    isFavorite: false,
    jobTitle: person.jobTitle ?? null,
    companyName: user['companyName'],
    yomiCompany: '',
    department: person.department ?? null,
    officeLocation: user['officeLocation'],
    profession: '',
    userPrincipalName: person.upn,
    imAddress: `sip:${address}`,
    scoredEmailAddresses: [{ address, relevanceScore: score, selectionLikelihood: 'notSpecified', itemId: null }],
    phones: [],
    postalAddresses: [],
    websites: [],
    personType: { class: 'Person', subclass: person.isGuest ? 'Guest' : 'OrganizationUser' },
  };
}

export const peopleRoutes: readonly Route[] = [{ method: 'GET', pattern: '@mailbox/people', facts: 'List people', handle: listPeople }];
