import { AppError, isAppError } from '../../core/errors';
import {
  bringForward,
  escalatedPosition,
  expectedAttendance,
  reviewsActions,
  standingAgenda,
  takeUp,
  timesBroughtForward,
} from '../../core/meetings';
import type { MeetingLevel } from '../../core/policy/types';
import { dayOf, displayDate } from '../../core/time';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Attendee, Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { Progress, type Report } from './progress';
import { record } from './record';
import { change, contractOf, each, levelIn, line, meetingByKey, referenceTo } from './rows';

/** How officers are named in an attendance list; the contractor's people carry their firm's name. */
const council = 'Council';

const titles = {
  agenda: 'Standing agenda',
  escalations: 'Escalations taken up',
  actions: 'Open actions brought forward',
  open: 'Meeting opened',
};

interface Starting {
  readonly meeting: Stored<Meeting>;
  readonly contract: Stored<Contract>;
  readonly level: MeetingLevel;
}

/**
 * Starts a planned meeting: its agenda from the policy pack, the escalations that wait for it, the open actions
 * counted as brought forward, the people expected (CP-9.1). The status changes last and every row has a key of its
 * own, so a start that was cut off, or that two people press at once, ends in the same meeting.
 */
export async function startMeeting(services: Services, key: Key, report?: Report): Promise<Stored<Meeting>> {
  const meeting = await meetingByKey(services, key);
  if (meeting.status === 'Cancelled') throw new AppError('invalid', 'This meeting was cancelled. Plan another one.', { field: 'status' });
  if (meeting.status !== 'Planned') return meeting;
  const contract = await contractOf(services, meeting);
  const starting: Starting = { meeting, contract, level: levelIn(services, meeting.level) };
  const progress = new Progress(titles, report);

  progress.set('agenda', 'working');
  const items = await addStandingAgenda(services, starting);
  progress.set('agenda', 'done', `${items} items`);

  progress.set('escalations', 'working');
  const taken = await takeUpEscalations(services, starting);
  progress.set('escalations', 'done', `${taken}`);

  progress.set('actions', 'working');
  const actions = await countBroughtForward(services, starting);
  progress.set('actions', 'done', `${actions}`);

  progress.set('open', 'working');
  const open = await openMeeting(services, starting);
  progress.set('open', 'done');
  return open;
}

async function addStandingAgenda(services: Services, { meeting, contract, level }: Starting): Promise<number> {
  const rows = standingAgenda(level);
  await each(rows, (row) =>
    services.desk.agendaItems.add(
      {
        title: line(row.title),
        contract: referenceTo(contract, contract.name),
        meeting: referenceTo(meeting, meeting.title),
        level: level.id,
        position: row.position,
        source: 'Standing',
      },
      `${meeting.key}:${row.id}`,
    ),
  );
  return rows.length;
}

async function takeUpEscalations(services: Services, { meeting, contract, level }: Starting): Promise<number> {
  const { agendaItems, meetings } = services.desk;
  const escalated = await agendaItems.all({
    where: [
      { field: 'contract', op: 'eq', value: contract.id },
      { field: 'level', op: 'eq', value: level.id },
      { field: 'source', op: 'eq', value: 'Escalated' },
    ],
  });
  const cancelled = await meetings.all({
    where: [
      { field: 'contract', op: 'eq', value: contract.id },
      { field: 'status', op: 'eq', value: 'Cancelled' },
    ],
    select: ['level'],
  });
  const cancelledIds = cancelled.map(({ id }) => id);
  const here = escalated.filter((item) => item.meeting?.id === meeting.id);
  const positions = here.map(({ position }) => position ?? 0);
  const waiting = takeUp(escalated, level.id, cancelledIds);
  for (const item of waiting) {
    const position = escalatedPosition(level, positions);
    positions.push(position);
    await change(agendaItems, item, (row) => {
      const stillWaits = takeUp([row], level.id, cancelledIds).length > 0;
      return stillWaits ? { meeting: referenceTo(meeting, meeting.title), position } : undefined;
    });
  }
  return here.length + waiting.length;
}

async function countBroughtForward(services: Services, { meeting, contract, level }: Starting): Promise<number> {
  if (!reviewsActions(level)) return 0;
  const { actions, meetings } = services.desk;
  const ofContract = { field: 'contract', op: 'eq', value: contract.id } as const;
  const open = bringForward(await actions.all({ where: [ofContract, { field: 'status', op: 'in', value: ['Open', 'Waiting'] }] }));
  const held = await meetings.all({ where: [ofContract], select: ['level', 'status', 'starts'] });
  const reviewing = services.pack.levels.filter(reviewsActions).map(({ id }) => id);
  await each(open, (action) =>
    change(actions, action, (row) => {
      const times = timesBroughtForward(row.issuedAt ?? row.created, held, reviewing, meeting.key);
      return row.broughtForward === times ? undefined : { broughtForward: times };
    }),
  );
  return open.length;
}

async function openMeeting(services: Services, { meeting, contract, level }: Starting): Promise<Stored<Meeting>> {
  const expected = await whoIsExpected(services, contract, level);
  await record(services, {
    key: `${meeting.key}:started`,
    what: `Started the ${level.id} meeting of ${meeting.starts ? displayDate(dayOf(meeting.starts)) : 'no date'}`,
    contract: referenceTo(contract, contract.name),
    clause: level.clause,
    link: services.links.meeting(meeting.key),
  });
  return change(services.desk.meetings, meeting, (row) => {
    if (row.status !== 'Planned') return undefined;
    return { status: 'In progress', ...(row.attendance?.length ? {} : { attendance: expected }) };
  });
}

async function whoIsExpected(services: Services, contract: Stored<Contract>, level: MeetingLevel): Promise<readonly Attendee[]> {
  const firm = contract.contractor?.title ?? '';
  const contact = contract.contractor ? await contactOf(services, contract.contractor.id) : undefined;
  return expectedAttendance(level, services.pack.levels, contract, { firm, contact }, council);
}

/** A contractor whose row was removed leaves its firm's name; the meeting can start all the same. */
async function contactOf(services: Services, contractorId: number): Promise<string | undefined> {
  try {
    return (await services.desk.contractors.byId(contractorId)).contactName;
  } catch (error) {
    if (isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}
