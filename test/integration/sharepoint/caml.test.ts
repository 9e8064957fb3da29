import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists';
import { ALEX, PRIYA, SONIA, startCouncil, type Body, type Council, type Wire } from './council';

const LIST = "web/lists/getByTitle('Actions')";
const NOW = '2026-07-08T22:30:00Z';

describe('getitems: queries in CAML (facts 1.6; Microsoft: "Query schema in CAML")', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;
  let alex: number;
  let priya: number;
  let members: number;

  beforeAll(async () => {
    // Half past eleven at night on the eighth, in London.
    council = await startCouncil({ now: NOW });
    sp = council.as(ALEX);
    const contracts = await sp.web.lists.add('Contracts');
    for (const title of ['Roofing', 'Lifts']) await sp.web.lists.getByTitle('Contracts').items.add({ Title: title });
    await sp.web.lists.add('Actions', '', 100, false, { EnableFolderCreation: true });
    list = sp.web.lists.getByTitle('Actions');
    await list.fields.addChoice('Status', { Choices: ['Open', 'Done'], Indexed: true });
    await list.fields.addNumber('Days');
    await list.fields.addBoolean('Live');
    await list.fields.addDateTime('Due', { DisplayFormat: 0 });
    await list.fields.addDateTime('Starts', { DisplayFormat: 1 });
    await list.fields.addMultilineText('Notes', { RichText: false });
    await list.fields.addUrl('Link');
    await list.fields.addMultiChoice('Tags', { Choices: ['A', 'B'] });
    await list.fields.addUser('Owner', { SelectionMode: 1 });
    await list.fields.addLookup('Contract', { LookupListId: contracts.Id, LookupFieldName: 'Title' });
    await list.fields.createFieldAsXml({ SchemaXml: `<Field Type="LookupMulti" Mult="TRUE" Name="Others" DisplayName="Others" List="{${contracts.Id}}" ShowField="Title" />`, Options: 8 });
    alex = (await sp.web.currentUser()).Id;
    priya = (await sp.web.ensureUser(PRIYA)).Id;
    members = (await sp.web.associatedMemberGroup()).Id;
    const rows = [
      { Title: "O'Neil's roof", Status: 'Open', Days: 3, Live: true, Due: '2026-07-08T12:00:00Z', Starts: '2026-07-08T09:30:00Z', OwnerId: alex, ContractId: 1, Tags: ['A'], OthersId: [1, 2], Notes: 'Slates & gutters' },
      { Title: 'open the lift', Status: 'Done', Days: -1.5, Live: false, Due: '2026-07-01T12:00:00Z', Starts: '2026-07-08T22:45:00Z', OwnerId: priya, ContractId: 2, Tags: ['A', 'B'], Link: { Url: 'https://wendmere.example/lift', Description: 'x' } },
      { Title: 'Third', Status: 'Open', Days: 2, Live: true, Due: '2026-07-15T12:00:00Z', Starts: '2026-07-08T23:15:00Z', OwnerId: members, ContractId: 1, OthersId: [2] },
      { Title: 'Fourth', Status: null },
    ];
    for (const row of rows) await list.items.add(row);
  });
  afterAll(async () => council.tenant.stop());

  const ask = async (query: Body | string, path = `${LIST}/getitems`): Promise<Wire> =>
    council.post(path, { query: typeof query === 'string' ? { ViewXml: query } : query }, { authorization: `Bearer ${council.tenant.token({ upn: ALEX })}` });
  const ids = async (where: string): Promise<unknown> => {
    const answer = await ask(`<View><Query><Where>${where}</Where></Query></View>`);
    return answer.status === 200 ? answer.json.value?.map(({ Id }) => Id) : answer.text;
  };
  const is = (operator: string, name: string, value: string, type = 'Text', more = ''): string =>
    `<${operator}><FieldRef Name="${name}"${more} /><Value Type="${type}">${value}</Value></${operator}>`;

  test.each([
    [is('Eq', 'Status', 'open', 'Choice'), [1, 3]],
    [is('Neq', 'Status', 'Open', 'Choice'), [2, 4]],
    [is('Eq', 'Title', "O'Neil's roof"), [1]],
    [is('Gt', 'Days', '2', 'Number'), [1]],
    [is('Geq', 'Days', '2', 'Number'), [1, 3]],
    [is('Lt', 'Days', '0', 'Number'), [2]],
    [is('Leq', 'Days', '-1.5', 'Number'), [2]],
    [is('Eq', 'Live', '1', 'Boolean'), [1, 3]],
    [is('Eq', 'Live', 'FALSE', 'Boolean'), [2]],
    [is('BeginsWith', 'Title', 'o'), [1, 2]],
    [is('Contains', 'Title', 'roof'), [1]],
    [is('Contains', 'LinkTitle', 'lift', 'Computed'), [2]],
    [is('Contains', 'Notes', 'slates &amp; ', 'Note'), [1]],
    [is('Eq', 'Link', 'https://wendmere.example/lift', 'URL'), [2]],
    [is('Eq', 'Tags', 'B', 'MultiChoice'), [2]],
    ['<IsNull><FieldRef Name="Status" /></IsNull>', [4]],
    ['<IsNotNull><FieldRef Name="Others" /></IsNotNull>', [1, 3]],
    ['<IsNull><FieldRef Name="Owner" /></IsNull>', [4]],
    [is('Eq', 'ID', '3', 'Counter'), [3]],
    ['<In><FieldRef Name="ID" /><Values><Value Type="Counter">1</Value><Value Type="Counter">4</Value></Values></In>', [1, 4]],
    ['<In><FieldRef Name="Status" /><Values><Value Type="Choice">Done</Value><Value Type="Choice">None</Value></Values></In>', [2]],
    [`<And>${is('Eq', 'Status', 'Open')}<Or>${is('Gt', 'Days', '2', 'Number')}${is('Eq', 'Title', 'Third')}</Or></And>`, [1, 3]],
    [`<Or>${is('Eq', 'Status', 'Done')}<IsNull><FieldRef Name="Days" /></IsNull></Or>`, [2, 4]],
  ])('%s', async (where, expected) => {
    expect(await ids(where)).toEqual(expected);
  });

  test('lookups and people by their text, by their id, and by who asks', async () => {
    expect(await ids(is('Eq', 'Contract', 'roofing', 'Lookup'))).toEqual([1, 3]);
    expect(await ids(is('Eq', 'Contract', '2', 'Lookup', ' LookupId="TRUE"'))).toEqual([2]);
    expect(await ids(is('Eq', 'Owner', 'Priya Nair', 'User'))).toEqual([2]);
    expect(await ids(is('Eq', 'Owner', String(priya), 'Integer', ' LookupId="TRUE"'))).toEqual([2]);
    expect(await ids('<Eq><FieldRef Name="Owner" /><Value Type="Integer"><UserID Type="Integer" /></Value></Eq>')).toEqual([1]);
    expect(await ids(is('Contains', 'Contract', 'oof', 'Lookup'))).toEqual([1, 3]);
    expect(await ids('<In><FieldRef Name="Contract" LookupId="TRUE" /><Values><Value Type="Integer">1</Value><Value Type="Integer">9</Value></Values></In>')).toEqual([1, 3]);
  });

  test('several lookups: one of them, or none of them', async () => {
    expect(await ids(is('Includes', 'Others', 'Lifts', 'Lookup'))).toEqual([1, 3]);
    expect(await ids(is('Includes', 'Others', '1', 'Lookup', ' LookupId="TRUE"'))).toEqual([1]);
    expect(await ids(is('NotIncludes', 'Others', 'Roofing', 'Lookup'))).toEqual([2, 3, 4]);
    expect(await ids(is('Eq', 'Others', 'Lifts', 'LookupMulti'))).toEqual([1, 3]);
  });

  test('membership: the groups of whoever asks, the people of a group', async () => {
    const membership = (type: string, more = ''): string => `<Membership Type="${type}"${more}><FieldRef Name="Owner" /></Membership>`;
    expect(await ids(membership('SPGroup', ` ID="${members}"`))).toEqual([2]);
    expect(await ids(membership('SPWeb.Groups'))).toEqual([3]);
    expect(await ids(membership('SPWeb.AllUsers'))).toEqual([1, 2]);
    expect(await ids(membership('CurrentUserGroups'))).toEqual([]);
    await sp.web.siteGroups.getById(members).users.add(`i:0#.f|membership|${ALEX}`);
    expect(await ids(membership('CurrentUserGroups'))).toEqual([3]);
  });

  test('days are those of the site’s clock; with the time they are moments', async () => {
    const day = (operator: string, value: string, name = 'Due'): string => `<${operator}><FieldRef Name="${name}" /><Value Type="DateTime">${value}</Value></${operator}>`;
    expect(await ids(day('Eq', '<Today />'))).toEqual([1]);
    expect(await ids(day('Eq', '[Today]'))).toEqual([1]);
    expect(await ids(day('Lt', '<Today OffsetDays="-6" />'))).toEqual([2]);
    expect(await ids(day('Leq', '<Today OffsetDays="7" />'))).toEqual([1, 2, 3]);
    expect(await ids(day('Gt', '<Today />'))).toEqual([3]);
    expect(await ids(day('Geq', '2026-07-08'))).toEqual([1, 3]);
    expect(await ids(day('Neq', '2026-07-08T10:00:00Z'))).toEqual([2, 3, 4]);
    // A quarter past midnight in London is the next day.
    expect(await ids(day('Eq', '<Today />', 'Starts'))).toEqual([1, 2]);
    expect(await ids(day('Eq', '<Today OffsetDays="1" />', 'Starts'))).toEqual([3]);
    const at = (operator: string, value: string, more: string): string => `<${operator}><FieldRef Name="Starts" /><Value Type="DateTime" IncludeTimeValue="TRUE"${more}>${value}</Value></${operator}>`;
    expect(await ids(at('Lt', '2026-07-08T22:45:00Z', ' StorageTZ="TRUE"'))).toEqual([1]);
    expect(await ids(at('Leq', '2026-07-08T23:45:00', ''))).toEqual([1, 2]);
    expect(await ids(at('Gt', '<Now />', ''))).toEqual([2, 3]);
    expect(await ids(at('Eq', '2026-07-08T10:30:00', ''))).toEqual([1]);
  });

  test('order, limit, and the next rows from a position', async () => {
    const view = (order: string, more = ''): string => `<View><Query><OrderBy>${order}</OrderBy></Query>${more}</View>`;
    const order = async (by: string): Promise<unknown> => (await ask(view(by))).json.value?.map(({ Id }) => Id);
    expect(await order('<FieldRef Name="Days" />')).toEqual([4, 2, 3, 1]);
    expect(await order('<FieldRef Name="Days" Ascending="FALSE" />')).toEqual([1, 3, 2, 4]);
    expect(await order('<FieldRef Name="Contract" Ascending="False" /><FieldRef Name="ID" Ascending="FALSE" />')).toEqual([3, 1, 2, 4]);
    const first = await ask(view('<FieldRef Name="Days" />', '<RowLimit Paged="TRUE">2</RowLimit>'));
    expect(first.json.value?.map(({ Id }) => Id)).toEqual([4, 2]);
    expect(first.json).not.toHaveProperty('odata.nextLink');
    const next = { ViewXml: view('<FieldRef Name="Days" />', '<RowLimit>2</RowLimit>'), ListItemCollectionPosition: { PagingInfo: 'Paged=TRUE&p_ID=2&p_Days=-1.5' } } as unknown as Body;
    expect((await ask(next)).json.value?.map(({ Id }) => Id)).toEqual([3, 1]);
  });

  test('a view’s columns come with the row’s own; $select and $expand count before them', async () => {
    const view = '<View><ViewFields><FieldRef Name="Title" /><FieldRef Name="Owner" /><FieldRef Name="RoleAssignments" /></ViewFields><RowLimit>1</RowLimit></View>';
    const [row] = (await ask(view)).json.value ?? [];
    expect(Object.keys(row).filter(name => !name.startsWith('odata.')).sort()).toEqual(
      ['ContentTypeId', 'FileSystemObjectType', 'ID', 'Id', 'OwnerId', 'OwnerStringId', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl', 'Title'].sort()
    );
    expect(await list.getItemsByCAMLQuery({ ViewXml: view }, 'RoleAssignments')).toMatchObject([{ Title: "O'Neil's roof", RoleAssignments: expect.any(Array) as unknown[] }]);
    const selected = await ask(view, `${LIST}/getitems?$select=Days,Owner/Title&$expand=Owner`);
    expect(selected.json.value).toMatchObject([{ Days: 3, Owner: { Title: 'Alex Munro' } }]);
    expect(selected.json.value?.[0]).not.toHaveProperty('Title');
  });

  test('folders: the rows of one, of all below it, and folders themselves', async () => {
    const archive = await list.rootFolder.folders.addUsingPath('Archive');
    const inFolder = { FolderPath: { DecodedUrl: `${council.site}/Lists/Actions/Archive` }, UnderlyingObjectType: 0 };
    await council.post(`${LIST}/AddValidateUpdateItemUsingPath()`, { listItemCreateInfo: inFolder, formValues: [{ FieldName: 'Title', FieldValue: 'Archived' }], bNewDocumentUpdate: false });
    const titles = async (query: Body): Promise<unknown> => (await ask(query)).json.value?.map(({ FileSystemObjectType, Title }) => (FileSystemObjectType === 1 ? 'Archive' : Title));
    const rows = ["O'Neil's roof", 'open the lift', 'Third', 'Fourth'];
    const view = (scope: string): Body => ({ ViewXml: `<View${scope && ` Scope="${scope}"`} />` }) as unknown as Body;
    expect(await titles(view(''))).toEqual([...rows, 'Archive']);
    expect(await titles(view('FilesOnly'))).toEqual(rows);
    expect(await titles(view('Recursive'))).toEqual([...rows, 'Archived']);
    expect(await titles(view('RecursiveAll'))).toEqual([...rows, 'Archive', 'Archived']);
    expect(await titles({ ...view(''), FolderServerRelativeUrl: archive.ServerRelativeUrl })).toEqual(['Archived']);
    expect((await ask({ ...view(''), FolderServerRelativeUrl: '/sites/housing/Lists/Actions/None' })).status).toBe(404);
  });

  test('what makes no sense is 500, what is not there 501, no XML 400', async () => {
    const failed = async (where: string): Promise<unknown> => {
      const answer = await ask(`<View><Query><Where>${where}</Where></Query></View>`);
      return [answer.status, answer.error.code.split(',')[0]];
    };
    const action = [500, '-2147467259'];
    expect(await failed(is('Eq', 'Titel', 'x'))).toEqual([500, '-2130575340']);
    expect(await failed(`<And>${is('Eq', 'Title', 'x')}</And>`)).toEqual(action);
    expect(await failed(`<Or>${is('Eq', 'Title', 'x').repeat(3)}</Or>`)).toEqual(action);
    expect(await failed(is('Like', 'Title', 'x'))).toEqual(action);
    expect(await failed('<Eq><FieldRef Name="Title" /></Eq>')).toEqual(action);
    expect(await failed(is('Gt', 'Days', 'many', 'Number'))).toEqual(action);
    expect(await failed(is('Lt', 'Due', 'soon', 'DateTime'))).toEqual(action);
    expect(await failed(is('Eq', 'Title', 'x').repeat(2))).toEqual(action);
    expect(await failed('<DateRangesOverlap><FieldRef Name="Due" /><Value Type="DateTime"><Month /></Value></DateRangesOverlap>')).toEqual([501, '-2147467263']);
    expect((await ask('<View><Joins><Join Type="LEFT" /></Joins></View>')).status).toBe(501);
    expect((await ask('<View><Query>')).status).toBe(400);
    expect((await ask(`<View><Query><Where>${'<And>'.repeat(3000)}</Where></Query></View>`)).status).toBe(400);
    expect((await ask(`<View><Query><Where>${`<And>${is('Eq', 'Title', 'x')}`.repeat(1000)}${is('Eq', 'Title', 'x')}${'</And>'.repeat(1000)}</Where></Query></View>`)).status).toBe(500);
    const three = ['Status', 'Days', 'Live'].map(name => `<FieldRef Name="${name}" />`).join('');
    expect((await ask(`<View><Query><GroupBy>${three}</GroupBy></Query></View>`)).error.code).toContain('-2147467259');
  });

  test('rows that the caller may not see are not found', async () => {
    const row = list.items.getById(1);
    await row.breakRoleInheritance(false);
    const visitor = { authorization: `Bearer ${council.tenant.token({ upn: SONIA })}` };
    const answer = await council.post(`${LIST}/getitems`, { query: { ViewXml: '<View Scope="FilesOnly" />' } }, visitor);
    expect(answer.json.value?.map(({ Id }) => Id)).toEqual([2, 3, 4]);
    await row.resetRoleInheritance();
  });
});
