import { createHash } from 'node:crypto';

/**
 * A number from 0 up to 1 that follows from the seed and the words alone. The fate of a request hangs on what it is and
 * on how often it has come, not on who else was asking at the time: so a run can be replayed with many at once.
 */
export function dice(seed: number, ...words: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify([seed, ...words])).digest().readUInt32BE(0) / 2 ** 32;
}
