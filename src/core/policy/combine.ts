import type { Clause, Schedule } from './clauses';
import type { PackChoice } from './facts';
import type { Pack } from './types';
import { everyWords, spanWords } from './engine/spans';

/** A subject on which packs speak at once. */
export interface Overlap {
  readonly subject: string;
  /** contradiction: they ask for different things; overlap: for the same twice. */
  readonly kind: 'overlap' | 'contradiction';
  /** One sentence. */
  readonly says: string;
  readonly options: readonly { readonly pack: string; readonly says: string; readonly clauses: readonly string[] }[];
}

/** Subjects of a pack as a whole, beside those of its clauses. */
export const levelsSubject = 'meeting-levels';
export const recordsSubject = 'records';
export const registerSubject = 'register-sum';

/** What several packs say on one subject, and where they disagree (three meeting levels or two; six years or twelve). */
export function findOverlaps(packs: readonly Pack[]): readonly Overlap[] {
  return [
    ...wholeSubject(packs, levelsSubject, 'how many levels of meeting there are', levelWords),
    ...wholeSubject(packs, recordsSubject, 'how long records are kept', recordWords),
    ...wholeSubject(packs, registerSubject, 'from which sum contracts are registered', registerWords),
    ...clauseSubjects(packs),
    ...sameIds(packs),
  ];
}

function wholeSubject(packs: readonly Pack[], subject: string, what: string, wordsOf: (pack: Pack) => string | undefined): readonly Overlap[] {
  const options = packs.flatMap((pack) => {
    const says = wordsOf(pack);
    return says === undefined ? [] : [{ pack: pack.id, says, clauses: [] }];
  });
  const differ = new Set(options.map(({ says }) => says)).size > 1;
  return differ ? [{ subject, kind: 'contradiction', says: `The packs differ on ${what}.`, options }] : [];
}

function levelWords({ levels }: Pack): string | undefined {
  return levels && `${levels.length} ${levels.length === 1 ? 'level' : 'levels'}: ${levels.map(({ id, every }) => `${id} ${every ? everyWords(every) : 'as required'}`).join(', ')}`;
}

function recordWords({ records }: Pack): string | undefined {
  return records && `${records.keepYears['Simple contract']} years, of a deed ${records.keepYears.Deed}`;
}

function registerWords({ registerFromPounds }: Pack): string | undefined {
  return registerFromPounds === undefined ? undefined : `from £${registerFromPounds.toLocaleString('en-GB')}`;
}

function clauseSubjects(packs: readonly Pack[]): readonly Overlap[] {
  const subjects = Array.from(new Set(packs.flatMap(({ clauses = [] }) => clauses.flatMap(({ subject }) => (subject === undefined ? [] : [subject])))));
  return subjects.sort().flatMap((subject): readonly Overlap[] => {
    const options = packs.flatMap((pack) => {
      const clauses = (pack.clauses ?? []).filter((clause) => clause.subject === subject);
      return clauses.length === 0 ? [] : [{ pack: pack.id, says: clauses.map((clause) => clauseWords(clause, pack)).join('; '), clauses: clauses.map(({ id }) => id) }];
    });
    if (options.length < 2) return [];
    const kind = new Set(options.map(({ says }) => says)).size > 1 ? 'contradiction' : 'overlap';
    const ids = options.flatMap(({ clauses }) => clauses).join(', ');
    return [{ subject, kind, says: kind === 'overlap' ? `${ids} ask for the same.` : `${ids} ask for different things on one subject.`, options }];
  });
}

function clauseWords({ schedules = [], asks }: Clause, pack: Pack): string {
  const when = schedules.map((schedule) => scheduleWords(schedule, pack)).join(' and ');
  return when === '' ? asks : when;
}

/** A schedule in a few words, to compare it with another pack's. */
export function scheduleWords(schedule: Schedule, { levels = [] }: Pack): string {
  if ('meetings' in schedule) {
    const every = levels.find(({ id }) => id === schedule.meetings)?.every;
    return every ? everyWords(every) : 'as required';
  }
  if ('every' in schedule) return everyWords(schedule.every);
  if ('within' in schedule) return `within ${spanWords(schedule.within)}`;
  if ('ahead' in schedule) return `${spanWords(schedule.ahead)} ahead`;
  if ('inForce' in schedule) return 'at all times';
  if ('asRequired' in schedule) return 'as required';
  const { before, after } = schedule.by;
  return before ? `${spanWords(before)} before a day` : after ? `${spanWords(after)} after a day` : 'by a day';
}

/** Clauses are kept under their ids, so two packs in force may not use the same. */
function sameIds(packs: readonly Pack[]): readonly Overlap[] {
  const owners = new Map<string, string[]>();
  for (const pack of packs) for (const { id } of pack.clauses ?? []) owners.set(id, [...(owners.get(id) ?? []), pack.id]);
  return Array.from(owners)
    .filter(([, ids]) => ids.length > 1)
    .map(([clause, ids]): Overlap => ({
      subject: `clause-${clause}`,
      kind: 'contradiction',
      says: `Several packs have a clause ${clause}.`,
      options: ids.map((pack) => ({ pack, says: clause, clauses: [clause] })),
    }));
}

/** The packs as the council chose: on a subject that was decided only the chosen pack speaks, and the law always. */
export function packsInForce(packs: readonly Pack[], choices: readonly PackChoice[]): readonly Pack[] {
  const chosen = chosenPacks(packs, choices);
  if (chosen.size === 0) return packs;
  const records = packs.find(({ id }) => id === chosen.get(recordsSubject))?.records;
  return packs.map((pack) => {
    const loses = (subject: string | undefined): boolean => subject !== undefined && chosen.has(subject) && chosen.get(subject) !== pack.id;
    const meets = ({ schedules = [] }: Clause): boolean => schedules.some((schedule) => 'meetings' in schedule);
    const clauses = pack.clauses?.filter(
      (clause) => isLaw(clause) || (!loses(clause.subject) && !loses(`clause-${clause.id}`) && !(loses(levelsSubject) && meets(clause))),
    );
    return { ...pack, ...(clauses ? { clauses } : {}), ...(records && pack.records ? { records } : {}) };
  });
}

/** No council chooses the law away. Only clauses of law say whether they were checked. */
function isLaw({ verified }: Clause): boolean {
  return verified !== undefined;
}

/** By subject, the pack chosen last; a choice for a pack that is not there counts for nothing. */
function chosenPacks(packs: readonly Pack[], choices: readonly PackChoice[]): ReadonlyMap<string, string> {
  const there = new Set(packs.map(({ id }) => id));
  const inOrder = choices.filter(({ pack }) => there.has(pack)).sort((one, other) => (`${one.on} ${one.pack}` < `${other.on} ${other.pack}` ? -1 : 1));
  return new Map(inOrder.map(({ subject, pack }) => [subject, pack]));
}
