import '@pnp/sp/security/web';
import { Web } from '@pnp/sp/webs';
import { AppError } from '../../../src/core/errors';
import { createPeople } from '../../../src/data/sharepoint/people';
import { addContract, Housing, sitePath, upns } from './support';

let housing: Housing;
const library = `${sitePath}/ContractFolders`;
const gas = '/sites/gas-servicing';

beforeAll(async () => {
  housing = await Housing.ready();
  await housing.tenant.control('sites', { url: gas, title: 'Gas servicing', owner: upns.manager, joinHub: sitePath });
});
afterEach(() => housing.noFaults());
afterAll(() => housing.stop());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a contract\'s folder is made once, part by part, whatever its name (CP-9.1)', async () => {
  const { folders } = housing.desk('manager');
  const parts = [`RR-2024 O'Neil & Sons 50% #1 🏠`, 'Meetings', '2026-12-03 L2'];
  const path = await folders.ensure(library, parts);
  expect(path).toBe(`${library}/${parts.join('/')}`);
  expect(await folders.ensure(library, parts)).toBe(path);
  const both = await Promise.all([folders.ensure(library, [parts[0], 'Letters']), housing.desk('lead').folders.ensure(library, [parts[0], 'Letters'])]);
  expect(both[0]).toBe(both[1]);
});

test.each(['a/b', 'a:b', ' a', 'a.', 'x'.repeat(300), '', 'a*', '~x'])('the folder name “%s” is refused clearly', async (name) => {
  await expect(housing.desk('manager').folders.ensure(library, [name])).rejects.toMatchObject({ kind: 'invalid' });
});

test('minutes are put, put again as a new version, listed and described (CP-11.2)', async () => {
  const desk = housing.desk('manager');
  const contract = await addContract(desk, { reference: 'DESC-1' });
  const folder = await desk.folders.ensure(library, ['DESC-1', 'Meetings']);
  const name = `2026-12-03 L2 minutes & 'notes' #2.docx`;
  const first = await desk.folders.put(folder, name, bytes('one'));
  expect(first).toMatchObject({ name, path: `${folder}/${name}`, size: 3 });
  const second = await desk.folders.put(folder, name, bytes('twenty'));
  expect([second.size, second.uniqueId === first.uniqueId, second.etag === first.etag]).toEqual([6, true, false]);
  expect((await desk.folders.list(folder)).map((file) => file.name)).toEqual([name]);

  await desk.folders.describe(second.path, {
    contract: { id: contract.id, title: contract.name },
    contractReference: 'DESC-1',
    fileKind: 'Minutes',
    level: 'L2',
    meetingDate: '2026-12-03',
    keepUntil: '2035-06-15',
  });
  const item = await housing.sp('manager').web.getList(library).items.filter("ContractReference eq 'DESC-1' and FileKind eq 'Minutes'").select('Level', 'KeepUntil', 'ContractId')();
  expect(item).toMatchObject([{ Level: 'L2', ContractId: contract.id, KeepUntil: '2035-06-14T23:00:00Z' }]);
  await expect(desk.folders.describe(second.path, { fileKind: 'Minutes' })).resolves.toBeUndefined();
});

test('a file over 10 MB goes up in parts and arrives whole', async () => {
  const { folders } = housing.desk('manager');
  const folder = await folders.ensure(library, ['LARGE-1']);
  const content = new Uint8Array(10 * 1024 * 1024 + 12345).map((_, index) => index % 251);
  const file = await folders.put(folder, 'large.bin', content);
  expect(file.size).toBe(content.byteLength);
  const answer = await housing.tenant.fetchAs(upns.manager)(`${sitePath}/_api/web/getFileByServerRelativePath(decodedUrl='${encodeURIComponent(file.path)}')/$value`);
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), Buffer.from(content))).toBe(0);
});

test('a contract with its own site files into that site\'s documents (CP-9.1)', async () => {
  const { folders } = housing.desk('manager');
  const own = await folders.libraryOf(gas);
  expect(own).toBe(`${gas}/Shared Documents`);
  expect(await folders.libraryOf(`${housing.tenant.url}${gas}/`)).toBe(own);
  expect(await folders.libraryOf('')).toBe(library);
  const folder = await folders.ensure(own, ['Meetings', '2026-12-03 L2']);
  const file = await folders.put(folder, 'minutes.docx', bytes('minutes'));
  expect(file.path).toBe(`${gas}/Shared Documents/Meetings/2026-12-03 L2/minutes.docx`);
  expect(await folders.list(folder)).toHaveLength(1);
});

test('records in a contract\'s own site say what they are, once somebody who manages it has filed there (CP-11.2)', async () => {
  const site = '/sites/lifts';
  await housing.tenant.control('sites', { url: site, title: 'Lifts', owner: upns.manager, joinHub: sitePath });
  const web = Web([housing.sp('manager').web, housing.tenant.url + site]);
  const { Id: contribute } = await web.roleDefinitions.getByType(3).select('Id')<{ readonly Id: number }>();
  const contributor = await createPeople(web).ensure(upns.lead);
  await web.roleAssignments.add(contributor.id, contribute);
  const documents = `${site}/Shared Documents`;
  const record = { contract: { id: 1, title: '' }, contractReference: 'LIFT-1', fileKind: 'Minutes', level: 'L2', meetingDate: '2026-12-03', keepUntil: '2035-06-15' } as const;
  const columnsOf = async (): Promise<readonly string[]> => {
    const answer = await housing.tenant.fetchAs(upns.manager)(`${site}/_api/web/getList('${documents}')/fields?$select=InternalName`, { headers: { Accept: 'application/json;odata=nometadata' } });
    return ((await answer.json()) as { readonly value: readonly { readonly InternalName: string }[] }).value.map(({ InternalName }) => InternalName);
  };
  const before = await columnsOf();

  const member = housing.desk('lead').folders;
  const folder = await member.ensure(documents, ['Meetings']);
  await member.describe((await member.put(folder, 'first.docx', bytes('first'))).path, record);
  expect(await columnsOf()).toEqual(before);

  const owner = housing.desk('manager').folders;
  await owner.describe((await owner.put(folder, 'second.docx', bytes('second'))).path, record);
  expect((await columnsOf()).filter((name) => !before.includes(name)).sort()).toEqual(['ContractReference', 'FileKind', 'KeepUntil', 'Level', 'MeetingDate']);
  await member.describe(`${folder}/first.docx`, { ...record, fileKind: 'Other' });
  const answer = await housing.tenant.fetchAs(upns.manager)(`${site}/_api/web/getList('${documents}')/items?$select=ContractReference,FileKind,Level&$filter=ContractReference eq 'LIFT-1'&$orderby=Id`, { headers: { Accept: 'application/json;odata=nometadata' } });
  expect(await answer.json()).toMatchObject({ value: [{ FileKind: 'Other', Level: 'L2' }, { FileKind: 'Minutes', Level: 'L2' }] });
});

test('another tenant\'s site, a site that is not there, and a folder that is not there each say so', async () => {
  const { folders } = housing.desk('manager');
  const kinds = async (work: Promise<unknown>): Promise<string> => work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.kind : 'other'));
  expect(await kinds(folders.libraryOf('https://elsewhere.example/sites/x'))).toBe('invalid');
  expect(await kinds(folders.libraryOf('/sites/nowhere'))).toBe('notFound');
  expect(await kinds(folders.list(`${library}/Nowhere`))).toBe('notFound');
  expect(await kinds(housing.desk('visitor').folders.ensure(library, ['Visitor']))).toBe('forbidden');
});
