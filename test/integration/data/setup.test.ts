import { AppError } from '../../../src/core/errors';
import { lists, listsInOrder } from '../../../src/lists';
import { contractors as contractorsNow } from '../../../src/lists/contractors';
import { columnOf, type ListDeclaration, text } from '../../../src/lists/define';
import type { Migration } from '../../../src/data/sharepoint/setup/migrations';
import { addContract, Housing, pack, runSetup } from './support';
import '@pnp/sp/fields/list';
import '@pnp/sp/views/list';

let housing: Housing;

beforeEach(async () => {
  housing = await Housing.empty();
});
afterEach(() => housing.stop());

interface FieldNow {
  readonly InternalName: string;
  readonly Title: string;
  readonly TypeAsString: string;
  readonly Indexed: boolean;
  readonly EnforceUniqueValues: boolean;
  readonly CustomFormatter: string | null;
}

async function fieldsOf(url: string): Promise<readonly FieldNow[]> {
  return housing.sp('admin').web.getList(`/sites/housing/${url}`).fields();
}

async function listNow(url: string): Promise<{ readonly Title: string; readonly EnableVersioning: boolean; readonly HasUniqueRoleAssignments: boolean }> {
  return housing.sp('admin').web.getList(`/sites/housing/${url}`).select('Title', 'EnableVersioning', 'HasUniqueRoleAssignments')();
}

test('an empty site gets every list, column, index, view and format, and reports each step', async () => {
  expect(await housing.setup().inspect()).toEqual({ state: 'missing', problems: [] });
  const { steps, reports, error } = await runSetup(housing.setup());
  expect(error).toBeUndefined();
  expect(steps.map(({ state }) => state)).toEqual(steps.map(() => 'done'));
  expect(steps.map(({ title }) => title)).toEqual(['Your permission to set the site up', ...listsInOrder.map(({ title }) => title), 'The policy']);
  expect(reports).toBeGreaterThan(listsInOrder.length * 3);

  for (const list of listsInOrder) {
    const { Title, EnableVersioning, HasUniqueRoleAssignments } = await listNow(list.url);
    expect([Title, EnableVersioning, HasUniqueRoleAssignments]).toEqual([list.title, true, Boolean(list.ownersOnly || list.appendOnly)]);
    const fields = await fieldsOf(list.url);
    for (const [property, declared] of Object.entries(list.fields)) {
      const field = fields.find(({ InternalName }) => InternalName === columnOf(list, property));
      expect(field).toMatchObject({ Title: declared.title, EnforceUniqueValues: Boolean(declared.unique) });
      if (declared.indexed || declared.unique) expect(field).toMatchObject({ Indexed: true });
      const format = list.formatting?.[property];
      if (format) expect(JSON.parse(field?.CustomFormatter ?? '{}')).toHaveProperty('$schema');
    }
    const views = await housing.sp('admin').web.getList(`/sites/housing/${list.url}`).views();
    for (const view of Object.values(list.views)) {
      const now = views.find(({ Title: title }: { Title: string }) => title === view.title);
      expect(now).toMatchObject({ DefaultView: Boolean(view.isDefault) });
    }
  }
  expect(await housing.setup().inspect()).toEqual({ state: 'ready', problems: [] });
  const { rows } = await housing.desk('admin').settings.page({ where: [{ field: 'name', op: 'eq', value: 'policy' }] });
  expect(JSON.parse(rows[0].value)).toEqual(JSON.parse(JSON.stringify(pack)));
});

test('the register\'s views hold the columns that managers read in Microsoft Lists', async () => {
  await runSetup(housing.setup());
  const { Items } = await housing.sp('admin').web.getList('/sites/housing/Lists/Contracts').views.getByTitle('All contracts').fields() as unknown as { readonly Items: readonly string[] };
  expect(Items).toEqual(['LinkTitle', 'Reference', 'Contractor', 'Value', 'Start', 'End', 'ContractManager', 'AssistantDirector', 'Status', 'NextMeeting']);
});

test('running it twice changes nothing and says that it kept what was there', async () => {
  await runSetup(housing.setup());
  await housing.requests();
  const { steps, error } = await runSetup(housing.setup());
  expect(error).toBeUndefined();
  expect(steps.slice(1, -1).every(({ note }) => note?.startsWith('Found, kept'))).toBe(true);
  const writes = (await housing.requests()).filter(({ method, path }) => method !== 'GET' && !/contextinfo|\$batch/i.test(path));
  expect(writes).toEqual([]);
});

test('a council\'s own column, title, view and format are kept', async () => {
  await runSetup(housing.setup());
  const register = (): ReturnType<ReturnType<Housing['sp']>['web']['getList']> => housing.sp('admin').web.getList('/sites/housing/Lists/Contracts');
  await register().fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" Name="WardName" StaticName="WardName" DisplayName="Ward" />', Options: 8 });
  await register().update({ Title: 'Our contracts' });
  await register().fields.getByInternalNameOrTitle('Status').update({ CustomFormatter: '{"elmType":"div"}' }, 'SP.FieldChoice');
  await register().views.getByTitle('Live contracts').fields.add('WardName');

  await runSetup(housing.setup());
  expect((await listNow('Lists/Contracts')).Title).toBe('Our contracts');
  const fields = await fieldsOf('Lists/Contracts');
  expect(fields.find(({ InternalName }) => InternalName === 'WardName')).toMatchObject({ Title: 'Ward' });
  expect(fields.find(({ InternalName }) => InternalName === 'Status')).toMatchObject({ CustomFormatter: '{"elmType":"div"}' });
  const { Items } = (await register().views.getByTitle('Live contracts').fields()) as unknown as { readonly Items: readonly string[] };
  expect(Items).toContain('WardName');
});

test('a failure half-way is reported at its step, and the next run goes on from there', async () => {
  await housing.fault({ kind: 'status', status: 500, match: { method: 'POST', path: "Meetings'\\)/(fields|views)|\\$batch" } }, { kind: 'status', status: 500, match: { method: 'POST', path: 'Meetings' } });
  const first = await runSetup(housing.setup());
  expect(first.error).toBeInstanceOf(AppError);
  expect(first.steps.some(({ state }) => state === 'stuck')).toBe(true);
  expect((await housing.setup().inspect().catch(() => ({ state: 'unreadable' }))).state).not.toBe('ready');

  await housing.noFaults();
  expect((await runSetup(housing.setup())).error).toBeUndefined();
  expect(await housing.setup().inspect()).toEqual({ state: 'ready', problems: [] });
  const row = await addContract(housing.desk('manager'));
  expect(row.name).toBe('Responsive repairs');
});

test.each([1, 3, 9, 20, 33])('cut off after write number %i, it goes on and ends complete', async (writes) => {
  await housing.fault({ kind: 'slow', delayMs: 0, times: writes, match: { method: 'POST' } }, { kind: 'cutBefore', match: { method: 'POST' } });
  const first = await runSetup(housing.setup());
  expect(first.error).toMatchObject({ kind: 'offline' });
  await housing.noFaults();
  expect((await runSetup(housing.setup())).error).toBeUndefined();
  expect(await housing.setup().inspect()).toEqual({ state: 'ready', problems: [] });
});

test('answers lost all along do not make anything twice', async () => {
  await housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: '_api/web/lists$' } }, { kind: 'cutAfter', times: 1, match: { method: 'POST', path: 'createfieldasxml' } });
  for (let run = 0; run < 4; run++) if (!(await runSetup(housing.setup())).error) break;
  expect(await housing.setup().inspect()).toEqual({ state: 'ready', problems: [] });
  const fields = await fieldsOf('Lists/Contracts');
  expect(fields.filter(({ Title }) => Title === 'Reference')).toHaveLength(1);
});

test('it can be stopped, and run again', async () => {
  const stop = new AbortController();
  let reports = 0;
  await housing.setup().run(() => {
    if (++reports === 12) stop.abort();
  }, stop.signal);
  const between = await housing.setup().inspect();
  expect(between.state).toBe('partial');
  expect(between.problems.length).toBeGreaterThan(0);
  const { steps } = await runSetup(housing.setup());
  expect(steps.every(({ state }) => state === 'done')).toBe(true);
});

test.each(['manager', 'visitor', 'guest'] as const)('a %s is refused clearly before anything is made', async (who) => {
  const { steps, error } = await runSetup(housing.setup(who));
  expect(error).toMatchObject({ kind: 'forbidden', message: 'Only an owner of this site can set it up. Ask one of them, or your SharePoint administrator.' });
  expect(steps[0]).toMatchObject({ state: 'stuck', note: 'Only an owner of this site can set it up. Ask one of them, or your SharePoint administrator.' });
  expect(await housing.setup().inspect()).toEqual({ state: 'missing', problems: [] });
});

test('an older schema gets its new columns and its migration, once, and keeps its rows', async () => {
  const olderFields = Object.fromEntries(Object.entries(contractorsNow.fields).filter(([name]) => name !== 'notes'));
  const older: ListDeclaration = { ...contractorsNow, fields: olderFields };
  const newer: ListDeclaration = { ...contractorsNow, version: 2, fields: { ...contractorsNow.fields, region: text({ title: 'Region', indexed: true, since: 2 }) } };
  let runs = 0;
  const migration: Migration = {
    list: newer.url,
    to: 2,
    says: 'Notes of firms',
    run: async (desk) => {
      runs++;
      for (const firm of await desk.contractors.all()) await desk.contractors.save(firm, { notes: firm.notes || 'From before' });
    },
  };
  const swap = (one: ListDeclaration): readonly ListDeclaration[] => listsInOrder.map((list) => (list === lists.contractors ? one : list));

  await runSetup(housing.setup('admin', { lists: swap(older) }));
  await housing.sp('admin').web.getList('/sites/housing/Lists/Contractors').items.add({ Title: 'Estuary Repairs Ltd', Key: 'estuary' });
  const upgrade = housing.setup('admin', { lists: swap(newer), migrations: [migration] });
  expect((await upgrade.inspect()).state).toBe('older');
  const { steps, error } = await runSetup(upgrade);
  expect(error).toBeUndefined();
  expect(steps.find(({ id }) => id === newer.url)?.note).toBe('Brought from version 1 to 2: 7 columns, 1 views');
  expect(await upgrade.inspect()).toEqual({ state: 'ready', problems: [] });
  expect((await fieldsOf(newer.url)).find(({ InternalName }) => InternalName === 'Region')).toMatchObject({ Indexed: true });
  expect(await housing.desk('manager').contractors.byKey('estuary')).toMatchObject({ name: 'Estuary Repairs Ltd', notes: 'From before' });
  await runSetup(upgrade);
  expect(runs).toBe(1);
});

test('a site of a newer Contract Desk is not turned back', async () => {
  const newer = listsInOrder.map((list) => (list === lists.contractors ? { ...list, version: 7 } : list));
  await runSetup(housing.setup('admin', { lists: newer }));
  expect((await runSetup(housing.setup())).error).toMatchObject({ kind: 'conflict', message: expect.stringContaining('newer Contract Desk') as string });
  expect(await housing.setup().inspect()).toEqual({ state: 'partial', problems: ['Contractors was set up by a newer Contract Desk (version 7). Update the app first.'] });
});

test('a column or a list that went missing after a complete set-up is named, and the next run brings it back', async () => {
  await runSetup(housing.setup());
  await housing.sp('admin').web.getList('/sites/housing/Lists/Contracts').fields.getByInternalNameOrTitle('Summary').delete();
  await housing.sp('admin').web.getList('/sites/housing/Lists/Chases').delete();
  expect(await housing.setup().inspect()).toEqual({
    state: 'partial',
    problems: ['Contracts register has no column “Summary” yet.', 'The list Chases is not there yet.'],
  });
  expect((await runSetup(housing.setup())).error).toBeUndefined();
  expect(await housing.setup().inspect()).toEqual({ state: 'ready', problems: [] });
});

test('a council\'s own list at one of our addresses stops it before anything is changed', async () => {
  const { web } = housing.sp('admin');
  await web.lists.add('Contracts', 'Our old spreadsheet', 100);
  for (const Title of ['Roofing', 'Lifts']) await web.getList('/sites/housing/Lists/Contracts').items.add({ Title });
  const sentence = 'A list at Lists/Contracts is already here with 2 rows, and it is not Contract Desk\'s. Rename or move that list\'s address, or set up another site.';
  expect(await housing.setup().inspect()).toEqual({ state: 'missing', problems: [sentence] });
  const columns = (await fieldsOf('Lists/Contracts')).map(({ InternalName, Title }) => `${InternalName} ${Title}`);
  await housing.requests();

  const { steps, error } = await runSetup(housing.setup());
  expect(error).toMatchObject({ kind: 'conflict', message: `${sentence} Nothing was changed.` });
  expect(steps.find(({ id }) => id === 'Lists/Contracts')).toMatchObject({ state: 'stuck', note: `${sentence} Nothing was changed.` });
  expect((await housing.requests()).filter(({ method }) => method !== 'GET')).toEqual([]);
  expect((await fieldsOf('Lists/Contracts')).map(({ InternalName, Title }) => `${InternalName} ${Title}`)).toEqual(columns);
  expect((await listNow('Lists/Contracts')).Title).toBe('Contracts');
});

test('a council\'s own list called like our settings is not taken for them', async () => {
  await housing.sp('admin').web.lists.add('ContractDeskSettings', '', 100);
  const { error } = await runSetup(housing.setup());
  expect(error).toMatchObject({ kind: 'conflict', message: expect.stringContaining('A list at Lists/ContractDeskSettings is already here with 0 rows') as string });
});

test('a column of another type is refused by name, and nothing of it is lost', async () => {
  const { sp } = { sp: housing.sp('admin') };
  await sp.web.lists.add('Contracts', lists.contracts.description, 100);
  await sp.web.getList('/sites/housing/Lists/Contracts').fields.createFieldAsXml({ SchemaXml: '<Field Type="Number" Name="Reference" StaticName="Reference" DisplayName="Reference" />', Options: 8 });
  const { error } = await runSetup(housing.setup());
  expect(error).toMatchObject({ kind: 'conflict', message: expect.stringContaining('a column “Reference” of the type Number; it must be Text') as string });
});

test('another list with the register\'s title is named', async () => {
  await housing.sp('admin').web.lists.add('Contracts register', '', 100);
  const { error } = await runSetup(housing.setup());
  expect(error).toMatchObject({ kind: 'conflict', message: 'The site has another list called “Contracts register”. Rename that one, then set the site up again.' });
});

test('a policy that the council changed is kept', async () => {
  await runSetup(housing.setup());
  const desk = housing.desk('admin');
  const { rows } = await desk.settings.page({ where: [{ field: 'name', op: 'eq', value: 'policy' }] });
  await desk.settings.save(rows[0], { value: '{"id":"ours"}' });
  await runSetup(housing.setup());
  expect((await desk.settings.byId(rows[0].id)).value).toBe('{"id":"ours"}');
});
