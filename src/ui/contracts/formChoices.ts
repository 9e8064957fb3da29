import type { NewRow } from '../../data/ports';
import { contracts, type Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { FieldChoice } from '../common/fluent';
import { fieldInWords } from './fieldInWords';
import { changesTo } from './saveContract';

export interface Conflict {
  readonly current: Stored<Contract>;
  readonly choices: readonly FieldChoice[];
  /** Fields that only the other person changed: theirs unless the person says otherwise. */
  readonly theirs: ReadonlySet<string>;
}

/**
 * What two people have made of one contract.
 * @param opened  the row as the form read it
 * @param wanted  what the form holds
 * @param current the row as it is now
 */
export function conflictOf(opened: Stored<Contract>, wanted: NewRow<Contract>, current: Stored<Contract>): Conflict {
  const differs = Object.keys(changesTo(current, wanted));
  const mine = Object.keys(changesTo(opened, wanted));
  const titles: Readonly<Record<string, { readonly title: string }>> = contracts.fields;
  const now: Readonly<Record<string, unknown>> = { ...current };
  const then: Readonly<Record<string, unknown>> = { ...wanted };
  return {
    current,
    choices: differs.map(field => ({
      field,
      label: titles[field].title,
      mine: fieldInWords(field, then[field]),
      theirs: fieldInWords(field, now[field]),
    })),
    theirs: new Set(differs.filter(field => !mine.includes(field))),
  };
}

/** What to write: mine in every field but those where theirs was chosen. */
export function chosenOf(wanted: NewRow<Contract>, current: Stored<Contract>, theirs: ReadonlySet<string>): NewRow<Contract> {
  return Object.fromEntries(Object.entries(changesTo(current, wanted)).filter(([field]) => !theirs.has(field)));
}
