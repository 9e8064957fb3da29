import type { List } from '../../store/lists';
import type { GraphCall } from '../wire/request';
import type { Person } from '../wire/world';

/** Who did something, by the entry in the site. Source: identitySet resource type. */
export function identity({ world }: Pick<GraphCall, 'world'>, list: List, principalId: number): object {
  const principal = world.tenant.principals.byId(list.siteId, principalId);
  const person = principal?.directoryId === undefined ? undefined : world.people.byId(principal.directoryId);
  if (person) return identityOf(person);
  return { application: { displayName: principal?.title ?? 'SharePoint App' } };
}

export function identityOf(person: Person | undefined): object {
  if (!person) return { application: { displayName: 'SharePoint App' } };
  return { user: { id: person.id, displayName: person.displayName, email: person.mail ?? person.upn } };
}
