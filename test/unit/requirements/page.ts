import type { Clause, ClauseForm } from '../../../src/core/policy/clauses';
import type { Pack } from '../../../src/core/policy/types';
import { clausesOf, homes, requirementIds, type Home } from './homes';
import { requirements, type Requirement } from './ids';

const homeWords: Readonly<Record<Exclude<ClauseForm, 'rule'>, string>> = {
  duty: 'Obligation',
  decision: 'Recorded decision',
  reference: 'In the pack',
};

const intro = `# Requirements and where they live

Written by \`UPDATE=1 npx jest --selectProjects unit --testPathPattern test/unit/requirements\`; change the packs, the tests or \`test/unit/requirements\`, not this page.

Each row is one requirement of the documents that the packs in \`policies\` follow. *Home* says what answers it today: an **obligation** that the engine dates, follows and escalates, under the clauses named; a **recorded decision** that a person takes and that is never worked out; words, lists or posts **in the pack** itself; a **screen**; a **report**. *Not yet* says openly what no code does. *Tests* says whether a test’s name cites the id or one of its clauses.

Of every obligation three things hold. It is a row of the list Obligations, with its day, owner, state and evidence, refreshed and escalated by the sweep; the page Assurance shows it, with its clause, its evidence and what a person decides on it. Its evidence comes from the register, the meetings, the actions and the incidents, and else from a row that a person puts into the list Evidence; not yet is written where that needs a form of its own. And it is asked for only where its pack is adopted: a site is set up with Castle Point's, the others are read from the site's settings, and no page adopts or compares packs yet.
`;

/** The page as of today. @param cited the ids that tests cite */
export function requirementsPage(packs: readonly Pack[], cited: ReadonlySet<string>): string {
  const sections = packs.map((pack) => sectionOf(pack, packs, cited)).filter((section) => section !== '');
  return `${[intro, ...sections, lawSection(packs)].join('\n')}`;
}

function sectionOf(pack: Pack, packs: readonly Pack[], cited: ReadonlySet<string>): string {
  const own = requirements.filter(({ id }) => clausesOf(id, packs)[0]?.pack === pack);
  if (own.length === 0) return '';
  const rows = own.map((requirement) => rowOf(requirement, packs, cited.has(requirement.id)));
  return [`## ${pack.council}: ${pack.title}`, '', '| Id | What | Home | Not yet | Tests |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

function rowOf({ id, title }: Requirement, packs: readonly Pack[], isCited: boolean): string {
  const { notYet = '' } = homes[id] ?? {};
  return line([id, title, homesOf(id, packs).join('; ') || '*not yet*', notYet, isCited ? 'yes' : 'no']);
}

/** Where a requirement lives, in words; empty when nothing answers it. A rule has a home only in the screen that holds it. */
export function homesOf(id: string, packs: readonly Pack[], said: Readonly<Record<string, Home>> = homes): readonly string[] {
  const clauses = clausesOf(id, packs).map(({ clause }) => clause);
  const { screen, report } = said[id] ?? {};
  const inPacks = (['duty', 'decision', 'reference'] as const).flatMap((form) => {
    const ids = clauses.filter((clause) => clause.form === form).map((clause) => clause.id);
    return ids.length === 0 ? [] : [`${homeWords[form]} ${ids.join(', ')}`];
  });
  return [...inPacks, ...(screen ? [`Screen: ${screen}`] : []), ...(report ? [`Report: ${report}`] : [])];
}

/** Ids that have no home and are not said to be not yet, and those whose rule no screen holds without a word of it. */
export function homeless(packs: readonly Pack[], said: Readonly<Record<string, Home>> = homes): readonly string[] {
  return requirementIds.filter((id) => {
    const { screen, notYet } = said[id] ?? {};
    const hasRule = clausesOf(id, packs).some(({ clause }) => clause.form === 'rule');
    return notYet === undefined && (homesOf(id, packs, said).length === 0 || (hasRule && screen === undefined));
  });
}

function lawSection(packs: readonly Pack[]): string {
  const law = packs.flatMap(({ clauses = [] }) => clauses.filter(({ verified }) => verified !== undefined));
  const words = 'Not legal advice. *Checked* says whether the figures were found in a published source or are from memory.';
  return ['## Law', '', words, '', '| Clause | What | Source | From | Checked |', '|---|---|---|---|---|', ...law.map(lawRow), ''].join('\n');
}

function lawRow({ id, title, source, from = '', verified }: Clause): string {
  return line([id, title, source, from, verified ? 'yes' : 'no']);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}
