import { commonLines } from './commonLines';

/** One place that both changed in different ways. */
export interface Clash {
  /** Number of the first line of the place in the merged text, from 1. */
  readonly line: number;
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
}

export type Merge =
  | { readonly clean: true; readonly text: string }
  | { readonly clean: false; readonly text: string; readonly clashes: readonly Clash[] };

/**
 * Joins two people's changes to the same minutes, line by line. Where both only added lines at one place, both are
 * kept, theirs first (they were saved first). Where both changed the same lines, or one changed what the other
 * removed, both versions are kept in the text and the place is named as a clash.
 * @param base   the text that both began with
 * @param mine   the text not saved yet
 * @param theirs the text saved meanwhile
 */
export function mergeMinutes(base: string, mine: string, theirs: string): Merge {
  const [baseLines, myLines, theirLines] = [base, mine, theirs].map(linesOf);
  const merged: string[] = [];
  const clashes: Clash[] = [];
  for (const piece of pieces(baseLines, myLines, theirLines)) {
    const { lines, clash } = resolve(piece);
    if (clash) clashes.push({ line: merged.length + 1, ...clash });
    merged.push(...lines);
  }
  const text = merged.join('\n');
  return clashes.length === 0 ? { clean: true, text } : { clean: false, text, clashes };
}

/** The lines of a text; an empty text has none. */
function linesOf(text: string): readonly string[] {
  const plain = text.replace(/\r\n?/g, '\n');
  return plain === '' ? [] : plain.split('\n');
}

/** A stretch of the base with what became of it in either text. */
interface Piece {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** Cuts the three texts at the base lines that both kept: between two cuts lies one place where something changed. */
function* pieces(base: readonly string[], mine: readonly string[], theirs: readonly string[]): Generator<Piece> {
  const inMine = commonLines(base, mine);
  const inTheirs = commonLines(base, theirs);
  let [fromBase, fromMine, fromTheirs] = [0, 0, 0];
  for (let line = 0; line <= base.length; line += 1) {
    const end = line === base.length;
    const toMine = end ? mine.length : inMine[line];
    const toTheirs = end ? theirs.length : inTheirs[line];
    if (toMine === undefined || toTheirs === undefined) continue;
    yield { base: base.slice(fromBase, line), mine: mine.slice(fromMine, toMine), theirs: theirs.slice(fromTheirs, toTheirs) };
    if (!end) yield { base: [base[line]], mine: [base[line]], theirs: [base[line]] };
    [fromBase, fromMine, fromTheirs] = [line + 1, toMine + 1, toTheirs + 1];
  }
}

interface Resolution {
  readonly lines: readonly string[];
  readonly clash?: Omit<Clash, 'line'>;
}

function resolve({ base, mine, theirs }: Piece): Resolution {
  if (same(mine, theirs) || same(base, theirs)) return { lines: mine };
  if (same(base, mine)) return { lines: theirs };
  const both = { lines: [...theirs, ...mine] };
  if (base.length === 0) return both;
  return { ...both, clash: { base: base.join('\n'), theirs: theirs.join('\n'), mine: mine.join('\n') } };
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}
