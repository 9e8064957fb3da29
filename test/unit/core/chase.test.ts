import fc from 'fast-check';
import castlePoint from '../../../policies/castle-point.json';
import { actionState, dueChases, isOverdue, nextChase, warnDaysOf, type SentChase } from '../../../src/core/actions';
import { readPack } from '../../../src/core/policy/readPack';
import type { ChaseStep } from '../../../src/core/policy/types';
import { addPeriod, type IsoDate } from '../../../src/core/time';

const reading = readPack(castlePoint);
const steps: readonly ChaseStep[] = reading.ok ? reading.pack.chase.steps : [];

const action = (due: IsoDate, status = 'Open', key = 'a'): { key: string; status: string; due: IsoDate } => ({ key, status, due });
const stepsDue = (due: IsoDate, today: IsoDate, sent: readonly string[] = [], status = 'Open'): string[] =>
  dueChases([action(due, status)], steps, sent.map((step) => ({ action: 'a', step })), today).map(({ step }) => step.id);

describe('which reminder is due', () => {
  test.each<[IsoDate, string[]]>([
    ['2026-11-01', ['issued']],
    ['2026-12-07', ['issued']],
    ['2026-12-08', ['due-soon']],
    ['2026-12-11', ['due-soon']],
    ['2026-12-12', ['overdue-1']],
    ['2026-12-17', ['overdue-1']],
    ['2026-12-18', ['overdue-7']],
    ['2026-12-25', ['overdue-14']],
    ['2027-12-25', ['overdue-14']],
  ])('on %s of an action due 11 Dec: %j', (today, expected) => expect(stepsDue('2026-12-11', today)).toEqual(expected));

  test('a step that was sent is not sent again, and an earlier one is not caught up', () => {
    expect(stepsDue('2026-12-11', '2026-12-12', ['overdue-1'])).toEqual([]);
    expect(stepsDue('2026-12-11', '2026-12-18', ['overdue-1'])).toEqual(['overdue-7']);
    expect(stepsDue('2026-12-11', '2026-12-18', ['overdue-7'])).toEqual([]);
  });

  test.each(['Draft', 'Done', 'Cancelled', 'Waiting'])('an action that is %s is never chased', (status) => {
    expect(stepsDue('2026-12-11', '2026-12-30', [], status)).toEqual([]);
  });

  test('an action without a due date, and a chase without steps, send nothing', () => {
    expect(dueChases([{ key: 'a', status: 'Open', due: undefined }], steps, [], '2026-12-30')).toEqual([]);
    expect(dueChases([action('2026-12-11')], [], [], '2026-12-30')).toEqual([]);
  });
});

describe('the reminder that comes next', () => {
  const next = (today: IsoDate, ...actions: readonly ReturnType<typeof action>[]): string | undefined => {
    const found = nextChase(actions, steps, today);
    return found && `${found.day} ${found.step.id}`;
  };

  test.each<[IsoDate, string | undefined]>([
    ['2026-11-01', '2026-12-08 due-soon'],
    ['2026-12-08', '2026-12-12 overdue-1'],
    ['2026-12-24', '2026-12-25 overdue-14'],
    ['2026-12-25', undefined],
  ])('on %s for an action due 11 Dec: %s', (today, expected) => expect(next(today, action('2026-12-11'))).toBe(expected));

  test('is the nearest of all open actions; nobody is reminded of one that waits or is done', () => {
    const waiting = action('2026-12-05', 'Waiting', 'b');
    const done = action('2026-12-05', 'Done', 'c');
    expect(next('2026-12-01', action('2026-12-20'), action('2026-12-11', 'Open', 'd'), waiting, done)).toBe('2026-12-08 due-soon');
    expect(next('2026-12-01', waiting, done)).toBeUndefined();
  });
});

describe('for any actions, steps and dates', () => {
  const day = fc.integer({ min: 0, max: 120 }).map((offset) => addPeriod('2026-10-01', { days: offset }));
  const someActions = fc.uniqueArray(
    fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), status: fc.constantFrom('Open', 'Open', 'Draft', 'Done', 'Waiting', 'Cancelled'), due: day }),
    { selector: ({ key }) => key, maxLength: 4 },
  );
  const someSteps = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('s1', 's2', 's3', 's4', 's5'),
      title: fc.constant('Step'),
      when: fc.oneof(
        fc.constant<ChaseStep['when']>({ issued: true }),
        fc.nat({ max: 20 }).map((daysBefore): ChaseStep['when'] => ({ daysBefore })),
        fc.nat({ max: 20 }).map((daysAfter): ChaseStep['when'] => ({ daysAfter })),
      ),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  );
  const marked = (due: ReturnType<typeof dueChases>): SentChase[] => due.map(({ action: { key }, step }) => ({ action: key, step: step.id }));

  test('once sent, nothing more is due that day; at most one step for each action', () => {
    fc.assert(
      fc.property(someActions, someSteps, day, (rows, plan, today) => {
        const due = dueChases(rows, plan, [], today);
        expect(new Set(due.map(({ action: { key } }) => key)).size).toBe(due.length);
        expect(due.every(({ action: { status } }) => status === 'Open')).toBe(true);
        expect(dueChases(rows, plan, marked(due), today)).toEqual([]);
      }),
    );
  });

  test('however often and whenever it runs, no step of an action is sent twice', () => {
    fc.assert(
      fc.property(someActions, someSteps, fc.array(day, { maxLength: 20 }), (rows, plan, runs) => {
        const sent: SentChase[] = [];
        for (const today of [...runs].sort()) sent.push(...marked(dueChases(rows, plan, sent, today)));
        const ids = sent.map(({ action: key, step }) => `${key} ${step}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('an action that is due a reminder stays due one until it is sent', () => {
    fc.assert(
      fc.property(someActions, someSteps, day, fc.nat({ max: 60 }), (rows, plan, today, later) => {
        const due = (on: IsoDate): Set<string> => new Set(dueChases(rows, plan, [], on).map(({ action: { key } }) => key));
        const then = due(addPeriod(today, { days: later }));
        expect([...due(today)].every((key) => then.has(key))).toBe(true);
      }),
    );
  });

  test('the order of actions, steps of different days and what was sent makes no difference', () => {
    fc.assert(
      fc.property(someActions, day, fc.subarray(steps.map(({ id }) => id)), (rows, today, sentIds) => {
        const sent = rows.flatMap(({ key }) => sentIds.map((step) => ({ action: key, step })));
        const words = (due: ReturnType<typeof dueChases>): string[] => due.map(({ action: { key }, step }) => `${key} ${step.id}`).sort();
        expect(words(dueChases([...rows].reverse(), [...steps].reverse(), [...sent].reverse(), today))).toEqual(words(dueChases(rows, steps, sent, today)));
      }),
    );
  });
});

describe('an action in words', () => {
  test.each<[IsoDate | undefined, string, string]>([
    ['2026-11-30', 'Open', 'Overdue 3 days'],
    ['2026-12-02', 'Open', 'Overdue 1 day'],
    ['2026-12-03', 'Open', 'Due today'],
    ['2026-12-06', 'Open', 'Due soon'],
    ['2026-12-07', 'Open', 'Due'],
    ['2026-11-30', 'Waiting', 'Waiting'],
    ['2026-11-30', 'Done', 'Done'],
    ['2026-11-30', 'Draft', 'Draft'],
    ['2026-11-30', 'Cancelled', 'Cancelled'],
    [undefined, 'Open', 'Due'],
  ])('due %s and %s: %s', (due, status, words) => expect(actionState({ due, status }, '2026-12-03').words).toBe(words));

  test('it is overdue from the day after, never on the day; due soon starts with the pack’s first reminder', () => {
    expect(isOverdue({ due: '2026-12-03', status: 'Open' }, '2026-12-03')).toBe(false);
    expect(isOverdue({ due: '2026-12-03', status: 'Open' }, '2026-12-04')).toBe(true);
    expect(warnDaysOf(steps)).toBe(3);
    expect(warnDaysOf([])).toBe(0);
  });
});
