import type { Clause, Schedule } from '../clauses';
import type { Pack } from '../types';
import { conditionProblems, evidenceProblems, eventProblems } from './fields';
import { problem, twice, unknownName, type PackProblem } from './problem';

/** What the parts of each clause must be to one another. */
export function clauseProblems(pack: Pack): readonly PackProblem[] {
  const { clauses = [], groups = {}, posts } = pack;
  const known = namesOf(pack);
  return [
    ...(clauses.length > 0 && posts === undefined ? [problem('posts', 'A pack with clauses names its posts.')] : []),
    ...twice(clauses.map(({ id }) => id), (index) => `clauses[${index}].id`, 'Two clauses have the id'),
    ...Object.entries(groups).flatMap(([name, conditions]) => conditionProblems(`groups.${name}`, 'contract', conditions)),
    ...clauses.flatMap((clause, index) => oneClause(clause, `clauses[${index}]`, known)),
  ];
}

interface Known {
  readonly groups: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
  readonly ladders: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  readonly objectives: ReadonlySet<string>;
  readonly keepsRecords: boolean;
}

function namesOf({ groups = {}, levels = [], ladders = {}, lists = {}, objectives = [], records }: Pack): Known {
  return {
    groups: new Set(['all', ...Object.keys(groups)]),
    levels: new Set(levels.map(({ id }) => id)),
    ladders: new Set(Object.keys(ladders)),
    lists: new Set(Object.keys(lists)),
    objectives: new Set(objectives.map(({ id }) => id)),
    keepsRecords: records !== undefined,
  };
}

function oneClause(clause: Clause, path: string, known: Known): readonly PackProblem[] {
  const { binds, schedules = [], evidence = [], objectives = [] } = clause;
  return [
    ...formProblems(clause, path),
    ...objectives.flatMap((id, index) => unknownName(`${path}.objectives[${index}]`, id, known.objectives, 'objective')),
    ...unknownName(`${path}.ladder`, clause.ladder, known.ladders, 'ladder'),
    ...unknownName(`${path}.list`, clause.list, known.lists, 'list'),
    ...(binds && 'contracts' in binds
      ? [
          ...unknownName(`${path}.binds.contracts`, binds.contracts, known.groups, 'group of contracts'),
          ...conditionProblems(`${path}.binds.where`, 'contract', binds.where ?? {}),
        ]
      : []),
    ...evidence.flatMap((rule, index) => evidenceProblems(`${path}.evidence[${index}]`, rule, clause)),
    ...twice(schedules.map(({ id }) => id), (index) => `${path}.schedules[${index}].id`, 'Two schedules have the id'),
    ...schedules.flatMap((schedule, index) => scheduleProblems(schedule, clause, `${path}.schedules[${index}]`, known)),
  ];
}

function formProblems({ form, binds, schedules }: Clause, path: string): readonly PackProblem[] {
  const hasDates = form === 'duty' || form === 'decision';
  if (!hasDates) return schedules ? [problem(`${path}.schedules`, `A ${form} has no schedules; a duty has.`)] : [];
  if (form === 'duty' && !schedules) return [problem(`${path}.schedules`, 'A duty has at least one schedule.')];
  return schedules && !binds ? [problem(`${path}.binds`, 'A clause with schedules says whom it binds.')] : [];
}

function scheduleProblems(schedule: Schedule, clause: Clause, path: string, known: Known): readonly PackProblem[] {
  const { evidence = [], id, where } = schedule;
  const forContracts = clause.binds !== undefined && 'contracts' in clause.binds;
  return [
    ...((clause.schedules ?? []).length > 1 && id === undefined ? [problem(path, 'Where a clause has several schedules, each has an id.')] : []),
    ...(where && !forContracts ? [problem(`${path}.where`, 'Conditions on a contract need a clause that binds contracts.')] : []),
    ...conditionProblems(`${path}.where`, 'contract', where ?? {}),
    ...evidence.flatMap((rule, index) => evidenceProblems(`${path}.evidence[${index}]`, rule, clause, schedule)),
    ...kindProblems(schedule, path, forContracts, known),
  ];
}

function kindProblems(schedule: Schedule, path: string, forContracts: boolean, known: Known): readonly PackProblem[] {
  const needsContract = (part: string): readonly PackProblem[] =>
    forContracts ? [] : [problem(`${path}.${part}`, 'This needs a clause that binds contracts.')];
  if ('meetings' in schedule) {
    return [...needsContract('meetings'), ...unknownName(`${path}.meetings`, schedule.meetings, known.levels, 'level')];
  }
  if ('every' in schedule) {
    const isRolling = schedule.from === 'last';
    return [
      ...(isRolling && schedule.due ? [problem(`${path}.due`, 'Counted from the last evidence, it is due when the time is over; leave this out.')] : []),
      ...(typeof schedule.from === 'object' && 'contract' in schedule.from ? needsContract('from') : []),
    ];
  }
  if ('by' in schedule) {
    const { contract, bound, keepUntil, before, after } = schedule.by;
    return [
      ...(contract ?? bound ?? keepUntil ? needsContract('by') : []),
      ...(keepUntil && !known.keepsRecords ? [problem(`${path}.by.keepUntil`, 'This pack does not say how long records are kept.')] : []),
      ...(before && after ? [problem(`${path}.by`, 'A day is either before or after, not both.')] : []),
    ];
  }
  if ('within' in schedule) return eventProblems(`${path}.after`, schedule.after);
  if ('ahead' in schedule) return eventProblems(`${path}.of`, schedule.of);
  return [];
}
