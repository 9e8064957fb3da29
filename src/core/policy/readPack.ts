import * as v from 'valibot';
import { clauseProblems } from './checks/clauses';
import { levelProblems } from './checks/levels';
import { problem, type PackProblem } from './checks/problem';
import { referenceProblems } from './checks/references';
import { withStandIns } from './checks/standIns';
import { packSchema } from './schema';
import type { Pack, PolicyPack } from './types';

export type { PackProblem } from './checks/problem';

export type PackReading<Read extends Pack = PolicyPack> =
  | { readonly ok: true; readonly pack: Read }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Checks a pack that a council works by and gives it typed, or every problem at once. */
export function readPack(source: unknown): PackReading {
  const reading = readAnyPack(source);
  if (!reading.ok) return reading;
  const { pack } = reading;
  if (isPolicy(pack)) return { ok: true, pack };
  return { ok: false, problems: [problem('supplement', 'A supplement stands beside a policy; a council cannot work by it alone.')] };
}

/** Checks any pack, supplements too. */
export function readAnyPack(source: unknown): PackReading<Pack> {
  const reading = v.safeParse(packSchema, source, { abortPipeEarly: true });
  if (!reading.success) return { ok: false, problems: [...reading.issues.map(problemOf), ...partsMissing(source), ...otherProblems(source, reading.issues)] };
  const pack: Pack = reading.output;
  const problems = [...partsMissing(pack), ...problemsBetween(pack)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack };
}

/** What the parts of a pack must be to one another. */
function problemsBetween(pack: Pack): readonly PackProblem[] {
  return [...datesInOrder(pack), ...levelProblems(pack), ...clauseProblems(pack), ...referenceProblems(pack)];
}

/** What is wrong between the parts, beside those parts that are wrong in themselves. */
function otherProblems(source: unknown, issues: readonly v.BaseIssue<unknown>[]): readonly PackProblem[] {
  const broken = issues.map(({ path = [] }) => path.map(({ key }) => key));
  const reading = v.safeParse(packSchema, withStandIns(source, broken));
  if (!reading.success) return [];
  const told = new Set(broken.map(pathOf));
  return problemsBetween(reading.output).filter(({ path }) => !told.has(path));
}

/** Whether a council can work by a pack alone. */
export function isPolicy(pack: Pack): pack is PolicyPack {
  return policyParts.every((part) => pack[part] !== undefined);
}

const policyParts = ['levels', 'records', 'chase', 'registerFromPounds'] as const;

function partsMissing(source: unknown): readonly PackProblem[] {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return [];
  const given: Partial<Record<(typeof policyParts)[number] | 'supplement', unknown>> = source;
  return given.supplement === true ? [] : policyParts.filter((part) => given[part] === undefined).map((part) => problem(part, 'This is missing.'));
}

function problemOf(issue: v.BaseIssue<unknown>): PackProblem {
  return problem(pathOf((issue.path ?? []).map(({ key }) => key)), reasonOf(issue));
}

function pathOf(keys: readonly unknown[]): string {
  return keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.kind !== 'schema') return issue.message;
  if (issue.type !== 'strict_object') return issue.received === 'undefined' ? 'This is missing.' : issue.message;
  if (issue.expected === 'never') return 'This is not part of a policy pack.';
  return issue.received === 'undefined' ? 'This is missing.' : 'This must be a group of named values.';
}

function datesInOrder(pack: Pack): readonly PackProblem[] {
  return pack.reviewBy > pack.adopted ? [] : [problem('reviewBy', 'The review must come after the adoption.')];
}
