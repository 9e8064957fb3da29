import { holderOf, type PostHolders } from '../posts';
import type { MeetingLevel } from '../policy/types';

/** One person invited to a meeting; contractors' people have no account. */
export interface Invited {
  readonly name: string;
  readonly organisation: string;
  readonly upn?: string;
  readonly attendance?: 'Present' | 'Apologies' | 'Absent';
}

interface Officer {
  readonly name: string;
  readonly upn: string;
}

interface ContractorContact {
  readonly firm: string;
  readonly contact?: string;
}

/**
 * Who is expected at a meeting: its chair, the chair of the level whose escalations come here, and the contractor.
 * @param council how the council is named in the attendance
 * Source: CP-9.1, Table 1.
 */
export function expectedAttendance(
  level: MeetingLevel,
  levels: readonly MeetingLevel[],
  holders: PostHolders<Officer>,
  contractor: ContractorContact,
  council: string,
): readonly Invited[] {
  const posts = [level.chair, ...levels.filter(({ escalatesTo }) => escalatesTo === level.id).map(({ chair }) => chair)];
  const officers = posts.map((post) => holderOf(post, holders)).filter((officer): officer is Officer => officer !== undefined);
  const people = officers.map(({ name, upn }): Invited => ({ name, organisation: council, upn }));
  const guest: Invited = { name: contractor.contact?.trim() || contractor.firm, organisation: contractor.firm };
  return [...people, guest].filter((person, index, all) => all.findIndex((other) => identity(other) === identity(person)) === index);
}

/**
 * Joins two people's changes to one attendance list: what I changed is mine, everything else is theirs. Somebody whom
 * either added stays; somebody is gone only when one removed them and the other left them as they were.
 */
export function mergeAttendance(
  base: readonly Invited[],
  mine: readonly Invited[],
  theirs: readonly Invited[],
): readonly Invited[] {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(byIdentity);
  const order = [...theirs, ...mine].map(identity).filter((id, index, all) => all.indexOf(id) === index);
  return order.flatMap((id) => {
    const [was, my, their] = [inBase.get(id), inMine.get(id), inTheirs.get(id)];
    const merged = sameInvited(my, was) ? their : my ?? (sameInvited(their, was) ? undefined : their);
    return merged ? [merged] : [];
  });
}

function identity({ name, organisation, upn }: Invited): string {
  return (upn ?? `${name}, ${organisation}`).trim().toLowerCase();
}

function byIdentity(people: readonly Invited[]): Map<string, Invited> {
  return new Map(people.map((person): [string, Invited] => [identity(person), person]));
}

function sameInvited(one: Invited | undefined, other: Invited | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.name === other.name && one.organisation === other.organisation && one.attendance === other.attendance;
}
