import type { DueStep } from '../../core/policy/engine/ladder';
import { dayOf, displayDate } from '../../core/time';
import type { ActivityNotice } from '../../graph/ports';
import type { ActivityType } from '../../graph/teamsApp';
import { chainIdOf } from '../chasing/chainId';
import type { Services } from '../services';

export const words = {
  vacant: 'Nobody holds the post. Enter its holder in the list of posts.',
  unknownAccount: 'Microsoft 365 knows no such account.',
} as const;

/** One line of a person's feed for everything that they are told in a run: the most urgent by name, the rest by number. */
export function noticeOf(services: Services, steps: readonly DueStep[]): ActivityNotice {
  const type: ActivityType = 'obligationDue';
  const [first, ...others] = [...steps].sort((a, b) => (a.obligation.dueAt ?? a.obligation.due ?? '9999').localeCompare(b.obligation.dueAt ?? b.obligation.due ?? '9999'));
  const clause = services.pack.clauses?.find(({ id }) => id === first.obligation.clause);
  const what = clause?.title ?? first.obligation.clause;
  const and = others.length === 0 ? '' : ` and ${others.length} more`;
  return {
    type,
    preview: first.obligation.explanation.slice(0, 150),
    topic: what,
    link: services.links.obligationsInTeams(),
    parameters: { when: first.step.title, obligation: `${what}${and}`.slice(0, 100) },
    chainId: chainIdOf(`${dayOf(services.now())}:${steps.map(({ obligation, step }) => `${obligation.key}|${step.id}`).join()}:${displayDate(first.on)}`),
  };
}
