import { strFromU8, unzipSync } from 'fflate';
import type { Pack } from '../../../src/core/policy/types';
import { dutyCsv } from '../../../src/ui/assurance/dutyCsv';
import { groupOf, reportOf } from '../../../src/ui/assurance/report';
import { reportDocument } from '../../../src/ui/assurance/reportDocument';
import { problemsOf } from '../../../src/ui/assurance/useDutyForm';
import { duty } from './rows';

const clause = { says: '', source: '', asks: '', owner: 'Head of Service' };
const pack: Pack = {
  id: 'p',
  version: '1.2',
  title: 'Contract Management Policy',
  council: 'Wendmere District Council',
  adopted: '2026-02-23',
  reviewBy: '2029-02-23',
  clauses: [
    { ...clause, id: 'CP-9.1.L2', title: 'Level 2', form: 'duty' },
    { ...clause, id: 'CP-10.6', title: 'Audit', form: 'duty' },
    { ...clause, id: 'CP-8.5', title: 'Variation', form: 'decision' },
    { ...clause, id: 'LAW-1', title: 'Law', form: 'duty', verified: false },
  ],
};
const options = { packs: [pack], today: '2026-11-22', scope: 'Whole service', me: 7 } as const;

test('a name that a spreadsheet would run as a formula is exported as text', () => {
  const csv = dutyCsv([duty({ title: '=HYPERLINK("https://bad.example")', contract: undefined })]);
  expect(csv).toContain(`"'=HYPERLINK(""https://bad.example"")",Whole service,CP-9.1.L2`);
});

test('the report has a table for each part of the policy, the worst first, with the state in words', () => {
  const { tables } = reportOf([duty(), duty({ state: 'Overdue' }), duty({ clause: 'CP-10.6', state: 'Missing' })], options);
  expect(tables.map(({ heading, rows }) => [heading, rows.map((row) => row[5])])).toEqual([
    ['CP-9', ['Overdue', 'Due']],
    ['CP-10', ['Missing']],
  ]);
  expect(['CP-9.1.L2', 'OX-12', 'LAW-S20', 'front'].map(groupOf)).toEqual(['CP-9', 'OX-12', 'LAW-S20', 'front']);
});

test('the report names its own gaps: duties without a row, decisions, law that was not checked, what waits', () => {
  const gaps = reportOf([duty({ state: 'Waiting' })], options).gaps.join('\n');
  expect(gaps).toContain('filters leave them out: CP-10.6, LAW-1.');
  expect(gaps).toContain('not in the tables: CP-8.5.');
  expect(gaps).toContain('checked against its source: LAW-1.');
  expect(gaps).toContain('1 wait for a date or a decision');
});

test('the report is a Word document with its council, its figures, its tables and its gaps', async () => {
  const content = reportOf([duty({ state: 'Overdue' })], options);
  const text = strFromU8(unzipSync(await reportDocument(content, 'Karen Whitlock'))['word/document.xml']);
  for (const words of ['Contract management self-audit', 'Wendmere District Council', '22 Nov 2026', 'What this report cannot show', 'Gas servicing', 'Overdue']) {
    expect(text).toContain(words);
  }
});

const nothing = { reason: '', until: '', what: '', on: '', link: '', note: '' };

test('a decision needs a reason, and a day that has not passed', () => {
  expect(problemsOf('notApplicable', nothing, '2026-11-22')).toEqual({ reason: 'Say why. The reason stays with the decision.' });
  expect(Object.keys(problemsOf('acceptedLate', { ...nothing, reason: 'x', until: '21/11/2026' }, '2026-11-22'))).toEqual(['until']);
  expect(Object.keys(problemsOf('acceptedLate', { ...nothing, reason: 'x', until: '31/02/2027' }, '2026-11-22'))).toEqual(['until']);
  expect(problemsOf('acceptedLate', { ...nothing, reason: 'x', until: '22/11/2026' }, '2026-11-22')).toEqual({});
});

test('evidence needs what it shows and a day that is not to come, and its link is a web address', () => {
  const typed = { ...nothing, what: 'Minutes', on: '22 Nov 2026' };
  expect(problemsOf('evidence', typed, '2026-11-22')).toEqual({});
  expect(Object.keys(problemsOf('evidence', { ...typed, on: '23 Nov 2026', link: 'javascript:alert(1)', what: ' ' }, '2026-11-22')).sort()).toEqual(['link', 'on', 'what']);
});
