import type { Step } from '../../core/saga';
import type { NewRow } from '../../data/ports';
import type { DriveFile } from '../../graph/ports';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Filing, FilingReason } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';

export type FilingReport = (filing: Stored<Filing>) => void;

/** The saga's state: the row as read, and what the step just done changes of it. */
export interface Work {
  readonly row: Stored<Filing>;
  readonly change: NewRow<Filing>;
}

export interface FilingTools {
  readonly services: Services;
  readonly meeting: Stored<Meeting>;
  readonly contract: Stored<Contract>;
  readonly report: FilingReport;
  readonly signal?: AbortSignal;
  /** Saves at once, in the middle of a step. @throws Superseded when somebody else saved first */
  save(row: Stored<Filing>, change: NewRow<Filing>): Promise<Stored<Filing>>;
}

export type FilingStep = Step<Work, FilingTools, FilingReason>;

/** Somebody else went on with the same filing: theirs is the state to go on from. */
export class Superseded extends Error {
  public constructor(public readonly current: Stored<Filing>) {
    super('The filing was changed meanwhile.');
    Object.setPrototypeOf(this, Superseded.prototype);
  }
}

/** The tab was closed or the person left; the row says where to go on. */
export class Stopped extends Error {
  public constructor() {
    super('The filing was left.');
    Object.setPrototypeOf(this, Stopped.prototype);
  }
}

export function stopIfAborted(tools: FilingTools): void {
  if (tools.signal?.aborted) throw new Stopped();
}

/** Size and checksum as Graph gives them; a checksum that is not there yet says nothing either way. */
export function isSameContent(
  a: { readonly size: number; readonly hash?: string },
  b: Pick<DriveFile, 'size' | 'quickXorHash'>,
): boolean {
  return a.size === b.size && (!a.hash || !b.quickXorHash || a.hash === b.quickXorHash);
}

/** 1 for the first recording of a meeting, 2 for `…:recording:2`. */
export function numberOf(filing: Pick<Filing, 'key'>): number {
  return Number(/:(\d+)$/.exec(filing.key)?.[1] ?? 1);
}

export function filingKey(meetingKey: string, kind: Filing['kind'], number: number = 1): string {
  const base = `${meetingKey}:${kind === 'Transcript' ? 'transcript' : 'recording'}`;
  return number > 1 ? `${base}:${number}` : base;
}
