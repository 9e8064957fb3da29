import type { MeetingLevel, Pack } from '../types';
import { problem, twice, type PackProblem } from './problem';

/** Meeting levels and the chasing of actions. */
export function levelProblems({ levels = [], chase }: Pack): readonly PackProblem[] {
  return [
    ...twice(levels.map(({ id }) => id), (index) => `levels[${index}].id`, 'Two levels have the id'),
    ...levels.flatMap(({ agenda }, index) =>
      twice(agenda.map(({ id }) => id), (item) => `levels[${index}].agenda[${item}].id`, 'Two agenda items have the id'),
    ),
    ...levels.flatMap((level, index) => escalationProblems(level, index, levels)),
    ...twice((chase?.steps ?? []).map(({ id }) => id), (index) => `chase.steps[${index}].id`, 'Two chase steps have the id'),
  ];
}

/** An escalation goes to a level of the pack, never to itself, and never round in a circle. */
function escalationProblems(level: MeetingLevel, index: number, levels: readonly MeetingLevel[]): readonly PackProblem[] {
  if (level.escalatesTo === undefined) return [];
  const path = `levels[${index}].escalatesTo`;
  if (!levels.some(({ id }) => id === level.escalatesTo)) return [problem(path, `There is no level “${level.escalatesTo}”.`)];
  return comesBack(level, levels) ? [problem(path, `Escalations from “${level.id}” come back to it.`)] : [];
}

function comesBack(level: MeetingLevel, levels: readonly MeetingLevel[]): boolean {
  let next = nextLevel(level, levels);
  for (let hops = 0; next && hops < levels.length; hops += 1) {
    if (next.id === level.id) return true;
    next = nextLevel(next, levels);
  }
  return false;
}

function nextLevel(level: MeetingLevel, levels: readonly MeetingLevel[]): MeetingLevel | undefined {
  return levels.find(({ id }) => id === level.escalatesTo);
}
