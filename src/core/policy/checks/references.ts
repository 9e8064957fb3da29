import type { IncidentRules } from '../clauses';
import type { Pack } from '../types';
import { hasField } from '../vocabulary';
import { problem, twice, unknownName, type PackProblem } from './problem';

/** Names that one part of a pack gives and another uses: posts, clauses, steps, entries. */
export function referenceProblems(pack: Pack): readonly PackProblem[] {
  return [...postProblems(pack), ...clauseReferences(pack), ...listProblems(pack), ...(pack.incident ? incidentProblems(pack.incident, pack) : [])];
}

function postProblems(pack: Pack): readonly PackProblem[] {
  if (!pack.posts) return [];
  const known = new Set(pack.posts.map(({ title }) => title));
  return [
    ...twice(pack.posts.map(({ title }) => title), (index) => `posts[${index}].title`, 'Two posts are called'),
    ...postsNamed(pack).flatMap(([path, post]) => unknownName(path, post, known, 'post')),
  ];
}

type Named = readonly [path: string, post: string];

function postsNamed({ posts = [], levels = [], chase, clauses = [], ladders = {}, incident }: Pack): readonly Named[] {
  const all = (path: string, names: readonly string[] = []): readonly Named[] => names.map((name, index): Named => [`${path}[${index}]`, name]);
  return [
    ...posts.flatMap(({ deputies }, index) => all(`posts[${index}].deputies`, deputies)),
    ...levels.map(({ chair }, index): Named => [`levels[${index}].chair`, chair]),
    ...(chase?.steps ?? []).flatMap(({ alsoTell }, index) => all(`chase.steps[${index}].alsoTell`, alsoTell)),
    ...clauses.map(({ owner }, index): Named => [`clauses[${index}].owner`, owner]),
    ...Object.entries(ladders).flatMap(([name, steps]) =>
      steps.flatMap(({ to }, index) => all(`ladders.${name}[${index}].to`, to).filter(([, post]) => post !== 'owner')),
    ),
    ...(incident?.steps ?? []).flatMap(({ by, to }, index) => [
      ...all(`incident.steps[${index}].by`, by),
      ...all(`incident.steps[${index}].to`, to),
    ]),
  ];
}

function clauseReferences({ clauses, levels = [], records, chase, lists = {}, incident }: Pack): readonly PackProblem[] {
  if (!clauses) return [];
  const known = new Set(clauses.map(({ id }) => id));
  const named: readonly Named[] = [
    ...levels.map(({ clause }, index): Named => [`levels[${index}].clause`, clause]),
    ...(records ? [['records.clause', records.clause] as const] : []),
    ...(chase ? [['chase.clause', chase.clause] as const] : []),
    ...Object.entries(lists).map(([name, { clause }]): Named => [`lists.${name}.clause`, clause]),
    ...(incident ? [['incident.clause', incident.clause] as const] : []),
    ...(incident?.steps ?? []).map(({ clause }, index): Named => [`incident.steps[${index}].clause`, clause]),
  ];
  return named.flatMap(([path, clause]) => unknownName(path, clause, known, 'clause'));
}

function listProblems({ objectives = [], ladders = {}, lists = {}, incident }: Pack): readonly PackProblem[] {
  const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
  return [
    ...twice(ids(objectives), (index) => `objectives[${index}].id`, 'Two objectives have the id'),
    ...Object.entries(ladders).flatMap(([name, steps]) => twice(ids(steps), (index) => `ladders.${name}[${index}].id`, 'Two steps have the id')),
    ...Object.entries(lists).flatMap(([name, { items }]) => twice(ids(items), (index) => `lists.${name}.items[${index}].id`, 'Two entries have the id')),
    ...twice(ids(incident?.steps ?? []), (index) => `incident.steps[${index}].id`, 'Two steps have the id'),
  ];
}

function incidentProblems({ clause: id, kind, steps }: IncidentRules, { clauses = [] }: Pack): readonly PackProblem[] {
  const clause = clauses.find((one) => one.id === id);
  const hasClock = clause?.schedules?.some((schedule) => 'within' in schedule && schedule.after.kind === kind) ?? false;
  return [
    ...(hasClock ? [] : [problem('incident.clause', `The clause “${id}” sets no clock for records of the kind ${kind}.`)]),
    ...steps.flatMap(({ field, onlyIf }, index) =>
      [['field', field] as const, ['onlyIf', onlyIf] as const].flatMap(([part, name]) =>
        name === undefined || hasField(kind, name) ? [] : [problem(`incident.steps[${index}].${part}`, `A record of the kind ${kind} has no field ${name}.`)],
      ),
    ),
  ];
}
