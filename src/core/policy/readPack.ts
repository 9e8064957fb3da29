import * as v from 'valibot';
import { packSchema } from './schema';
import type { MeetingLevel, PolicyPack } from './types';

export interface PackProblem {
  /** Where in the pack: `levels[1].agenda[0].title`; empty for the pack as a whole. */
  readonly path: string;
  readonly reason: string;
}

export type PackReading =
  | { readonly ok: true; readonly pack: PolicyPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Checks a policy pack and gives it typed, or every problem at once. */
export function readPack(source: unknown): PackReading {
  const reading = v.safeParse(packSchema, source, { abortPipeEarly: true });
  if (!reading.success) return { ok: false, problems: reading.issues.map(problemOf) };
  const pack: PolicyPack = reading.output;
  const problems = [
    ...datesInOrder(pack),
    ...twice(pack.levels, 'levels', 'Two levels have the id'),
    ...pack.levels.flatMap((level, index) => twice(level.agenda, `levels[${index}].agenda`, 'Two agenda items have the id')),
    ...escalationProblems(pack.levels),
    ...twice(pack.chase.steps, 'chase.steps', 'Two chase steps have the id'),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack };
}

function problemOf(issue: v.BaseIssue<unknown>): PackProblem {
  const keys = (issue.path ?? []).map(({ key }) => key);
  const path = keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
  return { path, reason: reasonOf(issue) };
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.kind !== 'schema') return issue.message;
  if (issue.type !== 'strict_object') return issue.received === 'undefined' ? 'This is missing.' : issue.message;
  if (issue.expected === 'never') return 'This is not part of a policy pack.';
  return issue.received === 'undefined' ? 'This is missing.' : 'This must be a group of named values.';
}

function datesInOrder(pack: PolicyPack): readonly PackProblem[] {
  return pack.reviewBy > pack.adopted ? [] : [{ path: 'reviewBy', reason: 'The review must come after the adoption.' }];
}

function twice(items: readonly { readonly id: string }[], path: string, words: string): readonly PackProblem[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) === index ? [] : [{ path: `${path}[${index}].id`, reason: `${words} “${id}”.` }],
  );
}

/** An escalation goes to a level of the pack, never to itself, and never round in a circle. */
function escalationProblems(levels: readonly MeetingLevel[]): readonly PackProblem[] {
  return levels.flatMap((level, index) => {
    if (level.escalatesTo === undefined) return [];
    const path = `levels[${index}].escalatesTo`;
    if (!levels.some(({ id }) => id === level.escalatesTo)) return [{ path, reason: `There is no level “${level.escalatesTo}”.` }];
    return comesBack(level, levels) ? [{ path, reason: `Escalations from “${level.id}” come back to it.` }] : [];
  });
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
