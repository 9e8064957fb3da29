import { isAppError } from '../core/errors';
import { chaseActions } from '../flows/chasing';
import { advanceFiling, mayGoOn } from '../flows/filing';
import { closeMeeting, unfinishedClosings } from '../flows/meetings';
import { raiseEscalations, refreshObligations } from '../flows/obligations';
import type { Services } from '../flows/services';

/** What a sweep did; `problems` are for whoever reads the log of the schedule. */
export interface SweepSummary {
  readonly closed: number;
  readonly filed: number;
  readonly waiting: number;
  readonly stuck: number;
  readonly told: number;
  /** Obligations whose row was added, changed or closed. */
  readonly obligations: number;
  /** Reminders and escalations of obligations. */
  readonly escalated: number;
  readonly problems: readonly string[];
}

/**
 * One pass over everything that can go on without a person: meetings whose closing was cut off, filings whose time
 * has come, reminders that are due, obligations and the steps that they call for. One failure does not keep the rest from being done.
 */
export async function runSweep(services: Services, say: (line: string) => void): Promise<SweepSummary> {
  const problems: string[] = [];
  const guarded = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isAppError(error)) throw error;
      problems.push([`${what}: ${error.message}`, error.details.technical].filter(Boolean).join(' | '));
    }
  };

  let closed = 0;
  await guarded('Meetings', async () => {
    for (const meeting of await unfinishedClosings(services)) {
      await guarded(`Closing ${meeting.title}`, async () => {
        await closeMeeting(services, meeting.key);
        closed += 1;
      });
    }
  });

  const states = { Filed: 0, Waiting: 0, Stuck: 0 };
  await guarded('Filings', async () => {
    const open = await services.desk.filings.all({ where: [{ field: 'state', op: 'in', value: ['Working', 'Waiting'] }] });
    for (const filing of open.filter((row) => mayGoOn(row, services.now()))) {
      await guarded(filing.title, async () => {
        const { state, message } = await advanceFiling(services, filing, () => undefined);
        if (state === 'Filed' || state === 'Waiting' || state === 'Stuck') states[state] += 1;
        say(`${filing.title}: ${state ?? 'unknown'}${message ? `. ${message}` : ''}`);
      });
    }
  });

  let told = 0;
  await guarded('Reminders', async () => {
    const { sent, rows } = await chaseActions(services, {}, { withoutCards: true });
    told = sent;
    for (const { title, state, problem } of rows) {
      if (state !== 'Sent') problems.push(`${title}: ${problem}`);
    }
  });

  let obligations = 0;
  let escalated = 0;
  await guarded('Obligations', async () => {
    const refreshed = await refreshObligations(services);
    obligations = refreshed.added + refreshed.changed + refreshed.closed;
    const outcome = await raiseEscalations(services, refreshed);
    escalated = outcome.raised;
    problems.push(...outcome.problems);
    if (outcome.vacant > 0) say(`${outcome.vacant} escalations reach nobody, because the post is vacant.`);
  });

  return { closed, filed: states.Filed, waiting: states.Waiting, stuck: states.Stuck, told, obligations, escalated, problems };
}
