import type { Action } from '../../../src/lists/actions';
import type { Stored } from '../../../src/lists/define';
import { countOf, ownerOf, stateOf } from '../../../src/ui/actions/actionState';
import { mayDo } from '../../../src/ui/actions/ActionButtons';
import { neighbourOf } from '../../../src/ui/actions/focusRow';
import { listSide } from '../../../src/ui/actions/listSide';
import { accountTyped, choicesOf, isSameOwner, matching, withoutRepeats, type OwnerChoice } from '../../../src/ui/actions/ownerChoice';
import { parseDue } from '../../../src/ui/actions/parseDue';
import { groupMine } from '../../../src/ui/actions/useMyActions';

const today = '2026-12-03';
const action = (values: Partial<Stored<Action>>): Stored<Action> => ({ key: 'a', status: 'Open', due: '2026-12-20', ownerName: '', ...values }) as Stored<Action>;

test.each([
  ['11 Dec', '2026-12-11'],
  ['11/12', '2026-12-11'],
  ['2 Dec', '2027-12-02'],
  ['29 Feb', '2028-02-29'],
  ['+14', '2026-12-17'],
  ['11 Dec 2025', '2025-12-11'],
  ['1/2/27', '2027-02-01'],
])('a due date is typed the UK way, the year may be left out: %s', (typed, day) => {
  expect(parseDue(typed, today)).toEqual({ ok: true, value: day });
});

test.each(['', 'soon', '31/02', '31/02/2027', '12/31/2026', '+', '+9999'])('what is no day says what would be one: %s', (typed) => {
  expect(parseDue(typed, today)).toMatchObject({ ok: false, problem: expect.any(String) });
});

test('an action says where it stands by shape and word', () => {
  expect(stateOf({ status: 'Open', due: '2026-11-30' }, today)).toEqual({ state: 'overdue', words: 'Overdue 3 days' });
  expect(stateOf({ status: 'Open', due: today }, today).state).toBe('dueToday');
  expect(stateOf({ status: 'Waiting', due: '2026-11-30' }, today).state).toBe('waiting');
  expect(stateOf({ status: 'Done', due: '2026-11-30' }, today)).toEqual({ state: 'met', words: 'Done' });
});

test('the count tells the overdue apart', () => {
  expect(countOf([action({}), action({ due: '2026-11-30' }), action({ status: 'Done' })], today)).toBe('2 open, 1 overdue');
  expect(countOf([action({})], today)).toBe('1 open');
});

test("an owner is the account's name, else the name that was typed", () => {
  expect(ownerOf(action({ owner: { id: 1, name: 'Priya Nair', upn: 'p' }, ownerName: '' }))).toBe('Priya Nair');
  expect(ownerOf(action({ ownerName: 'James Farrow' }))).toBe('James Farrow');
});

const people: readonly OwnerChoice[] = choicesOf([
  { name: 'Priya Nair', organisation: 'Council', upn: 'priya.nair@wendmere.example' },
  { name: "Séan O'Leary", organisation: "O'Leary Decorators" },
]);

test('somebody from the attendance without an account is offered by name (CP-9.1)', () => {
  expect(people.map(({ kind }) => kind)).toEqual(['account', 'text']);
});

test('people are found by any word of their name or firm, accents aside', () => {
  expect(matching(people, 'nair').map(({ name }) => name)).toEqual(['Priya Nair']);
  expect(matching(people, 'sean decor').map(({ name }) => name)).toEqual(["Séan O'Leary"]);
  expect(matching(people, 'zz')).toEqual([]);
  expect(matching(people, '')).toHaveLength(2);
});

test('a person whom both the attendance and the directory name is offered once', () => {
  expect(withoutRepeats([...people, { kind: 'account', upn: 'PRIYA.NAIR@wendmere.example', name: 'Priya Nair' }])).toHaveLength(2);
});

test("a person's actions are grouped by what presses most", () => {
  const rows = [
    action({ key: 'later' }),
    action({ key: 'soon', due: '2026-12-05' }),
    action({ key: 'late', due: '2026-12-01' }),
    action({ key: 'waiting', status: 'Waiting' }),
    action({ key: 'done', status: 'Done' }),
    action({ key: 'later still', status: 'Cancelled' }),
  ];
  const groups = groupMine(rows, today, 3);
  const keys = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, group.map(({ key }) => key)]));
  expect(keys).toEqual({ overdue: ['late'], soon: ['soon'], later: ['later'], waiting: ['waiting'], done: ['done'] });
});

test('what may be done with an action follows from its state, and from what the person may', async () => {
  const deed = async (): Promise<void> => undefined;
  const all = { complete: deed, reopen: deed, wait: deed, edit: () => undefined, remove: deed };
  const offered = (status: Action['status']): readonly string[] => Object.entries(mayDo({ status }, all)).flatMap(([name, may]) => (may ? [name] : []));
  expect(offered('Draft')).toEqual(['edit', 'remove']);
  expect(offered('Open')).toEqual(['complete', 'wait', 'edit']);
  expect(offered('Waiting')).toEqual(['complete', 'goOn', 'edit']);
  expect(offered('Done')).toEqual(['reopen']);
  expect(offered('Cancelled')).toEqual([]);
  expect(Object.values(mayDo({ status: 'Open' }, {})).some(Boolean)).toBe(false);
});

test('when a row goes, the focus goes to the one after it, else to the one before', () => {
  const rows = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
  expect(['a', 'b', 'c'].map((key) => neighbourOf(rows, key))).toEqual(['b', 'c', 'b']);
  expect(neighbourOf([{ key: 'a' }], 'a')).toBeUndefined();
});

describe('the list of owners', () => {
  const free = { top: 0, bottom: 535 };

  test('opens beneath its box where it has room', () => {
    expect(listSide({ top: 100, bottom: 132 }, 200, free)).toEqual({ above: false, height: 200 });
    expect(listSide({ top: 100, bottom: 132 }, 900, free)).toEqual({ above: false, height: 240 });
  });

  test('opens above it where the foot of the side panel would cover it (WCAG 2.4.11)', () => {
    expect(listSide({ top: 500, bottom: 532 }, 200, free)).toEqual({ above: true, height: 200 });
  });

  test('takes the larger side when neither has room, and never shrinks to nothing', () => {
    expect(listSide({ top: 60, bottom: 92 }, 240, { top: 0, bottom: 200 })).toEqual({ above: false, height: 106 });
    expect(listSide({ top: 40, bottom: 72 }, 240, { top: 0, bottom: 120 })).toEqual({ above: false, height: 88 });
  });
});

test('without the directory a whole account that is typed is taken as one, a name is not', () => {
  expect(accountTyped('ben.carter@wendmere.example')).toEqual({ kind: 'account', upn: 'ben.carter@wendmere.example', name: 'ben.carter@wendmere.example' });
  expect(['Ben Carter', 'ben@', '@wendmere.example', 'ben@wendmere', 'a@b.c, d@e.f'].map(accountTyped)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('the same owner is the same account, whatever its name and case', () => {
  const ben: OwnerChoice = { kind: 'account', upn: 'ben.carter@wendmere.example', name: 'Ben Carter' };
  expect(isSameOwner(ben, { ...ben, upn: 'Ben.Carter@wendmere.example', name: 'B. Carter' })).toBe(true);
  expect(isSameOwner(ben, { kind: 'text', name: 'Ben Carter' })).toBe(false);
  expect([isSameOwner(undefined, undefined), isSameOwner(ben, undefined)]).toEqual([true, false]);
});
