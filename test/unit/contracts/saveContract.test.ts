import { AppError } from '../../../src/core/errors';
import { addContract, editContract, rowValues, type FormValues } from '../../../src/ui/contracts/saveContract';
import { chosenOf, conflictOf } from '../../../src/ui/contracts/formChoices';
import { memoryServices, type MemoryServices } from '../../support/memoryDesk';
import { karen, priya, tom } from './rows';

const values: FormValues = {
  name: 'Damp and mould',
  reference: 'HC-0113',
  contractor: { name: `O'Neil & "Sons" 100% #1` },
  kind: 'Repairs',
  status: 'Live',
  value: 600000.5,
  start: '2026-05-01',
  end: '2028-04-30',
  extensionMonths: undefined,
  executedAs: 'Deed',
  contractManager: priya,
  assistantDirector: karen,
  operationalLead: undefined,
  inScope: true,
  site: '',
  summary: '',
};

function services(): MemoryServices {
  return memoryServices('2026-12-03T09:00:00Z', [priya, tom, karen]);
}

test('adding a contract adds its contractor, its folder, its next meeting and a line of activity (CP-9.1, CP-11.1)', async () => {
  const desk = services();
  const added = await addContract(desk, values, 'key-a', []);
  expect(added).toMatchObject({
    contractor: { title: `O'Neil & "Sons" 100% #1` },
    contractManager: { upn: priya.upn },
    folder: '/sites/housing/ContractFolders/HC-0113 Damp and mould',
    nextMeeting: '2026-06-01',
  });
  expect((await desk.desk.activity.all()).map(({ what, clause }) => [what, clause])).toEqual([['Added the contract HC-0113', 'CP-11.1']]);
});

test.each(['contractors', 'contracts', 'activity'])('when the answer of a write to %s is lost, trying again writes nothing twice', async list => {
  const desk = services();
  let lost = 0;
  desk.desk.intercept(({ list: written, when, operation }) => {
    if (written === list && when === 'after' && operation === 'add' && lost++ === 0) throw new AppError('offline', 'The answer was lost.');
  });
  await expect(addContract(desk, values, 'key-a', [])).rejects.toMatchObject({ kind: 'offline' });
  await addContract(desk, { ...values, value: 610000 }, 'key-a', []);
  expect(await desk.desk.contractors.all()).toHaveLength(1);
  expect((await desk.desk.contracts.all()).map(({ value, folder }) => [value, folder])).toEqual([[610000, '/sites/housing/ContractFolders/HC-0113 Damp and mould']]);
  expect(await desk.desk.activity.all()).toHaveLength(1);
});

test('two contracts whose folders would have one name get two folders', async () => {
  const desk = services();
  const first = await addContract(desk, { ...values, reference: 'A:1' }, 'key-a', []);
  const second = await addContract(desk, { ...values, reference: 'A*1' }, 'key-b', [first.folder]);
  expect(first.folder).toBe('/sites/housing/ContractFolders/A 1 Damp and mould');
  expect(second.folder).toBe('/sites/housing/ContractFolders/A 1 Damp and mould (2)');
});

test('a contractor of 300 characters is refused at its box, and nothing is written', async () => {
  const desk = services();
  const long = { ...values, contractor: { name: '🏠'.repeat(150) } };
  await expect(addContract(desk, long, 'key-a', [])).rejects.toMatchObject({ kind: 'invalid', details: { field: 'contractor' } });
  expect(await desk.desk.contracts.all()).toEqual([]);
});

test('somebody without an account here is refused at their box', async () => {
  const stranger = { ...values, assistantDirector: { name: 'Nobody', upn: 'nobody@wendmere.example' } };
  await expect(addContract(services(), stranger, 'key-a', [])).rejects.toMatchObject({ kind: 'invalid', details: { field: 'assistantDirector' } });
});

test('saving writes only what was changed, and says what that was', async () => {
  const desk = services();
  const row = await addContract(desk, values, 'key-a', []);
  const saved = await editContract(desk, row, { end: '2029-04-30', contractManager: tom });
  expect(saved).toMatchObject({ end: '2029-04-30', contractManager: { name: 'Tom Aldous' }, value: 600000.5 });
  const entries = await desk.desk.activity.all();
  expect(entries[1].detail).toBe('End date: 30 Apr 2029; Contract Manager: Tom Aldous');
});

test('a conflict shows both versions; what only the other person changed begins as theirs', async () => {
  const desk = services();
  const opened = await addContract(desk, values, 'key-a', []);
  const mine = await rowValues(desk, { ...values, contractor: { id: opened.contractor!.id, name: '' }, end: '2028-06-30' }, 'key-a');
  const current = await desk.desk.contracts.save(opened, { value: 700000, end: '2028-09-30' });
  await expect(editContract(desk, opened, { end: '2028-06-30' })).rejects.toMatchObject({ kind: 'conflict', details: { current: { value: 700000 } } });

  const conflict = conflictOf(opened, mine, current);
  expect(conflict.choices).toEqual([
    { field: 'value', label: 'Total value', mine: '£600,000.50', theirs: '£700,000.00' },
    { field: 'end', label: 'End date', mine: '30 Jun 2028', theirs: '30 Sep 2028' },
  ]);
  expect([...conflict.theirs]).toEqual(['value']);
  expect(chosenOf(mine, current, conflict.theirs)).toEqual({ end: '2028-06-30' });
  expect(chosenOf(mine, current, new Set(['value', 'end']))).toEqual({});
});
