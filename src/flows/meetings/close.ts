import { AppError, isAppError } from '../../core/errors';
import { nextAtLevel, nextHigherLevel, readyToClose, type Readiness } from '../../core/meetings';
import { done, runSteps, step, type Step } from '../../core/saga';
import { dayOf, displayDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { ensureFilings } from '../filing/ensureFilings';
import type { Services } from '../services';
import { refreshDiary } from './diary';
import { passOn } from './escalate';
import { fileMinutes, itemsOf } from './fileMinutes';
import { Progress, type Report } from './progress';
import { record } from './record';
import { change, contractOf, each, levelIn, meetingByKey } from './rows';

/** The steps of closing, as a person reads them. */
export const closingSteps = {
  lock: 'Minutes locked',
  issue: 'Actions issued',
  escalate: 'Escalations passed on',
  document: 'Minutes in the contract folder',
  diary: 'Next meeting worked out',
  filing: 'Recording and transcript to be filed',
  finish: 'Meeting closed',
} as const;

type StepName = keyof typeof closingSteps;

interface Closing {
  readonly meeting: Stored<Meeting>;
  readonly contract: Stored<Contract>;
}

interface Tools {
  readonly services: Services;
  readonly progress: Progress;
}

/** What stands in the way of closing a meeting now, and what should be looked at first. */
export async function checkClosing(services: Services, meeting: Stored<Meeting>): Promise<Readiness> {
  const [items, drafts] = await Promise.all([itemsOf(services, meeting), draftsOf(services, meeting)]);
  return readyToClose(meeting, items, drafts, nextHigherLevel(services.pack, meeting.level)?.id);
}

/**
 * Closes a meeting (CP-9.1): locks the minutes, issues the actions, passes escalations on, puts the minutes into the
 * contract folder, works the diary out and prepares the filing of recording and transcript. What is done is kept with
 * the meeting, and each step can be repeated: whoever calls this again goes on where it stopped.
 * @throws invalid when something stands in the way; any AppError of a step, which leaves the meeting resumable
 */
export async function closeMeeting(services: Services, key: Key, report?: Report): Promise<Stored<Meeting>> {
  const progress = new Progress(closingSteps, report);
  const meeting = await meetingByKey(services, key);
  if (meeting.status === 'Closed') {
    stepNames.forEach((name) => progress.set(name, 'done'));
    return meeting;
  }
  if (meeting.status !== 'Closing') await mustBeReady(services, meeting);
  const contract = await contractOf(services, meeting);
  const finished = meeting.closing?.done ?? [];
  finished.forEach((name) => progress.set(name, 'done'));
  const from = stepNames.find((name) => !finished.includes(name));
  const standing = await runSteps(steps, from, { meeting, contract }, { services, progress }, async ({ step: name, outcome }) => {
    const state = outcome.state;
    return { ...state, meeting: await keepDone(services, state.meeting, name) };
  });
  return standing.outcome.state.meeting;
}

/** Meetings whose closing was cut off, for whoever takes them up. */
export function unfinishedClosings(services: Services): Promise<readonly Stored<Meeting>[]> {
  return services.desk.meetings.all({ where: [{ field: 'status', op: 'eq', value: 'Closing' }] });
}

async function mustBeReady(services: Services, meeting: Stored<Meeting>): Promise<void> {
  const { blockers } = await checkClosing(services, meeting);
  if (blockers.length > 0) throw new AppError('invalid', blockers.map(({ message }) => message).join(' '));
}

/** Adds a step to what is done; another officer who closes the same meeting may have added others. */
function keepDone(services: Services, meeting: Stored<Meeting>, name: string): Promise<Stored<Meeting>> {
  return change(services.desk.meetings, meeting, (row) => {
    const before = row.closing?.done ?? [];
    const complete = before.includes(name) && row.closing?.problem === undefined;
    return complete ? undefined : { closing: { done: stepNames.filter((each) => each === name || before.includes(each)) } };
  });
}

function watched(name: StepName, run: (closing: Closing, services: Services) => Promise<readonly [Closing, string?]>): Step<Closing, Tools> {
  return step(name, async (closing, { services, progress }) => {
    progress.set(name, 'working');
    try {
      const [state, note] = await run(closing, services);
      progress.set(name, 'done', note);
      return done(state);
    } catch (error) {
      if (isAppError(error)) {
        progress.set(name, 'stuck', error.message);
        await keepProblem(services, closing.meeting, error);
      }
      throw error;
    }
  });
}

/** Tells whoever opens the meeting next why it stopped. The problem itself is thrown on, with or without this note. */
async function keepProblem(services: Services, meeting: Stored<Meeting>, problem: AppError): Promise<void> {
  try {
    await change(services.desk.meetings, meeting, (row) =>
      row.status === 'Closing' ? { closing: { done: row.closing?.done ?? [], problem: problem.message } } : undefined,
    );
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
}

const steps: readonly Step<Closing, Tools>[] = [
  watched('lock', async ({ meeting, contract }, services) => {
    const locked = await change(services.desk.meetings, meeting, (row) =>
      row.status === 'In progress' ? { status: 'Closing', closing: { done: ['lock'] } } : undefined,
    );
    return [{ meeting: locked, contract }];
  }),

  watched('issue', async ({ meeting, contract }, services) => {
    const issued = await issueDrafts(services, meeting);
    return [{ meeting, contract }, counted(issued, 'action')];
  }),

  watched('escalate', async ({ meeting, contract }, services) => {
    const escalated = await passOn(services, meeting, contract, await itemsOf(services, meeting));
    return [{ meeting, contract }, counted(escalated, 'item')];
  }),

  watched('document', async ({ meeting, contract }, services) => {
    const { folder, file } = await fileMinutes(services, meeting, contract);
    const filed = await change(services.desk.meetings, meeting, (row) =>
      row.minutesFile === file.path && row.minutesVersion !== undefined
        ? undefined
        : { folder, minutesFile: file.path, minutesVersion: row.minutesVersion ?? 1 },
    );
    return [{ meeting: filed, contract }, file.name];
  }),

  watched('diary', async ({ meeting, contract }, services) => {
    const entered = await refreshDiary(services, await services.desk.contracts.byId(contract.id));
    const next = nextAtLevel(levelIn(services, meeting.level), entered.diary?.[meeting.level], entered.start, dayOf(services.now()));
    return [{ meeting, contract: entered }, next && `${meeting.level} ${displayDate(next)}`];
  }),

  watched('filing', async ({ meeting, contract }, services) => {
    await ensureFilings(services, meeting);
    return [{ meeting, contract }];
  }),

  watched('finish', async ({ meeting, contract }, services) => {
    const closedBy = await services.desk.people.me();
    await record(services, {
      key: `${meeting.key}:closed`,
      what: `Closed the ${meeting.level} meeting of ${meeting.starts ? displayDate(dayOf(meeting.starts)) : 'no date'}`,
      contract: meeting.contract,
      link: services.links.meeting(meeting.key),
    });
    const closed = await change(services.desk.meetings, meeting, (row) =>
      row.status === 'Closed'
        ? undefined
        : { status: 'Closed', closedAt: services.now().toISOString(), closedBy, closing: { done: [...stepNames] } },
    );
    return [{ meeting: closed, contract }];
  }),
];

const stepNames: readonly string[] = Object.keys(closingSteps);

function draftsOf(services: Services, meeting: Stored<Meeting>): Promise<readonly Stored<Action>[]> {
  return services.desk.actions.all({
    where: [
      { field: 'meeting', op: 'eq', value: meeting.id },
      { field: 'status', op: 'eq', value: 'Draft' },
    ],
  });
}

/** Opens the drafts of a meeting. @returns how many actions of the meeting have been issued */
async function issueDrafts(services: Services, meeting: Stored<Meeting>): Promise<number> {
  const drafts = await draftsOf(services, meeting);
  const nobodys = drafts.find(({ owner, ownerName }) => !owner && ownerName.trim() === '');
  if (nobodys) throw new AppError('invalid', `The action “${nobodys.title}” has no owner. Choose one, then go on closing.`, { field: 'owner' });
  const issuedAt = services.now().toISOString();
  await each(drafts, (draft) =>
    change(services.desk.actions, draft, (row) => (row.status === 'Draft' ? { status: 'Open', issuedAt } : undefined)),
  );
  const issued = await services.desk.actions.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }], select: ['status', 'issuedAt'] });
  return issued.filter((action) => action.issuedAt !== undefined).length;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
