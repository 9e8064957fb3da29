import type { SPFI } from '@pnp/sp';
import type { IItem } from '@pnp/sp/items';
import { ALEX, PRIYA, failure, startCouncil, type Council } from './council';

type Texts = Readonly<Record<string, string>>;

describe('a row in words, its versions and what hangs on it (SP.FieldStringValues, SP.ListItemVersion)', () => {
  let council: Council;
  let sp: SPFI;
  let item: IItem;
  let listId: string;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    const contracts = await sp.web.lists.add('Contracts');
    for (const title of ['Lifts & stairs', 'Roofing']) await sp.web.lists.getByTitle('Contracts').items.add({ Title: title });
    listId = (await sp.web.lists.add('Actions', '', 100, false, { EnableVersioning: true, MajorVersionLimit: 50 })).Id;
    const { fields, items } = sp.web.lists.getByTitle('Actions');
    await fields.addDateTime('Due', { DisplayFormat: 0 });
    await fields.addDateTime('Starts', { DisplayFormat: 1 });
    await fields.addNumber('Days');
    await fields.addCurrency('Price', { CurrencyLocaleId: 2057 });
    await fields.addBoolean('Live');
    await fields.addMultilineText('Notes', { RichText: true });
    await fields.addUrl('Link');
    await fields.addMultiChoice('Tags', { Choices: ['A', 'B'] });
    await fields.addUser('Owner', { SelectionMode: 0 });
    await fields.addLookup('Contract', { LookupListId: contracts.Id, LookupFieldName: 'Title' });
    await fields.createFieldAsXml({ SchemaXml: '<Field Type="UserMulti" Mult="TRUE" Name="Reviewers" DisplayName="Reviewers" List="UserInfo" />', Options: 8 });
    await fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" Name="My_Field" DisplayName="Mine" />', Options: 8 });
    const alex = (await sp.web.ensureUser(ALEX)).Id;
    const priya = (await sp.web.ensureUser(PRIYA)).Id;
    await items.add({
      Title: 'Mend <the> roof',
      Due: '2026-07-08T12:00:00Z',
      Starts: '2026-07-08T18:46:58Z',
      Days: 1234.5,
      Price: 1234567.891,
      Live: true,
      Notes: '<p>First &amp; last</p><p>Second</p>',
      Link: { Url: 'https://wendmere.example/policy', Description: 'Policy' },
      Tags: ['A', 'B'],
      OwnerId: priya,
      ContractId: 1,
      ReviewersId: [alex, priya],
      My_Field: 'mine',
    });
    await items.add({ Title: 'Bare' });
    item = items.getById(1);
  });
  afterAll(async () => council.tenant.stop());

  test('as text: the site’s dates, numbers and money, names instead of ids', async () => {
    expect(await item.fieldValuesAsText<Texts>()).toMatchObject({
      ID: '1',
      Title: 'Mend <the> roof',
      Due: '08/07/2026',
      Starts: '08/07/2026 19:46',
      Days: '1,234.5',
      Price: '£1,234,567.89',
      Live: 'Yes',
      Notes: 'First & last\nSecond',
      Link: 'https://wendmere.example/policy, Policy',
      Tags: 'A, B',
      Owner: 'Priya Nair',
      Contract: 'Lifts & stairs',
      Reviewers: 'Alex Munro; Priya Nair',
      Author: 'Alex Munro',
      My_x005f_Field: 'mine',
      OData__x005f_UIVersionString: '1.0',
      FileLeafRef: '1_.000',
      Attachments: 'False',
    });
  });

  test('as HTML: what was typed is escaped, lookups and addresses are links', async () => {
    const html = await item.fieldValuesAsHTML<Texts>();
    expect(html.Title).toBe('Mend &lt;the&gt; roof');
    expect(html.Link).toBe('<a href="https://wendmere.example/policy">Policy</a>');
    expect(html.Contract).toMatch(/^<a href="[^"]*ID=1[^"]*">Lifts &amp; stairs<\/a>$/);
    expect(html.Notes).toContain('<p>First &amp; last</p>');
  });

  test('for edit: what a form’s boxes hold, which saved again changes nothing', async () => {
    const edit = await item.fieldValuesForEdit<Texts>();
    expect(edit).toMatchObject({ Due: '08/07/2026', Starts: '08/07/2026 19:46', Days: '1234.5', Live: '1', Tags: ';#A;#B;#', Contract: '1;#Lifts & stairs' });
    const before = await item();
    const names = ['Due', 'Starts', 'Days', 'Live', 'Tags', 'Contract'];
    const saved = await item.validateUpdateListItem(names.map(name => ({ FieldName: name, FieldValue: edit[name] })));
    expect(saved.every(({ HasException }) => !HasException)).toBe(true);
    const after = await item();
    expect(after).toMatchObject({ ...before, Starts: '2026-07-08T18:46:00Z', Modified: expect.any(String) as string, OData__UIVersionString: '2.0', 'odata.etag': '"2"' });
  });

  test('all three are expanded with a query, one column of them alone too', async () => {
    const [row] = await sp.web.lists.getByTitle('Actions').items.select('Id', 'FieldValuesAsText/Due', 'FieldValuesAsHtml').expand('FieldValuesAsText', 'FieldValuesAsHtml')<Record<string, Texts>[]>();
    expect(row.FieldValuesAsText).toEqual(expect.objectContaining({ Due: '08/07/2026' }));
    expect(row.FieldValuesAsText).not.toHaveProperty('Title');
    expect(row.FieldValuesAsHtml.Owner).toContain('Priya Nair');
    const bare = await sp.web.lists.getByTitle('Actions').items.getById(2).fieldValuesAsText<Texts>();
    expect([bare.Due, bare.Days, bare.Owner, bare.Live, bare.Link]).toEqual(['', '', '', '', '']);
  });

  test('versions carry every column as it was; one can be deleted, restored by its label, or all dropped', async () => {
    const row = sp.web.lists.getByTitle('Actions').items.getById(2);
    for (const title of ['Second', 'Third', 'Fourth']) await row.update({ Title: title, My_Field: title.toLowerCase() });
    const versions = await row.versions<Record<string, unknown>[]>();
    expect(versions.map(({ VersionLabel, Title, My_x005f_Field }) => [VersionLabel, Title, My_x005f_Field])).toEqual([
      ['4.0', 'Fourth', 'fourth'],
      ['3.0', 'Third', 'third'],
      ['2.0', 'Second', 'second'],
      ['1.0', 'Bare', null],
    ]);
    expect(versions[0]).toMatchObject({ IsCurrentVersion: true, VersionId: 2048, Editor: { LookupValue: 'Alex Munro', Email: ALEX }, OData__x005f_UIVersionString: '4.0' });
    expect(await row.versions.getById(1024)()).toMatchObject({ Title: 'Second' });
    const expanded = await sp.web.lists.getByTitle('Actions').items.getById(2).select('Versions/VersionLabel').expand('Versions')<{ Versions: object[] }>();
    expect(expanded.Versions).toHaveLength(4);
    await row.versions.getById(1024).delete();
    expect((await failure(row.versions.getById(1024)())).status).toBe(404);
    expect((await failure(row.versions.getById(2048).delete())).status).toBe(400);
    const path = `web/lists('${listId}')/items(2)/versions`;
    expect((await council.post(`${path}/restoreByLabel(versionlabel='1.0')`, undefined)).status).toBe(204);
    expect(await row<Record<string, unknown>>()).toMatchObject({ Title: 'Bare', My_Field: null, OData__UIVersionString: '5.0' });
    expect((await council.post(`${path}/deleteByID(vid=512)`, undefined)).status).toBe(200);
    expect((await council.post(`${path}/deleteByLabel(versionlabel='3.0')`, undefined)).status).toBe(200);
    expect((await council.post(`${path}/deleteByLabel(versionlabel='3.0')`, undefined)).status).toBe(404);
    expect((await row.versions<{ VersionLabel: string }[]>()).map(({ VersionLabel }) => VersionLabel)).toEqual(['5.0', '4.0']);
    expect((await council.post(`${path}/deleteAll()`, undefined)).status).toBe(200);
    expect(await row.versions()).toHaveLength(1);
  });

  test('rights of the caller, the list and its web, the frame of Office and policy tips', async () => {
    const rights = await item.effectiveBasePermissions<{ High: string; Low: string }>();
    expect(rights).toMatchObject({ High: expect.stringMatching(/^\d+$/) as string, Low: expect.stringMatching(/^\d+$/) as string });
    expect(await item.effectiveBasePermissionsForUI()).toMatchObject(rights);
    expect(await item.list.select('Title')()).toMatchObject({ Title: 'Actions' });
    expect(await item.getParentInfos()).toMatchObject({ Item: { Id: 1 }, ParentList: { Id: listId, Title: 'Actions' }, ParentWeb: { ServerRelativeUrl: '/sites/housing' } });
    expect(await item.getWopiFrameUrl()).toBe('');
    expect((await council.get(`web/lists('${listId}')/items(1)/GetDlpPolicyTip`)).json).toMatchObject({ 'odata.null': true });
    expect((await council.get(`web/lists('${listId}')/items(1)/File`)).json).toMatchObject({ 'odata.null': true });
  });

  test('a system update leaves the date and the version, an overwriting one the version', async () => {
    const path = `web/lists('${listId}')/items(1)`;
    await council.tenant.control('clock', { now: '2027-01-01T10:00:00Z' });
    const before = (await council.get(path)).json;
    expect((await council.post(`${path}/SystemUpdate`, undefined, { 'x-requestdigest': await council.digest() })).status).toBe(200);
    expect((await council.get(path)).json).toMatchObject({ Modified: before.Modified, OData__UIVersionString: before.OData__UIVersionString });
    expect((await council.post(`${path}/UpdateOverwriteVersion`, undefined, { 'x-requestdigest': await council.digest() })).status).toBe(200);
    const after = (await council.get(path)).json;
    expect(after).toMatchObject({ OData__UIVersionString: before.OData__UIVersionString, Modified: expect.stringMatching(/^2027-01-01T10:00/) as string });
    await council.tenant.control('clock', { now: null });
  });
});
