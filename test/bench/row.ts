/** One line of the table that the suite judges itself by: a count of bytes, a count, or a ratio taken within one run. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: 'bytes' | 'count' | 'ratio' | 'exponent' | 'MB';
  /** What the value must keep to; a row without a bar is told, not judged. */
  readonly bar?: number;
  readonly better: 'lower' | 'higher';
  /** The same figure of others, by their name. */
  readonly peers: Readonly<Record<string, number>>;
}

/** One subject of the bench. */
export interface Measurement {
  readonly title: string;
  run(say: (progress: string) => void): Promise<readonly BenchRow[]>;
}

export function meetsBar({ value, bar, better }: BenchRow): boolean | undefined {
  if (bar === undefined) return undefined;
  return better === 'lower' ? value <= bar : value >= bar;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * How much longer one piece of work takes than another: the median of both, taken in turns, so that a machine that is
 * busy for a while is busy for both.
 */
export async function ratioOf(work: () => Promise<unknown> | unknown, base: () => Promise<unknown> | unknown, times: number): Promise<number> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let n = 0; n < times; n += 1) {
    theirs.push(await timed(base));
    ours.push(await timed(work));
  }
  return median(ours) / median(theirs);
}
