import { displayDate, displayDateAndTime, type IsoDate } from '../../time';
import type { Decision } from '../facts';
import type { ObligationState } from '../obligation';
import type { Draft } from './duty';

/**
 * Why an obligation stands where it stands, in one plain sentence.
 * @param asks the clause and what it asks for
 */
export function explain(draft: Draft, state: ObligationState, asks: string, decision: Decision | undefined): string {
  const asked = draft.asked === undefined ? asks : `${asks} ${draft.asked}`;
  const { found } = draft;
  switch (state) {
    case 'met':
      return draft.metLate ? `Met late: ${asked}, it was due ${dueWords(draft)}, and ${found}.` : `Met: ${asked}, and ${found}.`;
    case 'due':
      return `Due ${dueWords(draft)} because ${asked} and ${found}.`;
    case 'dueSoon':
      return `Due soon, ${dueWords(draft)}, because ${asked} and ${found}.`;
    case 'overdue':
      return `Overdue since ${dueWords(draft)} because ${asked} and ${found}${missedWords(draft)}.`;
    case 'gap':
      return `Missing${draft.due === undefined ? '' : ` since ${dueWords(draft)}`} because ${asked} and ${found}${missedWords(draft)}.`;
    case 'waiting':
      return `Waiting because ${asked} and ${found}.`;
    case 'asRequired':
      return `${asked[0].toUpperCase()}${asked.slice(1)}; ${found}.`;
    case 'notApplicable':
      return decision ? `Not applicable: ${decided(decision)}.` : `Not applicable because ${found}.`;
    case 'acceptedLate':
      return `Accepted late${decision ? `: ${decided(decision)}` : ''}; it was due ${dueWords(draft)}.`;
    case 'vacant':
      return `Vacant because ${found}.`;
  }
}

function dueWords({ due, dueAt }: Draft): string {
  if (dueAt !== undefined) return displayDateAndTime(dueAt);
  return due === undefined ? 'on a day that is not known' : displayDate(due);
}

function missedWords({ missed = 0 }: Draft): string {
  return missed > 1 ? `; ${missed} went by` : '';
}

function decided({ by, on, reason }: { readonly by: string; readonly on: IsoDate; readonly reason: string }): string {
  return `${by} decided so on ${displayDate(on)}: ${reason.trim().replace(/[.\s]+$/, '')}`;
}
