import type { ObligationState } from '../../core/policy/obligation';
import type { Decision } from '../../core/policy/facts';
import type { DecisionKind, ObligationStateWord } from '../../lists/obligations';

const words: Readonly<Record<ObligationState, ObligationStateWord>> = {
  met: 'Met',
  due: 'Due',
  dueSoon: 'Due soon',
  overdue: 'Overdue',
  gap: 'Missing',
  waiting: 'Waiting',
  asRequired: 'As required',
  notApplicable: 'Not applicable',
  acceptedLate: 'Accepted late',
  vacant: 'Vacant post',
};

/** A state in the words of lists and screens. */
export function stateWord(state: ObligationState): ObligationStateWord {
  return words[state];
}

/** The state that a row's word stands for. */
export function stateOf(word: ObligationStateWord): ObligationState {
  const found = (Object.keys(words) as ObligationState[]).find((state) => words[state] === word);
  return found ?? 'waiting';
}

const decisions: Readonly<Record<DecisionKind, Decision['kind']>> = { 'Not applicable': 'notApplicable', 'Accepted late': 'acceptedLate' };

export function decisionOf(kind: DecisionKind): Decision['kind'] {
  return decisions[kind];
}
