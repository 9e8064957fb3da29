import type { RecordFact } from '../../../src/core/policy/facts';
import { dutyPack } from './dutyPack';
import { contract, current, facts, karen, noon, obligations, priya, readSound, record } from './council';

const duties = [readSound(dutyPack)];
const meeting = (date: string, level: string = 'L2'): RecordFact => record('meeting', date as RecordFact['date'], { level }, { link: `/meetings/${date}` });

describe('a meeting every month (CP-9.1.L2)', () => {
  test('is due a month after the last, and says why in one sentence', () => {
    const known = facts({ records: [meeting('2026-10-05T13:00:00Z'), meeting('2026-11-03T14:00:00Z')] });
    expect(current('CP-9.1.L2', known, noon('2026-11-10'))).toMatchObject({
      key: 'CP-9.1.L2:c1:2026-11-03',
      contract: 'c1',
      owner: { post: 'Contract Manager', person: priya },
      state: 'due',
      due: '2026-12-03',
      evidence: [{ kind: 'meeting', date: '2026-11-03', link: '/meetings/2026-11-03T14:00:00Z' }],
      missed: 0,
      explanation: 'Due 3 Dec 2026 because CP-9.1.L2 asks for an L2 meeting every month and the last was held on 3 Nov 2026.',
      next: { step: 'soon', on: '2026-11-26', to: ['owner'] },
    });
  });

  test.each<[string, string, string]>([
    ['2026-11-25', 'due', 'Due 3 Dec 2026'],
    ['2026-11-26', 'dueSoon', 'Due soon, 3 Dec 2026'],
    ['2026-12-03', 'dueSoon', 'Due soon, 3 Dec 2026'],
    ['2026-12-04', 'overdue', 'Overdue since 3 Dec 2026'],
    ['2027-02-10', 'overdue', 'Overdue since 3 Dec 2026'],
  ])('on %s is %s', (day, state, words) => {
    const one = current('CP-9.1.L2', facts({ records: [meeting('2026-11-03')] }), noon(day as never));
    expect(one?.state).toBe(state);
    expect(one?.explanation.startsWith(words)).toBe(true);
  });

  test('counts the periods that went by and escalates on its days', () => {
    const known = facts({ records: [meeting('2026-11-03')] });
    expect(current('CP-9.1.L2', known, noon('2027-02-10'))).toMatchObject({ missed: 3, due: '2026-12-03', next: undefined });
    expect(current('CP-9.1.L2', known, noon('2026-12-05'))?.next).toMatchObject({ step: 'week', on: '2026-12-10', to: ['owner', 'Interim Head of Housing Technical Services'] });
  });

  test('that was never held is missing, counted from the contract’s start', () => {
    expect(current('CP-9.1.L2', facts(), noon('2026-06-15'))).toMatchObject({
      key: 'CP-9.1.L2:c1:2026-04-01',
      state: 'gap',
      due: '2026-05-01',
      missed: 2,
      explanation: 'Missing since 1 May 2026 because CP-9.1.L2 asks for an L2 meeting every month and none is recorded since 1 Apr 2026; 2 went by.',
    });
  });

  test('of an older contract counts from the policy’s adoption, 23 Feb 2026', () => {
    const known = facts({ contracts: [contract({ start: '2022-04-01' })] });
    expect(current('CP-9.1.L2', known, noon('2026-03-01'))).toMatchObject({ state: 'due', due: '2026-03-23' });
  });

  test('lists a stretch in which a whole month was left out, and the last one that was met', () => {
    const known = facts({ records: ['2026-04-20', '2026-07-25', '2026-08-20'].map((day) => meeting(day)) });
    expect(obligations('CP-9.1.L2', known, noon('2026-09-01')).map(({ period, state, missed }) => [period, state, missed])).toEqual([
      ['2026-04-20', 'gap', 2],
      ['2026-07-25', 'met', 0],
      ['2026-08-20', 'due', 0],
    ]);
  });

  test('keeps month ends and leap years: 31 Jan gives 28 or 29 Feb, and 31 Mar again', () => {
    const at = (day: string): string | undefined => current('CP-9.1.L2', facts({ contracts: [contract({ end: '2030-03-31' })], records: [meeting(day)] }), noon(day as never))?.due;
    expect([at('2027-01-31'), at('2028-01-31'), at('2028-02-29')]).toEqual(['2027-02-28', '2028-02-29', '2028-03-29']);
  });

  test('held late in the evening counts on the council’s day, not on UTC’s', () => {
    expect(current('CP-9.1.L2', facts({ records: [meeting('2026-06-30T23:30:00Z')] }), noon('2026-07-05'))?.due).toBe('2026-08-01');
  });

  test('is not asked for after the contract’s last day; an extension brings it back, a termination ends it', () => {
    const ending = (change: object): unknown => current('CP-9.1.L2', facts({ contracts: [contract({ start: '2026-10-20', end: '2026-11-20', ...change })], records: [meeting('2026-11-03')] }), noon('2026-11-10'))?.state;
    expect(ending({})).toBe('met');
    expect(ending({ extendedTo: '2027-11-20' })).toBe('due');
    expect(ending({ extendedTo: '2027-11-20', terminatedOn: '2026-11-30' })).toBe('met');
    expect(ending({ status: 'Terminated' })).toBeUndefined();
  });

  test('does not count when it lies in the future, nor when its date is none', () => {
    const known = facts({ records: [meeting('2026-11-03'), meeting('2062-01-01'), meeting('2026-13-45'), meeting('soon'), record('meeting', undefined, { level: 'L2' })] });
    expect(current('CP-9.1.L2', known, noon('2026-11-10'))?.due).toBe('2026-12-03');
  });
});

describe('what a level asks for', () => {
  test('L1 meets as required and shows when it last did (CP-9.1.L1)', () => {
    expect(current('CP-9.1.L1', facts({ records: [meeting('2026-11-03', 'L1')] }), noon('2026-11-10'))).toMatchObject({
      state: 'asRequired',
      due: undefined,
      explanation: 'CP-9.1.L1 asks for an L1 meeting as required; the last was held on 3 Nov 2026.',
    });
  });

  test('L3 is quarterly and chaired by the director of the contract (CP-9.1.L3)', () => {
    const known = facts({ records: [meeting('2026-09-30', 'L3')] });
    expect(current('CP-9.1.L3', known, noon('2026-11-10'))).toMatchObject({ due: '2026-12-30', owner: { post: 'Director', person: karen } });
  });

  test('each meeting’s recording is filed within five working days, over Christmas too (CP-9.1)', () => {
    const held = record('meeting', '2026-12-22T14:00:00Z', { level: 'L2' }, { key: 'm1' });
    expect(current('CP-9.1', facts({ records: [held] }), noon('2026-12-23'))).toMatchObject({ key: 'CP-9.1:c1:m1', due: '2026-12-31' });
    const filed = { ...held, fields: { level: 'L2', filed: '2027-01-04T09:00:00Z' } };
    expect(current('CP-9.1', facts({ records: [filed] }), noon('2027-01-05'))).toMatchObject({ state: 'met', metOn: '2027-01-04', metLate: true });
  });
});

describe('24 hours (CP-17.1)', () => {
  const incident = (fields: RecordFact['fields']): RecordFact => record('nonCompliance', '2026-10-25', fields, { key: 'NC-14' });

  test('both clocks run on the clock, across the end of British Summer Time', () => {
    const known = facts({ records: [incident({ occurred: '2026-10-24T15:10:00Z', aware: '2026-10-25T09:05:00Z' })] });
    expect(obligations('CP-17.1', known, '2026-10-25T09:30:00Z')).toMatchObject([
      { key: 'CP-17.1/occurred:service:NC-14', contract: 'c1', state: 'dueSoon', dueAt: '2026-10-25T15:10:00.000Z', next: { step: 'one-hour', at: '2026-10-25T14:10:00.000Z' } },
      { key: 'CP-17.1/aware:service:NC-14', state: 'due', dueAt: '2026-10-26T09:05:00.000Z', due: '2026-10-26' },
    ]);
    expect(obligations('CP-17.1', known, '2026-10-25T15:10:00Z').map(({ state }) => state)).toEqual(['dueSoon', 'due']);
    expect(obligations('CP-17.1', known, '2026-10-25T15:10:01Z').map(({ state }) => state)).toEqual(['overdue', 'due']);
  });

  test('a report stops both; after the earlier limit it is late for that clock', () => {
    const known = facts({ records: [incident({ occurred: '2026-10-24T15:10:00Z', aware: '2026-10-25T09:05:00Z', reported: '2026-10-25T16:00:00Z' })] });
    expect(obligations('CP-17.1', known, '2026-10-26T12:00:00Z').map(({ state, metLate }) => [state, metLate])).toEqual([['met', true], ['met', false]]);
  });

  test('waits while the time is not recorded, and says so', () => {
    expect(obligations('CP-17.1', facts({ records: [incident({ aware: '2026-10-25T09:05:00Z' })] }), '2026-10-25T10:00:00Z')[0]).toMatchObject({
      state: 'waiting',
      due: undefined,
      explanation: 'Waiting because CP-17.1 asks for a report of a non-compliance and the record gives no time for “occurred”.',
    });
  });

  test('whether it is serious is a person’s decision: until then members wait, on no there is nothing to tell (CP-17.3)', () => {
    const state = (serious?: boolean): unknown => current('CP-17.3', facts({ records: [incident({ aware: '2026-10-25T09:05:00Z', serious })] }), '2026-10-25T10:00:00Z')?.state;
    expect([state(), state(true), state(false)]).toEqual(['waiting', 'due', undefined]);
  });
});

describe('what must be in force', () => {
  const cover = (until: string | undefined, name: string = 'Public liability'): RecordFact => record('insurance', '2026-04-01', { cover: name, ...(until ? { until } : {}) });
  const states = (records: readonly RecordFact[], day: string): unknown[] =>
    obligations('CP-8.4d.insurance', facts({ records }), noon(day as never)).map(({ period, state, due }) => [period, state, due]);

  test('insurance is followed cover by cover, and is missing from the day after it ran out (CP-8.4d)', () => {
    const records = [cover('2026-11-30'), cover('2027-03-31', 'Employer’s liability'), cover('2026-05-31')];
    expect(states(records, '2026-10-29')).toEqual([['Employer’s liability', 'met', '2027-03-31'], ['Public liability', 'met', '2026-11-30']]);
    expect(states(records, '2026-11-30')[1]).toEqual(['Public liability', 'dueSoon', '2026-11-30']);
    expect(states(records, '2026-12-01')[1]).toEqual(['Public liability', 'gap', '2026-11-30']);
  });

  test('without any record it is missing; a record without an expiry waits for it', () => {
    expect(states([], '2026-10-29')).toEqual([['inForce', 'gap', '2026-04-01']]);
    expect(states([cover(undefined)], '2026-10-29')).toEqual([['Public liability', 'waiting', undefined]]);
  });

  test('a contract without a Contract Manager is missing one, and Head of service acts for its duties (CP-8.1)', () => {
    const head = { id: 'head@wendmere.example', name: 'Dan Pryce' };
    const known = facts({ contracts: [contract({ contractManager: undefined })], posts: [{ post: 'Interim Head of Housing Technical Services', people: [head] }] });
    expect(current('CP-8.1', known, noon('2026-11-10'))?.state).toBe('gap');
    expect(current('CP-9.1.L2', known, noon('2026-11-10'))?.owner).toEqual({ post: 'Contract Manager', person: head, actingAs: 'Interim Head of Housing Technical Services' });
  });

  test('the register asks from £5,000 to the penny, social value from £100,000 (CP-8.2, CP-10.2)', () => {
    const has = (clause: string, value: number): boolean => obligations(clause, facts({ contracts: [contract({ value })] }), noon('2026-11-10')).length > 0;
    expect([4999, 4999.99, 5000, 5000.01].map((value) => has('CP-8.2', value))).toEqual([false, false, true, true]);
    expect([99999, 99999.99, 100000].map((value) => has('CP-10.2', value))).toEqual([false, false, true]);
  });
});

describe('a contract that changes half-way', () => {
  test('comes under social value on the day its value passes £100,000, not before (CP-10.2)', () => {
    const raised = contract({ value: 120000, changes: [{ on: '2026-09-15', field: 'value', before: 80000 }, { on: '2026-06-01', field: 'value', before: 60000 }] });
    expect(current('CP-10.2', facts({ contracts: [raised] }), noon('2026-09-20'))).toMatchObject({ period: '2026-09-15', due: '2026-10-15', state: 'due' });
    expect(current('CP-10.2.delivery', facts({ contracts: [raised] }), noon('2026-09-20'))).toMatchObject({ due: '2026-12-15', missed: 0 });
  });

  test('that was above the sum before and after is asked from its start', () => {
    const raised = contract({ changes: [{ on: '2026-09-15', field: 'value', before: 200000 }] });
    expect(current('CP-10.2', facts({ contracts: [raised] }), noon('2026-09-20'))?.due).toBe('2026-05-01');
  });

  test('whose end is not recorded waits for it where the end decides, and only there', () => {
    const open = facts({ contracts: [contract({ end: undefined })] });
    expect(current('D-exit', open, noon('2026-11-10'), duties)).toMatchObject({ state: 'waiting', explanation: expect.stringContaining('the register has no end of the contract') });
    expect(current('D-roll', open, noon('2026-11-10'), duties)?.state).toBe('gap');
  });

  test('whose value is not recorded waits where the value decides', () => {
    expect(current('CP-10.2', facts({ contracts: [contract({ value: undefined })] }), noon('2026-11-10'))).toMatchObject({
      state: 'waiting',
      explanation: expect.stringContaining('the register does not say the contract’s value'),
    });
  });

  test('moves what hangs on its end when it is extended; old evidence no longer counts', () => {
    const plan = record('plan', '2026-09-01', { subject: 'Exit' });
    const due = (change: object, records: readonly RecordFact[] = []): unknown => {
      const one = current('D-exit', facts({ contracts: [contract({ end: '2027-03-31', ...change })], records }), noon('2026-11-10'), duties);
      return [one?.state, one?.due];
    };
    expect(due({})).toEqual(['overdue', '2026-09-30']);
    expect(due({}, [plan])).toEqual(['met', '2026-09-30']);
    expect(due({ extendedTo: '2029-03-31' }, [plan])).toEqual(['due', '2028-09-30']);
  });

  test('keeps notes six years after its end, twelve when executed as a deed (CP-11.2)', () => {
    const review = (change: object): unknown => {
      const ended = contract({ status: 'Ended', start: '2020-01-01', end: '2026-10-31', ...change });
      return obligations('CP-11.2', facts({ contracts: [ended] }), noon('2026-11-10')).map(({ schedule, due }) => [schedule, due]);
    };
    expect(review({})).toEqual([['secure', '2026-11-30'], ['review', '2032-10-31']]);
    expect(review({ executedAs: 'Deed' })).toEqual([['secure', '2026-11-30'], ['review', '2038-10-31']]);
    expect(review({ status: 'Terminated', terminatedOn: '2026-06-30' })).toEqual([['secure', '2026-07-30'], ['review', '2032-06-30']]);
  });
});
