import fc from 'fast-check';
import { actions } from '../../../src/lists/actions';
import { contracts } from '../../../src/lists/contracts';
import { problemsOf } from '../../../src/lists/validate';

const good = {
  key: 'k1',
  name: 'Responsive repairs',
  reference: 'RR-2024',
  contractor: { id: 3, title: 'Estuary Repairs Ltd' },
  kind: 'Repairs',
  status: 'Live',
  value: 6300000.5,
  start: '2024-04-01',
  end: '2029-03-31',
  executedAs: 'Deed',
  contractManager: { id: 7, name: 'Priya Nair', upn: 'priya.nair@wendmere.example' },
  assistantDirector: { id: 8, name: 'Karen Whitlock', upn: 'karen.whitlock@wendmere.example' },
  inScope: true,
};

function problem(change: Readonly<Record<string, unknown>>): string | undefined {
  const [first] = problemsOf(contracts, { ...good, ...change }, false);
  return first && `${first.field}: ${first.message}`;
}

test('a full register row has no problems (CP-11.1)', () => {
  expect(problemsOf(contracts, good, false)).toEqual([]);
});

test.each([
  [{ name: '   ' }, 'name: Enter the contract name.'],
  [{ contractManager: undefined }, 'contractManager: Choose the Contract Manager.'],
  [{ contractor: { id: 0, title: '' } }, 'contractor: Choose the contractor again: it is not one that SharePoint knows.'],
  [{ name: 'x'.repeat(300) }, 'name: Contract name is 300 characters long. Shorten it to 120 or fewer.'],
  [{ value: -1 }, 'value: Total value cannot be less than £0.'],
  [{ value: Number('1e309') }, 'value: Total value must be a number.'],
  [{ value: Number.NaN }, 'value: Total value must be a number.'],
  [{ value: 1234.567 }, 'value: Total value must be in pounds and pence: two digits at most after the point.'],
  [{ value: 1e12 }, 'value: Total value cannot be more than £999999999.99.'],
  [{ value: '12' }, 'value: Total value must be a number.'],
  [{ end: '2026-02-31' }, 'end: End date must be a real day between 1900 and 2199.'],
  [{ end: '31/03/2029' }, 'end: End date must be a real day between 1900 and 2199.'],
  [{ status: 'live' }, 'status: Status must be one of “Draft”, “Live”, “Ended” or “Terminated”.'],
  [{ inScope: 'yes' }, 'inScope: In scope of the policy must be yes or no.'],
  [{ nonsense: 1 }, undefined],
])('%j is refused with a sentence', (change, expected) => {
  expect(problem(change)).toBe(expected);
});

test('a change is checked for what it changes only, and cannot empty a required field', () => {
  expect(problemsOf(contracts, { summary: 'New' }, true)).toEqual([]);
  expect(problemsOf(contracts, { end: undefined }, true)).toEqual([{ field: 'end', message: 'Enter the end date.' }]);
  expect(problemsOf(contracts, { nonsense: 1 }, true)[0].field).toBe('nonsense');
});

test('any sum of whole pence within the range is taken (CP-11.1)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99999999999 }), (pence) => problemsOf(contracts, { value: pence / 100 }, true).length === 0),
  );
});

test('text of any characters is taken up to its length', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => problemsOf(actions, { detail: text }, true).length === 0));
});
