import type { Pack } from '../../core/policy/types';
import { displayDate, type IsoDate } from '../../core/time';
import { contractOf, figuresOf, nameOf, noFilters, ownerOf, rankOf, stateWordOf, type Duty } from './duties';

export interface ReportTable {
  readonly heading: string;
  readonly rows: readonly (readonly string[])[];
}

/** The self-audit report before it is a document. */
export interface ReportContent {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly headings: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly gaps: readonly string[];
}

export interface ReportOptions {
  readonly packs: readonly Pack[];
  readonly today: IsoDate;
  /** What of the service it speaks of: "Whole service", a contract, the filters in words. */
  readonly scope: string;
  readonly me: number | undefined;
}

export const reportHeadings = ['Obligation', 'Contract', 'Clause', 'Owner', 'Due', 'State'] as const;

/** The part of the policy that a clause belongs to: `CP-9` for `CP-9.1.L2`. */
export function groupOf(clause: string): string {
  return /^[A-Za-z-]*?-?\d+/.exec(clause)?.[0] ?? clause;
}

/** What the report says; the rows are what the screen shows, so its figures agree with the list. */
export function reportOf(rows: readonly Duty[], { packs, today, scope, me }: ReportOptions): ReportContent {
  const figures = figuresOf(rows, { ...noFilters, history: true }, { today, me });
  const [policy] = packs;
  return {
    title: 'Contract management self-audit',
    facts: [
      ['Council', policy?.council ?? 'Not known'],
      ['Policies', packs.map(({ title, version }) => `${title}, version ${version}`).join('; ')],
      ['Date', displayDate(today)],
      ['Covers', scope],
      ['Obligations', String(rows.length)],
      ['Overdue', String(figures.overdue)],
      ['Missing', String(figures.missing)],
      ['Due soon', String(figures.dueSoon)],
      ['Met this quarter', String(figures.met)],
      ['Vacant posts', String(figures.vacant)],
    ],
    headings: reportHeadings,
    tables: tablesOf(rows),
    gaps: gapsOf(rows, packs),
  };
}

const collator = new Intl.Collator('en-GB', { numeric: true });

function tablesOf(rows: readonly Duty[]): readonly ReportTable[] {
  const groups = new Map<string, Duty[]>();
  for (const row of rows) {
    const group = groupOf(row.clause);
    const found = groups.get(group) ?? [];
    groups.set(group, found);
    found.push(row);
  }
  const byPressure = (a: Duty, b: Duty): number =>
    rankOf(stateWordOf(a)) - rankOf(stateWordOf(b)) || collator.compare(a.clause, b.clause) || collator.compare(contractOf(a), contractOf(b));
  return Array.from(groups)
    .sort(([a], [b]) => collator.compare(a, b))
    .map(([heading, found]) => ({ heading, rows: found.sort(byPressure).map(line) }));
}

function line(row: Duty): readonly string[] {
  return [nameOf(row), contractOf(row), row.clause, ownerOf(row), row.due ? displayDate(row.due) : '', stateWordOf(row)];
}

/** What no row can show: said openly, so that nobody reads more into the report than there is. */
function gapsOf(rows: readonly Duty[], packs: readonly Pack[]): readonly string[] {
  const clauses = packs.flatMap((pack) => pack.clauses ?? []);
  const shown = new Set(rows.map(({ clause }) => clause));
  const decisions = clauses.filter(({ form }) => form === 'decision' || form === 'rule').map(({ id }) => id);
  const silent = clauses.filter(({ id, form }) => form === 'duty' && !shown.has(id)).map(({ id }) => id);
  const unverified = clauses.filter(({ verified }) => verified === false).map(({ id }) => id);
  const named = (ids: readonly string[]): string => ids.join(', ');
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  return [
    'It shows what is recorded in Contract Desk. What was done and not recorded here shows as missing or overdue.',
    'It says that evidence is there, not that the evidence is good: nobody’s judgement of a document is in it.',
    ...(decisions.length > 0 ? [`Clauses that a person decides or a form holds have no dates and are not in the tables: ${named(decisions)}.`] : []),
    ...(silent.length > 0 ? [`Duties with no row in this report, because nothing asked for them yet or the filters leave them out: ${named(silent)}.`] : []),
    ...(unverified.length > 0 ? [`Duties of the law whose text has not been checked against its source: ${named(unverified)}.`] : []),
    ...(count('Waiting') > 0 ? [`${count('Waiting')} wait for a date or a decision: whether they are late is not known.`] : []),
    ...(count('As required') > 0 ? [`${count('As required')} are done when a person finds them needed: nothing here tells whether one was needed.`] : []),
    ...(count('Not applicable') + count('Accepted late') > 0
      ? [`${count('Not applicable') + count('Accepted late')} stand aside or are accepted late, by a person’s decision or because they are no longer asked for; the reasons are with each in the list.`]
      : []),
  ];
}
