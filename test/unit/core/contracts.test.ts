import fc from 'fast-check';
import { belongsOnRegister, contractFormOf, lengthWords, readContractForm, statusWords, termOf, type ContractForm } from '../../../src/core/contracts';

type Form = ContractForm<string, string, string, string>;

const form: Form = {
  name: ' Responsive repairs ',
  reference: 'HC-0101',
  contractor: 'Estuary Repairs Ltd',
  kind: 'Repairs',
  status: 'Live',
  value: '£6,300,000.50',
  start: '1/4/2024',
  end: '31 Mar 2029',
  extensionMonths: '24',
  executedAs: 'Simple contract',
  contractManagers: ['Priya Nair'],
  assistantDirector: 'Karen Whitlock',
  operationalLead: undefined,
  inScope: true,
  site: '',
  summary: '',
};

const errorsOf = (change: Partial<Form>, taken: readonly string[] = []): Record<string, string | undefined> => {
  const reading = readContractForm({ ...form, ...change }, taken);
  return reading.ok ? {} : reading.errors;
};

describe('the contract form (CP-11.1)', () => {
  test('a complete form gives typed values', () => {
    expect(readContractForm(form)).toEqual({
      ok: true,
      values: expect.objectContaining({ name: 'Responsive repairs', value: 6300000.5, start: '2024-04-01', end: '2029-03-31', extensionMonths: 24, contractManager: 'Priya Nair' }),
    });
  });

  test.each<[string, Partial<Form>, keyof Form, string]>([
    ['no name', { name: '  ' }, 'name', 'Enter a contract name.'],
    ['a name of 300 characters', { name: 'x'.repeat(300) }, 'name', 'The contract name can have 120 characters at most; this has 300.'],
    ['no contractor', { contractor: undefined }, 'contractor', 'Choose the contractor.'],
    ['a value of -1', { value: '-1' }, 'value', 'A value cannot be less than £0. Enter it without a minus sign.'],
    ['a value of 1e309', { value: '1e309' }, 'value', 'Write the sum in full, without “e”, for example 6300000 or 6,300,000.50.'],
    ['three decimals', { value: '£1,234.567' }, 'value', 'Enter pounds and pence: two digits at most after the point.'],
    ['31 February', { start: '31/02/2026' }, 'start', 'February 2026 has 28 days, so there is no 31 February.'],
    ['an end before the start', { end: '31/3/2024' }, 'end', 'The end date, 31 Mar 2024, comes before the start date, 1 Apr 2024.'],
    ['an end on the start', { end: '1/4/2024' }, 'end', 'The end date is the same as the start date. It must come after it.'],
    ['no Contract Manager (CP-8.1)', { contractManagers: [] }, 'contractManagers', 'Choose the Contract Manager. Every contract has exactly one.'],
    ['two Contract Managers (CP-8.1)', { contractManagers: ['Priya', 'Tom'] }, 'contractManagers', 'Choose one Contract Manager only; 2 are chosen.'],
    ['half a month of extension', { extensionMonths: '1.5' }, 'extensionMonths', 'The extension option in months must be a whole number from 0 to 240.'],
    ['a site that is an address elsewhere', { site: 'https://evil.example' }, 'site', 'Enter the site as /sites/ and its name, for example /sites/gas-servicing, or leave this empty.'],
  ])('%s is refused beside its box', (_name, change, field, message) => {
    expect(errorsOf(change)).toEqual({ [field]: message });
  });

  test('a reference that another contract has is refused, whatever its case', () => {
    expect(errorsOf({}, ['hc-0101'])).toEqual({ reference: 'Another contract has the reference HC-0101. Each contract needs its own.' });
  });

  test('an empty form names every required field at once', () => {
    expect(Object.keys(errorsOf(contractFormOf({}))).sort()).toEqual(
      ['assistantDirector', 'contractManagers', 'contractor', 'end', 'executedAs', 'kind', 'name', 'reference', 'start', 'status', 'value'].sort(),
    );
  });

  test('what the form shows of a contract reads back as the same contract', () => {
    const reading = readContractForm(form);
    if (!reading.ok) throw new Error('The form is complete.');
    expect(readContractForm(contractFormOf(reading.values))).toEqual(reading);
  });

  test('any text in any box gives values or sentences, never a failure', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(fc.record({ name: text, reference: text, value: text, start: text, end: text, extensionMonths: text, site: text, summary: text }), (typed) => {
        const reading = readContractForm({ ...form, ...typed });
        if (!reading.ok) expect(Object.values(reading.errors).every((message) => /[.]$/.test(message ?? ''))).toBe(true);
      }),
    );
  });
});

describe('the term', () => {
  const dates = { start: '2024-04-01', end: '2029-03-31', extensionMonths: 24 } as const;

  test('says the end only in the last year', () => {
    expect(termOf(dates, '2026-12-03')).toMatchObject({ state: 'running', words: '1 Apr 2024 – 31 Mar 2029', optionEnd: '2031-03-31' });
    expect(termOf({ start: '2023-06-05', end: '2027-06-04' }, '2026-12-03').words).toBe('Ends 4 Jun 2027, in 6 months');
    expect(termOf({ start: '2024-02-01', end: '2027-01-31' }, '2026-12-03').words).toBe('Ends 31 Jan 2027, in 8 weeks');
    expect(termOf(dates, '2029-03-31').words).toBe('Ends 31 Mar 2029, today');
    expect(termOf(dates, '2029-04-01')).toMatchObject({ state: 'ended', elapsed: 1, words: 'Ended 31 Mar 2029, 1 day ago' });
    expect(termOf(dates, '2024-03-30').words).toBe('Starts 1 Apr 2024, in 2 days');
  });

  test('the share gone by grows from 0 to 1', () => {
    expect(termOf(dates, '2024-04-01').elapsed).toBe(0);
    expect(termOf(dates, '2026-12-03').elapsed).toBeCloseTo(0.535, 2);
    expect(termOf(dates, '2031-01-01').elapsed).toBe(1);
    expect(termOf(dates, '2020-01-01').elapsed).toBe(0);
  });

  test('lengths and status in words', () => {
    expect(lengthWords(dates)).toBe('5 + 2 years');
    expect(lengthWords({ start: '2024-04-01', end: '2025-03-31' })).toBe('1 year');
    expect(lengthWords({ start: '2024-04-01', end: '2025-09-30' })).toBe('18 months');
    expect(lengthWords({ start: '2024-04-01', end: '2024-04-14' })).toBe('2 weeks');
    expect(statusWords('Live', dates, '2026-12-03')).toBe('Live, year 3 of 5');
    expect(statusWords('Draft', dates, '2026-12-03')).toBe('Draft');
    expect(statusWords('Live', dates, '2030-01-01')).toBe('Live');
  });

  test('the register begins at exactly £5,000 (CP-8.2)', () => {
    expect([4999, 4999.99, 5000, 5000.01].map((value) => belongsOnRegister(value, 5000))).toEqual([false, false, true, true]);
  });
});
