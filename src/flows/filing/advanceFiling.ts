import { AppError, isAppError } from '../../core/errors';
import { runSteps, type Standing } from '../../core/saga';
import type { NewRow } from '../../data/ports';
import type { Stored } from '../../lists/define';
import type { Filing, FilingReason } from '../../lists/filings';
import type { Services } from '../services';
import { recordingSteps, transcriptSteps } from './steps';
import { busyWords, wordsFor } from './words';
import { Stopped, Superseded, type FilingReport, type FilingTools, type Work } from './work';

const racesAtMost = 20;
const waitsAtMost = 2;
const longestWait = 30;

/**
 * Goes on with a filing from the step that its row names, until it is filed, has to wait or needs a person. Anybody
 * may call it at any time, several at once: the row's ETag decides who makes a step, the other goes on from there.
 * @returns the row as it is then
 * @throws AppError when SharePoint cannot be reached or the person may not write there
 */
export async function advanceFiling(
  services: Services,
  filing: Stored<Filing>,
  report: FilingReport,
  signal?: AbortSignal,
): Promise<Stored<Filing>> {
  if (isFinished(filing)) return filing;
  const progress = new Progress(filing, report);
  const tools = await toolsFor(services, progress, signal);
  const steps = filing.kind === 'Transcript' ? transcriptSteps : recordingSteps;
  const keep = (standing: Standing<Work, FilingReason>): Promise<Work> => keepStanding(standing, tools, progress);

  let races = 0;
  let waits = 0;
  for (;;) {
    try {
      await runSteps(steps, progress.row.step, { row: progress.row, change: {} }, tools, keep, signal);
      return progress.row;
    } catch (error) {
      if (error instanceof Stopped) return progress.row;
      if (error instanceof Superseded) {
        progress.set(error.current);
        races += 1;
        if (error.current.state !== 'Working' || races >= racesAtMost) return error.current;
      } else if (isAppError(error, 'throttled')) {
        const seconds = error.details.retryAfter ?? longestWait;
        waits += 1;
        if (waits > waitsAtMost || seconds > longestWait) return putOff(tools, progress, seconds, error);
        report({ ...progress.row, message: busyWords });
        await services.pause(seconds * 1000);
      } else if (isAppError(error) && error.details.scope) {
        return stopForScope(tools, progress, error.details.scope);
      } else {
        throw error;
      }
    }
  }
}

export function isFinished(filing: Pick<Filing, 'state'>): boolean {
  return filing.state === 'Filed' || filing.state === 'Without';
}

/** The row as last read or written, whoever asks. */
class Progress {
  public constructor(
    public row: Stored<Filing>,
    private readonly report: FilingReport,
  ) {}

  public set(row: Stored<Filing>): Stored<Filing> {
    this.row = row;
    this.report(row);
    return row;
  }
}

async function toolsFor(services: Services, progress: Progress, signal?: AbortSignal): Promise<FilingTools> {
  const { desk } = services;
  const { meeting, contract } = progress.row;
  if (!meeting || !contract) throw new AppError('invalid', 'This filing belongs to no meeting.', { field: 'meeting' });
  return {
    services,
    meeting: await desk.meetings.byId(meeting.id),
    contract: await desk.contracts.byId(contract.id),
    report: (row) => progress.set(row),
    signal,
    save: async (row, change) => progress.set(await saveOrGiveWay(services, row, change)),
  };
}

async function saveOrGiveWay(services: Services, row: Stored<Filing>, change: NewRow<Filing>): Promise<Stored<Filing>> {
  try {
    return await services.desk.filings.save(row, change);
  } catch (error) {
    if (!isAppError(error, 'conflict')) throw error;
    throw new Superseded(await services.desk.filings.byId(row.id));
  }
}

async function keepStanding({ outcome, next }: Standing<Work, FilingReason>, tools: FilingTools, progress: Progress): Promise<Work> {
  const { row, change } = outcome.state;
  const kind = row.kind ?? 'Recording';
  const settled: NewRow<Filing> =
    outcome.kind === 'done'
      ? { state: next ? 'Working' : 'Filed', step: next ?? 'filed', reason: undefined, message: '', nextCheck: undefined }
      : outcome.kind === 'later'
        ? { state: 'Waiting', reason: outcome.reason, message: wordsFor(kind, outcome.reason), nextCheck: outcome.when }
        : { state: 'Stuck', reason: outcome.reason, message: outcome.message, nextCheck: undefined };
  await tools.save(row, { ...settled, ...change });
  return { row: progress.row, change: {} };
}

/** The service asks for a longer pause than a person waits for: the row says when somebody may go on. */
function putOff(tools: FilingTools, progress: Progress, seconds: number, error: AppError): Promise<Stored<Filing>> {
  const nextCheck = new Date(tools.services.now().getTime() + seconds * 1000).toISOString();
  return settle(tools, progress, { state: 'Working', message: `${error.message} ${busyWords}`, nextCheck });
}

function stopForScope(tools: FilingTools, progress: Progress, scope: string): Promise<Stored<Filing>> {
  const message = wordsFor(progress.row.kind ?? 'Recording', 'Scope not granted', { scope });
  return settle(tools, progress, { state: 'Stuck', reason: 'Scope not granted', message, nextCheck: undefined });
}

async function settle(tools: FilingTools, progress: Progress, change: NewRow<Filing>): Promise<Stored<Filing>> {
  try {
    return await tools.save(progress.row, change);
  } catch (error) {
    if (error instanceof Superseded) return progress.set(error.current);
    throw error;
  }
}
