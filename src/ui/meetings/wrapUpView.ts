import { timeOf } from '../../core/time';
import type { WorkStep } from '../../flows/meetings';
import type { Chase } from '../../lists/chases';
import type { Filing } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import type { Step } from '../common/Steps';
import { closingWords as words } from './closingStrings';
import type { Room } from './readRoom';
import { countAttendance } from './roomView';

/** Neither filed nor given up. */
export function isFilingOpen({ state }: Pick<Filing, 'state'>): boolean {
  return state !== 'Filed' && state !== 'Without';
}

type ClosingId = 'lock' | 'issue' | 'escalate' | 'document' | 'diary';
const shown: readonly ClosingId[] = ['lock', 'issue', 'escalate', 'document', 'diary'];

const states: { readonly [S in WorkStep['state']]: Step['state'] } = { waiting: 'notStarted', working: 'working', done: 'met', stuck: 'stuck' };

/** The lines of closing: as they run here, else as the meeting's row says they were done. */
export function closingLines(meeting: Pick<Meeting, 'closing' | 'status' | 'attendance' | 'closedAt'>, running: readonly WorkStep[] | undefined): readonly Step[] {
  const done = meeting.closing?.done ?? [];
  const isClosed = meeting.status === 'Closed';
  const firstOpen = shown.find((id) => !done.includes(id));
  const lines = shown.map((id): Step => {
    const now = running?.find((step) => step.id === id);
    if (now && now.state !== 'waiting') return { id, title: words.steps[id], state: states[now.state], ...noteOf(id, now, meeting) };
    if (isClosed || done.includes(id)) return { id, title: words.steps[id], state: 'met', ...closedNote(id, meeting) };
    if (meeting.closing?.problem && id === firstOpen) {
      return { id, title: words.steps[id], state: 'stuck', note: words.filing.stuck, more: meeting.closing.problem };
    }
    return { id, title: words.steps[id], state: 'notStarted' };
  });
  const { present, all } = countAttendance(meeting.attendance ?? []);
  const [lock, ...others] = lines;
  const attendance: Step = { id: 'attendance', title: words.steps.attendance, state: lock.state === 'met' ? 'met' : 'notStarted', note: words.steps.attendanceOf(present, all) };
  return [lock, attendance, ...others];
}

function noteOf(id: ClosingId, step: WorkStep, meeting: Pick<Meeting, 'closedAt'>): Pick<Step, 'note' | 'more'> {
  if (step.state === 'stuck') return { note: words.filing.stuck, more: step.note };
  // The document's name says nothing that the line does not.
  if (id === 'document' || id === 'lock') return closedNote(id, meeting);
  return step.note === undefined ? {} : { note: step.note };
}

function closedNote(id: ClosingId, { closedAt }: Pick<Meeting, 'closedAt'>): Pick<Step, 'note'> {
  return closedAt && (id === 'lock' || id === 'document') ? { note: timeOf(closedAt) } : {};
}

export interface WrapUpCount {
  readonly done: number;
  readonly waiting: number;
  readonly all: number;
}

/** "5 of 8 steps done, 1 waiting". */
export function countSteps(steps: readonly Step[]): WrapUpCount {
  const finished: readonly Step['state'][] = ['met', 'filed', 'notRequired'];
  return {
    done: steps.filter(({ state }) => finished.includes(state)).length,
    waiting: steps.filter(({ state }) => state === 'waiting' || state === 'stuck').length,
    all: steps.length,
  };
}

/** How many people were told in Teams, and how many owners of the meeting's actions have no account to be told by. */
export function countTold(chases: readonly Chase[], { meeting, actions }: Pick<Room, 'meeting' | 'actions'>): { readonly people: number; readonly withoutAccount: number } {
  const named = actions.filter((action) => action.meeting?.id === meeting.id && !action.owner && action.ownerName.trim() !== '');
  const namedIds = named.map(({ id }) => id);
  // A card that names somebody without an account has its sender as recipient.
  const told = chases.filter(({ state, action }) => state === 'Sent' && !(action && namedIds.includes(action.id)));
  return {
    people: new Set(told.map(({ recipient }) => recipient?.id)).size,
    withoutAccount: new Set(named.map(({ ownerName }) => ownerName.trim().toLowerCase())).size,
  };
}

/** 1 for the first recording of a meeting, 2 for the next. */
export function filingNumber({ key }: Pick<Filing, 'key'>): number {
  return Number(/:(\d+)$/.exec(key)?.[1] ?? 1);
}

export function filingTitle(filing: Pick<Filing, 'key' | 'kind'>): string {
  const kind = words.filing.kinds[filing.kind ?? 'Recording'];
  const number = filingNumber(filing);
  return number > 1 ? words.filing.numbered(kind, number) : kind;
}

/** The recording first, then the transcript, each with its further ones. */
export function inOrder<Row extends Pick<Filing, 'key' | 'kind'>>(filings: readonly Row[]): readonly Row[] {
  const rank = (row: Row): number => (row.kind === 'Transcript' ? 1000 : 0) + filingNumber(row);
  return [...filings].sort((a, b) => rank(a) - rank(b));
}

/** When the next filing that waits may be looked at again. */
export function nextCheckOf(filings: readonly Pick<Filing, 'state' | 'nextCheck'>[]): string | undefined {
  return filings
    .filter(({ state, nextCheck }) => (state === 'Waiting' || state === 'Working') && nextCheck !== undefined)
    .map(({ nextCheck }) => nextCheck ?? '')
    .sort()[0];
}
