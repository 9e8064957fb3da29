import type { Person } from '../../lists/define';
import type { Attendee } from '../../lists/meetings';

/** Who does an action: somebody with an account, who is chased in Teams, or a contractor's person by name. */
export type OwnerChoice =
  | { readonly kind: 'account'; readonly upn: string; readonly name: string; readonly about?: string }
  | { readonly kind: 'text'; readonly name: string; readonly about?: string };

export function choiceOf(person: Person): OwnerChoice {
  return { kind: 'account', upn: person.upn, name: person.name };
}

/** Everybody in the room can be given an action; those without an account as text. */
export function choicesOf(attendees: readonly Attendee[]): readonly OwnerChoice[] {
  return attendees.map(({ name, organisation, upn }) =>
    upn ? { kind: 'account', upn, name, about: organisation } : { kind: 'text', name, about: organisation },
  );
}

const plain = (words: string): string => words.toLocaleLowerCase('en-GB').normalize('NFD').replace(/[\u0300-\u036f]/g, '');

/** The choices in whose name or organisation every typed word begins a word. */
export function matching(choices: readonly OwnerChoice[], typed: string): readonly OwnerChoice[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return choices.filter(({ name, about }) => {
    const parts = plain(`${name} ${about ?? ''}`).split(/[\s,.-]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

const identityOf = (choice: OwnerChoice): string => (choice.kind === 'account' ? choice.upn.toLowerCase() : `text:${plain(choice.name)}`);

export function isSameOwner(one: OwnerChoice | undefined, other: OwnerChoice | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && identityOf(one) === identityOf(other));
}

/** One row for each person: an account named twice (attendance and directory) shows once. */
export function withoutRepeats(choices: readonly OwnerChoice[]): readonly OwnerChoice[] {
  const seen = new Set<string>();
  return choices.filter((choice) => {
    const identity = identityOf(choice);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** What is typed as a whole account, `priya.nair@council.gov.uk`; SharePoint says whether it is one. */
export function accountTyped(words: string): OwnerChoice | undefined {
  return /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(words) ? { kind: 'account', upn: words, name: words } : undefined;
}
