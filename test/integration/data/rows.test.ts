import '@pnp/sp/fields/list';
import type { IList } from '@pnp/sp/lists/types';
import fc from 'fast-check';
import type { Contract } from '../../../src/lists/contracts';
import type { Stored } from '../../../src/lists/define';
import { addContract, failureOf, Housing, upns } from './support';

let housing: Housing;

beforeAll(async () => {
  housing = await Housing.ready();
});
afterEach(() => housing.noFaults());
afterAll(() => housing.stop());

test('a register row reads back as it was written (CP-11.1)', async () => {
  const desk = housing.desk('manager');
  const added = await addContract(desk, { diary: { L2: { held: '2026-11-03' } }, summary: 'One\ntwo', extensionMonths: 24, executedAs: 'Deed' });
  expect(added).toMatchObject({
    name: 'Responsive repairs',
    value: 6300000.5,
    start: '2024-04-01',
    end: '2029-03-31',
    executedAs: 'Deed',
    kind: 'Repairs',
    status: 'Live',
    inScope: true,
    diary: { L2: { held: '2026-11-03' } },
    summary: 'One\ntwo',
    extensionMonths: 24,
    contractor: { title: 'Estuary Repairs Ltd' },
    contractManager: { name: 'Priya Nair', upn: upns.manager },
    assistantDirector: { name: 'Karen Whitlock', upn: upns.director },
    modifiedBy: 'Priya Nair',
  });
  expect(await desk.contracts.byId(added.id)).toEqual(added);
  expect(await desk.contracts.byKey(added.key)).toEqual(added);
});

test('a create whose answer was lost is written once', async () => {
  const desk = housing.desk('manager');
  await addContract(desk);
  await housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: 'Contracts.*items' } });
  const added = await addContract(desk, { reference: 'LOST-1' }, 'lost-1');
  expect(added.reference).toBe('LOST-1');
  expect(await desk.contracts.all({ where: [{ field: 'reference', op: 'eq', value: 'LOST-1' }] })).toHaveLength(1);
});

test('a create that is repeated by hand after a failure finds its own row', async () => {
  const desk = housing.desk('manager');
  const first = await addContract(desk, { reference: 'TWICE-1' }, 'twice-1');
  const second = await addContract(desk, { reference: 'TWICE-1', name: 'Another name' }, 'twice-1');
  expect(second).toEqual(first);
});

test('a create that never arrived is offline, and succeeds when repeated', async () => {
  const desk = housing.desk('manager');
  await desk.people.ensure(upns.director);
  await housing.fault({ kind: 'cutBefore', times: 1, match: { method: 'POST', path: 'Contracts.*items' } });
  const error = await failureOf(addContract(desk, { reference: 'GONE-1' }, 'gone-1'));
  expect(error.kind).toBe('offline');
  expect((await addContract(desk, { reference: 'GONE-1' }, 'gone-1')).key).toBe('gone-1');
});

test('a reference that another contract has is refused by its field', async () => {
  const desk = housing.desk('manager');
  await addContract(desk, { reference: 'SAME-1' });
  const error = await failureOf(addContract(desk, { reference: 'SAME-1' }));
  expect([error.kind, error.details.field]).toEqual(['invalid', 'reference']);
});

test('a save with a stale ETag is a conflict that carries what the other person wrote', async () => {
  const mine = await addContract(housing.desk('manager'), { summary: 'As read' });
  await housing.desk('lead').contracts.save(mine, { summary: "Ben's" });
  const error = await failureOf(housing.desk('manager').contracts.save(mine, { summary: "Priya's" }));
  const current = error.details.current as Stored<Contract>;
  expect([error.kind, current.summary, current.modifiedBy]).toEqual(['conflict', "Ben's", 'Ben Carter']);
  expect((await housing.desk('manager').contracts.save(current, { summary: 'Both' })).summary).toBe('Both');
});

test('a save whose answer was lost is not taken for somebody else\'s', async () => {
  const desk = housing.desk('manager');
  const row = await addContract(desk);
  await housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: `items\\(${row.id}\\)` } });
  const saved = await desk.contracts.save(row, { summary: 'Ours', end: '2030-06-15', contractManager: await desk.people.ensure(upns.lead) });
  expect(saved).toMatchObject({ summary: 'Ours', end: '2030-06-15', contractManager: { upn: upns.lead } });
});

test('a save that never arrived is offline and changes nothing', async () => {
  const desk = housing.desk('manager');
  const row = await addContract(desk);
  await housing.fault({ kind: 'cutBefore', times: 1, match: { method: 'POST', path: `items\\(${row.id}\\)` } });
  expect((await failureOf(desk.contracts.save(row, { summary: 'Lost' }))).kind).toBe('offline');
  expect(await desk.contracts.byId(row.id)).toEqual(row);
});

test('a save sends only what changes: a column that the council added keeps its value', async () => {
  const desk = housing.desk('manager');
  const row = await addContract(desk);
  const getList = (): IList => housing.sp('admin').web.getList('/sites/housing/Lists/Contracts');
  await getList().fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" Name="WardName" StaticName="WardName" DisplayName="Ward" />', Options: 8 });
  await getList().items.getById(row.id).update({ WardName: 'Castle ward' });
  await desk.contracts.save(await desk.contracts.byId(row.id), { summary: 'New' });
  expect(await getList().items.getById(row.id).select('WardName', 'Summary')()).toMatchObject({ WardName: 'Castle ward', Summary: 'New' });
});

test('an optional field is emptied, a required one cannot be', async () => {
  const desk = housing.desk('manager');
  const row = await addContract(desk, { summary: 'x', extensionMonths: 12, operationalLead: await desk.people.ensure(upns.lead) });
  const emptied = await desk.contracts.save(row, { summary: '', extensionMonths: undefined, operationalLead: undefined });
  expect([emptied.summary, emptied.extensionMonths, emptied.operationalLead]).toEqual(['', undefined, undefined]);
  const error = await failureOf(desk.contracts.save(emptied, { name: ' ' }));
  expect([error.kind, error.details.field, error.message]).toEqual(['invalid', 'name', 'Enter the contract name.']);
});

test('hostile text comes back unchanged and can be asked for', async () => {
  const desk = housing.desk('manager');
  const hostile = `O'Neil "& Sons" 50% #1 <script>alert(1)</script> ; -- \\ 🏠 é`;
  const added = await desk.contractors.add({ name: hostile, notes: `${hostile}\n\t${hostile}` }, `k'%#&🏠-${Date.now()}`);
  expect([added.name, added.notes]).toEqual([hostile, `${hostile}\n\t${hostile}`]);
  expect(await desk.contractors.byKey(added.key)).toEqual(added);
  const { rows } = await desk.contractors.page({ where: [{ field: 'name', op: 'eq', value: hostile }] });
  expect(rows.map(({ id }) => id)).toEqual([added.id]);
});

test('any text is kept as it is, but for characters that no document can hold', async () => {
  const desk = housing.desk('manager');
  const row = await desk.contractors.add({ name: 'Anything' }, 'anything');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme-composite', maxLength: 80 }), async (notes) => {
      const current = await desk.contractors.byId(row.id);
      const saved = await desk.contractors.save(current, { notes });
      expect(saved.notes).toBe(notes.replace(/\r\n/g, '\n'));
    }),
    { numRuns: 25 },
  );
});

test('a name of 300 characters is refused clearly, before anything is sent', async () => {
  const desk = housing.desk('manager');
  await housing.requests();
  const error = await failureOf(desk.contractors.add({ name: 'x'.repeat(300) }, 'long'));
  expect([error.kind, error.details.field, error.message]).toEqual(['invalid', 'name', 'Contractor is 300 characters long. Shorten it to 255 or fewer.']);
  expect(await housing.requests()).toEqual([]);
});

test('minutes of 5,000 characters are kept whole', async () => {
  const desk = housing.desk('manager');
  const contract = await addContract(desk);
  const minutes = 'Minuted: ü£🏠 '.repeat(400).slice(0, 5000);
  const added = await desk.agendaItems.add(
    { title: 'KPIs', contract: { id: contract.id, title: contract.name }, level: 'L2', position: 1, source: 'Standing', minutes },
    'item-1',
  );
  expect(added.minutes).toBe(minutes);
});

test.each(['2026-06-15', '2026-12-03', '2026-03-29', '2026-10-25', '2028-02-29', '2026-01-01'] as const)('the day %s stays that day, and is found by it', async (end) => {
  const desk = housing.desk('manager');
  const added = await addContract(desk, { end });
  expect(added.end).toBe(end);
  const found = await desk.contracts.all({ where: [{ field: 'end', op: 'eq', value: end }] });
  expect(found.map(({ id }) => id)).toContain(added.id);
  const later = await desk.contracts.all({ where: [{ field: 'end', op: 'gt', value: end }] });
  const until = await desk.contracts.all({ where: [{ field: 'end', op: 'le', value: end }] });
  expect([later.some(({ id }) => id === added.id), until.some(({ id }) => id === added.id)]).toEqual([false, true]);
});

test('many values of a filter are asked for in parts', async () => {
  const desk = housing.desk('manager');
  const contract = { id: (await addContract(desk)).id, title: '' };
  for (let n = 1; n <= 4; n++) {
    await desk.actions.add({ title: `Action ${n}`, contract, due: '2026-12-17', owner: await desk.people.ensure(upns.lead), status: n === 4 ? 'Done' : 'Open' }, `in-${n}`);
  }
  const keys = Array.from({ length: 95 }, (_, n) => `in-${n}`);
  const open = await desk.actions.all({ where: [{ field: 'key', op: 'in', value: keys }, { field: 'status', op: 'in', value: ['Open', 'Waiting'] }], orderBy: 'due' });
  expect(open.map(({ title }) => title).sort()).toEqual(['Action 1', 'Action 2', 'Action 3']);
  expect(await desk.actions.all({ where: [{ field: 'status', op: 'in', value: [] }] })).toEqual([]);
  const owned = await desk.actions.all({ where: [{ field: 'owner', op: 'eq', value: (await desk.people.ensure(upns.lead)).id }] });
  expect(owned).toHaveLength(4);
});

test('a row that somebody added in Microsoft Lists has a key to go by', async () => {
  const desk = housing.desk('manager');
  const { Id }: { readonly Id: number } = await housing.sp('admin').web.getList('/sites/housing/Lists/Contractors').items.add({ Title: 'By hand' });
  const row = await desk.contractors.byId(Id);
  expect(row.key).toBe(`row-${Id}`);
  expect(await desk.contractors.byKey(row.key)).toEqual(row);
});

test('a row that is gone is not found; recycling it again is no failure', async () => {
  const desk = housing.desk('manager');
  const row = await desk.contractors.add({ name: 'Gone' }, 'gone');
  await desk.contractors.recycle(row);
  await desk.contractors.recycle(row);
  expect((await failureOf(desk.contractors.byId(row.id))).kind).toBe('notFound');
  expect(await desk.contractors.byKey('gone')).toBeUndefined();
});

describe('many rows in few requests', () => {
  const many = (prefix: string, count: number): readonly { key: string; item: { name: string; value: string } }[] =>
    Array.from({ length: count }, (_, n) => ({ key: `${prefix}-${n}`, item: { name: `${prefix} ${n}`, value: String(n) } }));
  const stored = async (prefix: string) => (await housing.desk('admin').settings.all({ where: [{ field: 'name', op: 'startsWith', value: prefix }] })).filter(({ name }) => name.startsWith(`${prefix} `));

  test('a hundred and twenty rows go in three requests, and again without a second copy', async () => {
    const desk = housing.desk('admin');
    await housing.tenant.controlDelete('requests');
    await desk.settings.addAll(many('bulk', 120));
    const log = (await housing.tenant.controlGet('requests')) as { method: string; path: string; batched?: boolean }[];
    expect(log.filter(({ path, batched }) => path.endsWith('$batch') && !batched)).toHaveLength(3);
    await desk.settings.addAll(many('bulk', 120));
    expect(await stored('bulk')).toHaveLength(120);
  });

  test('a batch whose answer is lost, and parts that are throttled, end with every row once', async () => {
    const desk = housing.desk('admin');
    await housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: 'batch' } }, { kind: 'status', status: 429, retryAfter: 1, times: 3, match: { method: 'POST', path: 'items' } });
    await desk.settings.addAll(many('lost', 60));
    expect(await stored('lost')).toHaveLength(60);
  });

  test('one row that is refused does not keep the others from being written, and is told', async () => {
    const desk = housing.desk('admin');
    const [first, ...others] = many('mixed', 5);
    const failure = await failureOf(desk.settings.addAll([{ ...first, item: { name: '', value: '' } }, ...others]));
    expect(failure.kind).toBe('invalid');
    expect(await stored('mixed')).toHaveLength(4);
  });

  test('changes go together; a row that somebody else has changed is told as a conflict, the others are saved', async () => {
    const desk = housing.desk('admin');
    await desk.settings.addAll(many('change', 4));
    const rows = await stored('change');
    await desk.settings.save(rows[0], { value: 'theirs' });
    const failure = await failureOf(desk.settings.saveAll(rows.map((row) => ({ row, change: { value: 'ours' } }))));
    expect(failure.kind).toBe('conflict');
    expect((await stored('change')).map(({ value }) => value).sort()).toEqual(['ours', 'ours', 'ours', 'theirs']);
  });
});
