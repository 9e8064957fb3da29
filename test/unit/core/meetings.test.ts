import fc from 'fast-check';
import castlePoint from '../../../policies/castle-point.json';
import {
  addedPosition,
  artefactsOf,
  bringForward,
  diaryOf,
  escalatedPosition,
  expectedAttendance,
  meetingState,
  meetingStates,
  mergeAttendance,
  nextAtLevel,
  nextMeetingDue,
  nextMeetingOf,
  readyToClose,
  standingAgenda,
  takeUp,
  timesBroughtForward,
} from '../../../src/core/meetings';
import { readPack } from '../../../src/core/policy/readPack';
import type { MeetingLevel, PolicyPack } from '../../../src/core/policy/types';
import { keepUntil } from '../../../src/core/records';

const reading = readPack(castlePoint);
if (!reading.ok) throw new Error('The pack is not valid.');
const pack: PolicyPack = reading.pack;
const [L1, L2, L3] = pack.levels as readonly [MeetingLevel, MeetingLevel, MeetingLevel];
const start = '2024-04-01';

describe('when the next meeting is due (CP-9.1)', () => {
  test('monthly after the last one held, in any order; quarterly from the start when none was held; never as required', () => {
    expect(nextMeetingDue(L2, ['2026-10-08', '2026-11-05', '2026-09-03'], start)).toBe('2026-12-05');
    expect(nextMeetingDue(L2, ['2026-01-31'], start)).toBe('2026-02-28');
    expect(nextMeetingDue(L3, [], start)).toBe('2024-07-01');
    expect(nextMeetingDue(L1, ['2026-11-05'], start)).toBeUndefined();
  });
});

describe('the next meeting of a level', () => {
  const today = '2026-12-03';

  test('is the one in the diary from today on, else the day it is due', () => {
    expect(nextAtLevel(L2, { held: '2026-12-03', planned: '2026-12-22T10:00:00.000Z' }, start, today)).toBe('2026-12-22');
    expect(nextAtLevel(L2, { held: '2026-12-03', planned: '2026-11-20T10:00:00.000Z' }, start, today)).toBe('2027-01-03');
    expect(nextAtLevel(L3, undefined, start, today)).toBe('2024-07-01');
    expect(nextAtLevel(L1, { held: '2026-12-03' }, start, today)).toBeUndefined();
    expect(nextAtLevel(L2, undefined, undefined, today)).toBeUndefined();
  });
});

describe('the diary', () => {
  const meeting = (level: string, status: string, starts: string): { level: string; status: string; starts: string } => ({ level, status, starts });

  test('knows by level the last one held and the next one planned', () => {
    const diary = diaryOf([
      meeting('L2', 'Closed', '2026-11-05T14:00:00Z'),
      meeting('L2', 'Closed', '2026-10-08T13:00:00.000Z'),
      meeting('L2', 'Planned', '2027-01-07T14:00:00.000Z'),
      meeting('L2', 'Planned', '2026-12-03T14:00:00.000Z'),
      meeting('L3', 'Cancelled', '2026-12-10T14:00:00.000Z'),
    ]);
    expect(diary).toEqual({ L2: { held: '2026-11-05', planned: '2026-12-03T14:00:00.000Z' } });
    expect(nextMeetingOf(pack, diary, start)).toBe('2024-07-01');
    expect(nextMeetingOf(pack, { ...diary, L3: { held: '2026-10-21' } }, start)).toBe('2026-12-03');
  });

  test('forgets a planned meeting that a later one overtook', () => {
    const diary = diaryOf([meeting('L2', 'Planned', '2026-10-01T13:00:00Z'), meeting('L2', 'Closed', '2026-11-05T14:00:00Z')]);
    expect(diary).toEqual({ L2: { held: '2026-11-05' } });
  });

  test('does not depend on the order of the meetings', () => {
    const some = fc.array(fc.record({ level: fc.constantFrom('L1', 'L2'), status: fc.constantFrom('Planned', 'In progress', 'Closing', 'Closed', 'Cancelled'), starts: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }).map((date) => date.toISOString()) }), { maxLength: 8 });
    fc.assert(fc.property(some, (meetings) => expect(diaryOf([...meetings].reverse())).toEqual(diaryOf(meetings))));
  });
});

describe('where a contract stands at a level', () => {
  test.each<[string, { held?: `${number}-${number}-${number}`; planned?: string } | undefined, string, string | undefined]>([
    ['today', { held: '2026-11-05', planned: '2026-12-03T14:00:00Z' }, 'dueToday', '2026-12-03'],
    ['planned within a week', { held: '2026-11-05', planned: '2026-12-09T14:00:00Z' }, 'dueSoon', '2026-12-09'],
    ['planned later', { held: '2026-11-30', planned: '2026-12-17T14:00:00Z' }, 'due', '2026-12-17'],
    ['planned for last week and not held', { held: '2026-10-26', planned: '2026-11-26T14:00:00Z' }, 'missed', '2026-11-26'],
    ['nothing planned, due last week', { held: '2026-10-26' }, 'missed', '2026-11-26'],
    ['nothing planned, due next week', { held: '2026-11-10' }, 'dueSoon', '2026-12-10'],
    ['nothing ever held', undefined, 'missed', '2024-05-01'],
  ])('%s', (_name, entry, state, date) => {
    expect(meetingState(L2, entry, start, '2026-12-03')).toMatchObject({ state, date });
  });

  test('a level that meets as required owes nothing', () => {
    expect(meetingState(L1, { held: '2026-01-05' }, start, '2026-12-03')).toEqual({ level: 'L1', state: 'asRequired', afterDue: false });
  });

  test('a meeting planned after its due date says so', () => {
    expect(meetingState(L2, { held: '2026-11-05', planned: '2026-12-17T14:00:00Z' }, start, '2026-12-03').afterDue).toBe(true);
  });

  test('a late evening in summer counts for the London day', () => {
    expect(meetingState(L2, { planned: '2026-07-01T23:30:00Z' }, start, '2026-07-02').state).toBe('dueToday');
    expect(meetingStates(pack, {}, start, '2026-12-03').map(({ level }) => level)).toEqual(['L1', 'L2', 'L3']);
  });
});

describe('the agenda', () => {
  test('escalated items stand under their heading, added ones before the last question', () => {
    const rows = standingAgenda(L2);
    const position = (id: string): number => rows.find((row) => row.id === id)?.position ?? NaN;
    const first = escalatedPosition(L2, rows.map((row) => row.position));
    const second = escalatedPosition(L2, [first]);
    expect([first, second].every((at) => at > position('escalations') && at < position('kpis'))).toBe(true);
    expect(second).toBeGreaterThan(first);
    const added = addedPosition(L2, rows.map((row) => row.position));
    expect(added).toBeGreaterThan(position('risks'));
    expect(added).toBeLessThan(position('escalate'));
    expect(addedPosition(L3, [])).toBeGreaterThan(standingAgenda(L3)[6].position);
    expect(escalatedPosition(L1, [])).toBeLessThan(1000);
  });

  test('brings forward what is open or waiting, the longest due first', () => {
    const actions = [
      { key: 'late', status: 'Open', due: '2026-11-24' },
      { key: 'done', status: 'Done', due: '2026-11-01' },
      { key: 'later', status: 'Waiting', due: '2026-12-10' },
      { key: 'draft', status: 'Draft', due: '2026-12-10' },
      { key: 'latest', status: 'Open', due: '2026-11-20' },
    ];
    expect(bringForward(actions).map(({ key }) => key)).toEqual(['latest', 'late', 'later']);
  });

  test('counts to how many meetings an action was brought forward; counting again changes nothing', () => {
    const meeting = (key: string, level: string, status: string, starts: string): { key: string; level: string; status: string; starts: string } => ({ key, level, status, starts });
    const meetings = [
      meeting('set', 'L2', 'Closed', '2026-10-08T13:00:00Z'),
      meeting('next', 'L2', 'Closed', '2026-11-05T14:00:00Z'),
      meeting('strategic', 'L3', 'Closed', '2026-11-10T14:00:00Z'),
      meeting('cancelled', 'L2', 'Cancelled', '2026-11-20T14:00:00Z'),
      meeting('now', 'L2', 'Planned', '2026-12-03T14:00:00Z'),
    ];
    const times = (state: typeof meetings): number => timesBroughtForward('2026-10-08T14:00:00Z', state, ['L1', 'L2'], 'now');
    expect(times(meetings)).toBe(2);
    expect(times(meetings.map((one) => (one.key === 'now' ? { ...one, status: 'In progress' } : one)))).toBe(2);
  });

  test('takes up escalations that wait, and those of a cancelled meeting, never another meeting’s', () => {
    const item = (key: string, level: string, meeting: number | undefined, source = 'Escalated'): { key: string; level: string; meeting: { id: number } | undefined; source: string } =>
      ({ key, level, meeting: meeting === undefined ? undefined : { id: meeting }, source });
    const items = [item('waits', 'L2', undefined), item('other level', 'L3', undefined), item('cancelled', 'L2', 7), item('taken', 'L2', 8), item('standing', 'L2', undefined, 'Standing')];
    expect(takeUp(items, 'L2', [7]).map(({ key }) => key)).toEqual(['waits', 'cancelled']);
  });
});

describe('attendance', () => {
  const priya = { name: 'Priya Nair', upn: 'priya.nair@wendmere.example' };
  const ben = { name: 'Ben Carter', upn: 'ben.carter@wendmere.example' };
  const karen = { name: 'Karen Whitlock', upn: 'karen.whitlock@wendmere.example' };
  const holders = { contractManager: priya, operationalLead: ben, assistantDirector: karen };
  const firm = { firm: 'Estuary Repairs Ltd', contact: 'James Farrow' };

  test('the chair, who escalates to the meeting, and the contractor are expected (CP-9.1)', () => {
    const names = (level: MeetingLevel): string[] => expectedAttendance(level, pack.levels, holders, firm, 'Council').map(({ name }) => name);
    expect(names(L1)).toEqual(['Ben Carter', 'James Farrow']);
    expect(names(L2)).toEqual(['Priya Nair', 'Ben Carter', 'James Farrow']);
    expect(names(L3)).toEqual(['Karen Whitlock', 'Priya Nair', 'James Farrow']);
  });

  test('one person in two posts is expected once; a contractor without a contact by the firm’s name', () => {
    const people = expectedAttendance(L2, pack.levels, { ...holders, operationalLead: priya }, { firm: 'Estuary' }, 'Council');
    expect(people.map(({ name }) => name)).toEqual(['Priya Nair', 'Estuary']);
  });

  test('two officers who tick different names keep both', () => {
    const base = [{ name: 'A', organisation: 'x' }, { name: 'B', organisation: 'x' }, { name: 'C', organisation: 'x' }];
    const mine = [{ ...base[0], attendance: 'Present' as const }, base[1], base[2], { name: 'D', organisation: 'y', attendance: 'Present' as const }];
    const theirs = [base[0], { ...base[1], attendance: 'Apologies' as const }];
    const merged = mergeAttendance(base, mine, theirs);
    expect(merged.map(({ name, attendance }) => [name, attendance])).toEqual([['A', 'Present'], ['B', 'Apologies'], ['D', 'Present']]);
  });
});

describe('can the meeting be closed', () => {
  const meeting = { status: 'In progress', attendance: [{ name: 'Priya Nair', attendance: 'Present' }] };
  const item = { key: 'i', title: 'KPIs', minutes: 'Below target.', minuted: false, escalateTo: '', escalationReason: '' };
  const draft = { key: 'd', title: 'Report weekly', owner: undefined, ownerName: 'James Farrow', due: '2026-12-11' as const };

  test('a complete one can, with nothing to look at', () => {
    expect(readyToClose(meeting, [item], [draft], 'L3')).toEqual({ blockers: [], warnings: [] });
  });

  test.each<[string, () => ReturnType<typeof readyToClose>, string]>([
    ['nobody present', () => readyToClose({ ...meeting, attendance: [{ name: 'A', attendance: 'Absent' }] }, [item], [], 'L3'), 'nobodyPresent'],
    ['no attendance at all', () => readyToClose({ ...meeting, attendance: undefined }, [item], [], 'L3'), 'nobodyPresent'],
    ['a draft without an owner', () => readyToClose(meeting, [item], [{ ...draft, ownerName: ' ' }], 'L3'), 'draftWithoutOwner'],
    ['a draft without a date', () => readyToClose(meeting, [item], [{ ...draft, due: undefined }], 'L3'), 'draftWithoutDue'],
    ['a draft without words', () => readyToClose(meeting, [item], [{ ...draft, title: '' }], 'L3'), 'draftWithoutWords'],
    ['an escalation without a reason', () => readyToClose(meeting, [{ ...item, escalateTo: 'L3' }], [], 'L3'), 'escalationWithoutReason'],
    ['an escalation from the top', () => readyToClose(meeting, [{ ...item, escalateTo: 'L4', escalationReason: 'x' }], [], undefined), 'noHigherLevel'],
    ['a meeting not started', () => readyToClose({ ...meeting, status: 'Planned' }, [item], [], 'L3'), 'notInProgress'],
  ])('%s keeps it open', (_name, check, code) => expect(check().blockers.map((gap) => gap.code)).toEqual([code]));

  test('items without minutes and people not ticked are pointed out only', () => {
    const attendance = [...meeting.attendance, { name: 'Ben Carter' }];
    const { blockers, warnings } = readyToClose({ ...meeting, attendance }, [{ ...item, minutes: ' ' }], [], 'L3');
    expect(blockers).toEqual([]);
    expect(warnings.map(({ code, about }) => [code, about])).toEqual([['attendanceOpen', undefined], ['notMinuted', 'i']]);
  });
});

describe('which recordings belong to a meeting of a series', () => {
  const november = { key: 'nov', starts: '2026-11-05T14:00:00Z', ends: '2026-11-05T15:00:00Z' };
  const december = { key: 'dec', starts: '2026-12-03T14:00:00Z', ends: '2026-12-03T15:00:00Z' };
  const recording = (id: string, created: string, ended?: string): { id: string; created: string; ended?: string } => ({ id, created, ...(ended ? { ended } : {}) });
  const ids = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id);

  test('each goes to its own occurrence; several of one are given oldest first', () => {
    const all = [
      recording('second', '2026-12-03T14:31:00Z', '2026-12-03T15:02:00Z'),
      recording('first', '2026-12-03T13:58:00Z', '2026-12-03T14:29:00Z'),
      recording('november', '2026-11-05T14:01:00Z'),
    ];
    expect(ids(artefactsOf(all, december, [november]))).toEqual(['first', 'second']);
    expect(ids(artefactsOf(all, november, [november, december]))).toEqual(['november']);
  });

  test('one that began within the hour before or after belongs; one of another day does not', () => {
    const all = [recording('early', '2026-12-03T13:05:00Z', '2026-12-03T13:20:00Z'), recording('late', '2026-12-03T15:55:00Z'), recording('week after', '2026-12-10T14:00:00Z')];
    expect(ids(artefactsOf(all, december))).toEqual(['early', 'late']);
  });

  test('a meeting moved within its day keeps its recording, when it is the only one of the day', () => {
    const morning = recording('moved', '2026-12-03T09:00:00Z', '2026-12-03T10:00:00Z');
    expect(ids(artefactsOf([morning], december, [november]))).toEqual(['moved']);
    const evening = { key: 'evening', starts: '2026-12-03T18:00:00Z', ends: '2026-12-03T19:00:00Z' };
    expect(ids(artefactsOf([morning], december, [evening]))).toEqual([]);
  });

  test('two meetings on one day share nothing: each recording belongs to one at most', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 }).map((offset) => new Date(Date.parse('2026-12-03T00:00:00Z') + offset * 60000).toISOString());
    const later = { key: 'later', starts: '2026-12-03T15:30:00Z', ends: '2026-12-03T16:30:00Z' };
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 6 }), (created) => {
        const all = created.map((at, index) => recording(String(index), at));
        const shared = ids(artefactsOf(all, december, [later])).filter((id) => ids(artefactsOf(all, later, [december])).includes(id));
        expect(shared).toEqual([]);
      }),
    );
  });
});

describe('how long records are kept (CP-11.2)', () => {
  test('six years after a simple contract ends, twelve after a deed; the end on 29 February included', () => {
    expect(keepUntil('2029-03-31', 'Simple contract', pack.records)).toBe('2035-03-31');
    expect(keepUntil('2029-03-31', 'Deed', pack.records)).toBe('2041-03-31');
    expect(keepUntil('2029-03-31', undefined, pack.records)).toBe('2035-03-31');
    expect(keepUntil('2028-02-29', 'Simple contract', pack.records)).toBe('2034-02-28');
    expect(keepUntil('2028-02-29', 'Deed', pack.records)).toBe('2040-02-29');
  });
});
