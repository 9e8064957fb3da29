import { RenderListDataOptions, type IList } from '@pnp/sp/lists';
import type { SPFI } from '@pnp/sp';
import { ALEX, PRIYA, failure, startCouncil, type Body, type Council, type Wire } from './council';

type Row = Readonly<Record<string, unknown>>;
interface Stream {
  readonly Row: readonly Row[];
  readonly FirstRow: number;
  readonly LastRow: number;
  readonly RowLimit: number;
  readonly NextHref?: string;
  readonly PrevHref?: string;
}

const LIST = "web/lists/getByTitle('Actions')";
const COLUMNS = ['LinkTitle', 'Due', 'Starts', 'Days', 'Price', 'Live', 'Notes', 'Link', 'Tags', 'Owner', 'Reviewers', 'Contract', 'Attachments'];

describe('RenderListDataAsStream (facts 1.6)', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    const contracts = await sp.web.lists.add('Contracts');
    for (const title of ['Roofing', 'Lifts & stairs']) await sp.web.lists.getByTitle('Contracts').items.add({ Title: title });
    await sp.web.lists.add('Actions');
    list = sp.web.lists.getByTitle('Actions');
    await list.fields.addDateTime('Due', { DisplayFormat: 0 });
    await list.fields.addDateTime('Starts', { DisplayFormat: 1 });
    await list.fields.addNumber('Days');
    await list.fields.addCurrency('Price', { CurrencyLocaleId: 2057 });
    await list.fields.addBoolean('Live');
    await list.fields.addMultilineText('Notes', { RichText: false });
    await list.fields.addUrl('Link');
    await list.fields.addMultiChoice('Tags', { Choices: ['A', 'B'] });
    await list.fields.addChoice('Status', { Choices: ['Open', 'Done'] });
    await list.fields.addUser('Owner', { SelectionMode: 0 });
    await list.fields.addLookup('Contract', { LookupListId: contracts.Id, LookupFieldName: 'Title' });
    await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="UserMulti" Mult="TRUE" Name="Reviewers" DisplayName="Reviewers" List="UserInfo" />', Options: 8 });
    const alex = (await sp.web.currentUser()).Id;
    const priya = (await sp.web.ensureUser(PRIYA)).Id;
    await list.items.add({
      Title: '<b>Roof</b>',
      Due: '2026-07-08T12:00:00Z',
      Starts: '2026-07-08T18:46:58Z',
      Days: 5064,
      Price: 1234.5,
      Live: true,
      Notes: 'One\nTwo',
      Link: { Url: 'https://wendmere.example/policy', Description: 'Policy' },
      Tags: ['A', 'B'],
      Status: 'Open',
      OwnerId: priya,
      ReviewersId: [alex, priya],
      ContractId: 2,
    });
    for (const [title, status, contract] of [['Second', 'Done', 1], ['Third', 'Open', 1], ['Fourth', null, null]] as const) await list.items.add({ Title: title, Status: status, ContractId: contract });
  });
  afterAll(async () => council.tenant.stop());

  const fields = (names: readonly string[]): string => `<ViewFields>${names.map(name => `<FieldRef Name="${name}" />`).join('')}</ViewFields>`;
  const stream = async (parameters: Record<string, unknown>, address = ''): Promise<Wire> => council.post(`${LIST}/RenderListDataAsStream${address}`, { parameters });
  const data = async (parameters: Record<string, unknown>, address = ''): Promise<Stream> => (await stream(parameters, address)).json as unknown as Stream;
  const titles = (page: Stream): unknown[] => page.Row.map(({ Title }) => Title);

  test('every kind of column as a page shows it, with what is behind it', async () => {
    const { Row: [row, second] } = await data({ ViewXml: `<View>${fields(COLUMNS)}</View>`, DatesInUtc: true });
    expect(row).toMatchObject({
      ID: '1',
      FSObjType: '0',
      PermMask: expect.stringMatching(/^0x[0-9a-f]+$/) as string,
      UniqueId: expect.stringMatching(/^\{[0-9A-F-]{36}\}$/) as string,
      FileRef: '/sites/housing/Lists/Actions/1_.000',
      'FileRef.urlencode': '%2Fsites%2Fhousing%2FLists%2FActions%2F1%5F%2E000',
      Title: '<b>Roof</b>',
      Due: '08/07/2026',
      'Due.': '2026-07-07T23:00:00Z',
      Starts: '08/07/2026 19:46',
      'Starts.': '2026-07-08T18:46:58Z',
      Days: '5,064',
      'Days.': '5064.00000000000',
      Price: '£1,234.50',
      'Price.': '1234.50000000000',
      Live: 'Yes',
      'Live.value': '1',
      Notes: 'One\nTwo',
      Link: 'https://wendmere.example/policy',
      'Link.desc': 'Policy',
      Tags: ['A', 'B'],
      Owner: [{ id: expect.stringMatching(/^\d+$/) as string, title: 'Priya Nair', email: PRIYA, sip: PRIYA, picture: '' }],
      Reviewers: [{ title: 'Alex Munro' }, { title: 'Priya Nair' }],
      Contract: [{ lookupId: 2, lookupValue: 'Lifts & stairs', isSecretFieldValue: false }],
      Attachments: '0',
    });
    // Nothing is an empty text.
    expect(second).toMatchObject({ Due: '', 'Due.': '', Days: '', 'Days.': '', Live: '', 'Live.value': '', Link: '', Tags: '', Owner: '', Reviewers: '' });
    const local = await data({ ViewXml: `<View>${fields(['Starts'])}</View>` });
    expect(local.Row[0]['Starts.']).toBe('2026-07-08T19:46:58');
  });

  test('without flags and with ListData alone the rows stand at the top; with more under ListData', async () => {
    const view = { ViewXml: '<View><RowLimit>5</RowLimit></View>' };
    expect(await data(view)).toMatchObject({ Row: expect.any(Array) as Row[], FirstRow: 1, LastRow: 4, RowLimit: 5 });
    expect(await data({ ...view, RenderOptions: 2 })).toHaveProperty('Row');
    const whole = (await stream({ ...view, RenderOptions: 2 + 1 + 4 + 1024 })).json as unknown as Record<string, Body>;
    expect(whole.ListData).toMatchObject({ FirstRow: 1, Row: expect.any(Array) as Row[] });
    expect(whole).toMatchObject({ ListTitle: 'Actions', listTemplate: '100', ListSchema: { LCID: '2057' }, ViewMetadata: { DefaultView: true } });
    expect(whole).not.toHaveProperty('Row');
    for (const flag of [16, 64, 4096, 8192, 65536]) expect([flag, (await stream({ ...view, RenderOptions: flag })).status]).toEqual([flag, 501]);
  });

  test('pages follow one another there and back', async () => {
    const view = '<View><Query><OrderBy><FieldRef Name="Title" Ascending="FALSE" /></OrderBy></Query><RowLimit Paged="TRUE">3</RowLimit></View>';
    const first = await data({ ViewXml: view });
    expect([titles(first), first.FirstRow, first.LastRow, first.PrevHref]).toEqual([['Third', 'Second', 'Fourth'], 1, 3, undefined]);
    expect(first.NextHref).toMatch(/^\?Paged=TRUE&p_ID=4&p_Title=Fourth&PageFirstRow=4$/);
    const second = await data({ ViewXml: view, Paging: first.NextHref?.slice(1) });
    expect([titles(second), second.FirstRow, second.LastRow, second.NextHref]).toEqual([['<b>Roof</b>'], 4, 4, undefined]);
    const back = await data({ ViewXml: view, Paging: second.PrevHref?.slice(1) });
    expect([titles(back), back.FirstRow]).toEqual([['Third', 'Second', 'Fourth'], 1]);
    // The address carries it as well as the body.
    expect(titles(await data({ ViewXml: view }, first.NextHref))).toEqual(['<b>Roof</b>']);
  });

  test('filters and order of an address; values are encoded once more than an address needs', async () => {
    const view = { ViewXml: '<View />' };
    const query = async (parameters: Record<string, string>): Promise<unknown[]> => titles(await data(view, `?${new URLSearchParams(parameters).toString()}`));
    expect(await query({ FilterField1: 'Title', FilterValue1: encodeURIComponent('<b>Roof</b>') })).toEqual(['<b>Roof</b>']);
    expect(await query({ FilterField1: 'Status', FilterValue1: 'Open', FilterField2: 'Contract', FilterValue2: 'Roofing' })).toEqual(['Third']);
    expect(await query({ FilterField1: 'Contract', FilterValue1: '1', FilterLookupId1: '1' })).toEqual(['Second', 'Third']);
    expect(await query({ FilterFields1: 'Status', FilterValues1: 'Open;#Done' })).toEqual(['<b>Roof</b>', 'Second', 'Third']);
    expect(await query({ FilterField1: 'Status', FilterValue1: '' })).toEqual(['Fourth']);
    expect(await query({ FilterField1: 'Days', FilterValue1: '5000', FilterOp1: 'Gt' })).toEqual(['<b>Roof</b>']);
    expect(await query({ SortField: 'Title', SortDir: 'Desc' })).toEqual(['Third', 'Second', 'Fourth', '<b>Roof</b>']);
    expect((await stream(view, '?FilterField1=Titel&FilterValue1=x')).status).toBe(500);
    const pnp = await list.renderListDataAsStream(view, {}, new Map([['FilterField1', 'Title'], ['FilterValue1', encodeURIComponent('Second')]]));
    expect(titles(pnp as unknown as Stream)).toEqual(['Second']);
  });

  test('an override narrows a stored view and takes its order', async () => {
    const { Id } = await sp.web.lists.getByTitle('Actions').views.add('Open ones', false, { ViewQuery: '<Where><Eq><FieldRef Name="Status" /><Value Type="Text">Open</Value></Eq></Where>' });
    const override = '<Query><Where><Eq><FieldRef Name="Contract" /><Value Type="Lookup">Roofing</Value></Eq></Where></Query>';
    expect(titles(await data({ OverrideViewXml: override }))).toEqual(['Second', 'Third']);
    expect(titles(await data({}, `?View=${Id}`))).toEqual(['<b>Roof</b>', 'Third']);
    expect(titles(await data({ OverrideViewXml: override }, `?View=%7B${Id}%7D`))).toEqual(['Third']);
  });

  test('grouped: headings when collapsed, rows that say where they stand otherwise', async () => {
    const grouped = (collapse: string, names: string): Promise<Stream> => data({ ViewXml: `<View><Query><GroupBy Collapse="${collapse}">${names}</GroupBy></Query>${fields(['LinkTitle', 'Status'])}</View>` });
    const status = '<FieldRef Name="Status" />';
    expect((await grouped('TRUE', status)).Row).toMatchObject([
      { Status: '', 'Status.urlencoded': '%3B%23%3B%23', 'Status.COUNT.group': '1', 'Status.newgroup': '1', 'Status.groupindex': '1_' },
      { Status: 'Done', 'Status.singleurlencoded': 'Done', 'Status.COUNT.group': '1', 'Status.groupindex': '2_' },
      { Status: 'Open', 'Status.COUNT.group': '2', 'Status.groupindex': '3_' },
    ]);
    const open = await grouped('FALSE', status);
    expect(open.Row.map(row => [row.Title, row['Status.newgroup'], row['Status.groupindex']])).toEqual([['Fourth', '1', '1_'], ['Second', '1', '2_'], ['<b>Roof</b>', '1', '3_'], ['Third', '', '3_']]);
    const twice = await grouped('FALSE', `<FieldRef Name="Contract" />${status}`);
    expect(twice.Row.map(row => [row.Title, row['Contract.groupindex'], row['Status.groupindex']])).toEqual([
      ['Fourth', '1_', '1_1_'],
      ['<b>Roof</b>', '2_', '2_1_'],
      ['Second', '3_', '3_1_'],
      ['Third', '3_', '3_2_'],
    ]);
  });

  test('what a page needs of every row comes when it is asked for', async () => {
    await list.items.getById(2)();
    const { Row: [row] } = await data({ ViewXml: `<View>${fields(['Days'])}</View>`, AddRequiredFields: true });
    expect(row).toMatchObject({ Title: '<b>Roof</b>', FileLeafRef: '1_.000', 'FileLeafRef.Suffix': '000', ContentType: 'Item', owshiddenversion: '1', Editor: [{ title: 'Alex Munro' }], _CommentCount: '' });
    const { Row: [bare] } = await data({ ViewXml: `<View>${fields(['Days'])}</View>` });
    expect(bare).not.toHaveProperty('Title');
  });

  test('the calls that PnPjs offers', async () => {
    const view = '<View><RowLimit>5</RowLimit></View>';
    expect((await list.renderListData(view)).Row).toHaveLength(4);
    const { ContextInfo, ListSchema, MenuView, FileSystemItemId, QuickLaunch, Spotlight, Visualization, ViewMetadata, DisableAutoHyperlink } = RenderListDataOptions;
    const options = [ContextInfo, ListSchema, MenuView, FileSystemItemId, QuickLaunch, Spotlight, Visualization, ViewMetadata, DisableAutoHyperlink];
    expect(await list.renderListDataAsStream({ AddRequiredFields: true, RenderOptions: options, ViewXml: view })).toHaveProperty('ListSchema');
    expect((await failure(list.renderListData('<View><Query><Where><Eq /></Where></Query></View>'))).status).toBe(500);
  });

  test('libraries: names, sizes, folders and how much they hold', async () => {
    const library = sp.web.getFolderByServerRelativePath('Shared Documents');
    await library.folders.addUsingPath('Minutes');
    await library.files.addUsingPath('plan.v2.txt', 'Twelve bytes');
    await sp.web.getFolderByServerRelativePath('Shared Documents/Minutes').files.addUsingPath('a.txt', 'x');
    const answer = await council.post("web/getList('/sites/housing/Shared%20Documents')/RenderListDataAsStream", { parameters: { ViewXml: `<View>${fields(['DocIcon', 'LinkFilename'])}</View>` } });
    expect((answer.json as unknown as Stream).Row).toMatchObject([
      { FSObjType: '1', FileLeafRef: 'Minutes', ItemChildCount: '1', File_x0020_Type: '' },
      { FSObjType: '0', FileLeafRef: 'plan.v2.txt', 'FileLeafRef.Name': 'plan.v2', 'FileLeafRef.Suffix': 'txt', SMTotalSize: '12', File_x0020_Type: 'txt' },
    ]);
  });
});
