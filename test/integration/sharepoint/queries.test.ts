import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists';
import { ALEX, PRIYA, msp, startCouncil, type Council, type Wire } from './council';

interface Row {
  readonly Id: number;
  readonly Title: string;
}

describe('queries (facts 1.6)', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;
  let alex: number;
  let priya: number;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    const contracts = await sp.web.lists.add('Contracts');
    for (const title of ['Roofing', 'Lifts']) await sp.web.lists.getByTitle('Contracts').items.add({ Title: title });
    await sp.web.lists.add('Actions');
    list = sp.web.lists.getByTitle('Actions');
    await list.fields.addChoice('Status', { Choices: ['Open', 'Done'], Indexed: true });
    await list.fields.addNumber('Days');
    await list.fields.addBoolean('Live');
    await list.fields.addDateTime('Due', { DisplayFormat: 1 });
    await list.fields.addMultilineText('Notes');
    await list.fields.addMultiChoice('Tags', { Choices: ['A', 'B'] });
    await list.fields.addUser('Owner', { SelectionMode: 0 });
    await list.fields.addLookup('Contract', { LookupListId: contracts.Id, LookupFieldName: 'Title' });
    await list.fields.createFieldAsXml({ SchemaXml: `<Field Type="LookupMulti" Mult="TRUE" Name="Others" DisplayName="Others" List="{${contracts.Id}}" ShowField="Title" />`, Options: 8 });
    alex = (await sp.web.ensureUser(ALEX)).Id;
    priya = (await sp.web.ensureUser(PRIYA)).Id;
    const rows = [
      { Title: "O'Neil's roof", Status: 'Open', Days: 3, Live: true, Due: '2026-01-10T09:30:00Z', OwnerId: alex, ContractId: 1, Tags: ['A'], OthersId: [1, 2] },
      { Title: 'open the lift', Status: 'Done', Days: 1, Live: false, Due: '2026-02-10T09:30:00Z', OwnerId: priya, ContractId: 2, Tags: ['A', 'B'] },
      { Title: 'Third', Status: 'Open', Days: 2, Live: true, Due: '2025-12-31T23:00:00Z', OwnerId: priya, ContractId: 1 },
      { Title: 'Fourth 100% + more', Status: null },
    ];
    for (const row of rows) await list.items.add(row);
  });
  afterAll(async () => council.tenant.stop());

  const query = async (options: Record<string, string>): Promise<Wire> => council.get(`web/lists/getByTitle('Actions')/items?${new URLSearchParams(options).toString()}`);
  const ids = async (filter: string, more: Record<string, string> = {}): Promise<unknown[] | undefined> => {
    const answer = await query({ $filter: filter, $select: 'Id', ...more });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json.value?.map(({ Id }) => Id);
  };

  test.each([
    ["Status eq 'Open'", [1, 3]],
    ["status eq 'open'".replace('status', 'Status'), [1, 3]],
    ["Status ne 'Open'", [2, 4]],
    ['Status eq null', [4]],
    ['Status ne null', [1, 2, 3]],
    ['Days gt 1', [1, 3]],
    ['Days le 2 and Live eq 1', [3]],
    ['Live eq false', [2]],
    ["Days eq 3 or (Title eq 'Third' and Days lt 5)", [1, 3]],
    ["startswith(Title,'o')", [1, 2]],
    ["substringof('roof',Title)", [1]],
    ["Title eq 'O''Neil''s roof'", [1]],
    ["Title eq 'Fourth 100% + more'", [4]],
    ["Due ge '2026-01-01T00:00:00.000Z'", [1, 2]],
    ["Due lt datetime'2026-01-01T00:00:00Z'", [3]],
    ['year(Due) eq 2026', [1, 2]],
    ['month(Due) eq 2', [2]],
    ["Tags eq 'B'", [2]],
    ['Id ge 2 and Id lt 4', [2, 3]],
    ['ContractId eq 1', [1, 3]],
    ['Contract/Id eq 2', [2]],
    ['Others/Id eq 2', [1]],
  ])('%s', async (filter, expected) => {
    expect(await ids(filter)).toEqual(expected);
  });

  test("a person's and a lookup's own columns can be filtered when they are expanded", async () => {
    expect(await ids("Owner/Title eq 'Priya Nair'", { $select: 'Id,Owner/Title', $expand: 'Owner' })).toEqual([2, 3]);
    expect(await ids("Contract/Title eq 'roofing'", { $select: 'Id,Contract/Title', $expand: 'Contract' })).toEqual([1, 3]);
    const without = await query({ $filter: "Owner/Title eq 'Priya Nair'" });
    expect(without.status).toBe(400);
    expect(without.error.code).toBe(msp('-1, MSP.SPException'));
  });

  test('lookups and people are expanded, several as a list', async () => {
    const [row] = await list.items.select('Title', 'Owner/Title', 'Owner/EMail', 'Contract/Id', 'Contract/Title', 'Others/Title').expand('Owner', 'Contract', 'Others').top(1)<Record<string, unknown>[]>();
    expect(row).toMatchObject({
      Owner: { Title: 'Alex Munro', EMail: ALEX },
      Contract: { Id: 1, Title: 'Roofing' },
      Others: [{ Title: 'Roofing' }, { Title: 'Lifts' }],
    });
    expect(row).not.toHaveProperty('Status');
  });

  test('a lookup or person without its expand is 400 (error table: lookup/person selected without expand)', async () => {
    const selected = await query({ $select: 'Title,Owner/Title' });
    expect(selected.status).toBe(400);
    expect(selected.error).toEqual({
      code: msp('-1, MSP.SPException'),
      message: "The query to field 'Owner' is not valid. The $select query string must specify the target fields and the $expand query string must contains Owner.",
    });
    expect((await query({ $select: 'Title,Owner' })).status).toBe(400);
    expect((await query({ $expand: 'Owner' })).status).toBe(400);
  });

  test('names that the list does not have are 400 (error table: unknown name in $select/$filter)', async () => {
    for (const options of [{ $select: 'Titel' }, { $filter: "Titel eq 'x'" }, { $orderby: 'Titel' }, { $expand: 'Titel' }]) {
      const answer = await query(options as unknown as Record<string, string>);
      expect(answer.status).toBe(400);
      expect(answer.error).toEqual({ code: msp('-1, MSP.SPException'), message: "The field or property 'Titel' does not exist." });
    }
  });

  test('notes cannot be filtered (error table: unsupported type in $filter)', async () => {
    const answer = await query({ $filter: "substringof('x',Notes)" });
    expect(answer.status).toBe(400);
    expect(answer.error.message).toBe("The field 'Notes' of type 'Note' cannot be used in the query filter expression.");
  });

  test.each(["endswith(Title,'f')", "tolower(Title) eq 'x'", 'Days add 1 eq 2', "Status in ('Open')", 'Days gt', "Title eq 'x", "not startswith(Title,'x')", "Days eq 'many'", "Due gt 'soon'"])(
    '%s is no filter of SharePoint: 400',
    async filter => {
      expect((await query({ $filter: filter })).status).toBe(400);
    }
  );

  test('rows are sorted, rows without a value first going up and last going down', async () => {
    const order = async (by: string): Promise<unknown[] | undefined> => (await query({ $select: 'Id', $orderby: by })).json.value?.map(({ Id }) => Id);
    expect(await order('Days')).toEqual([4, 2, 3, 1]);
    expect(await order('Days desc')).toEqual([1, 3, 2, 4]);
    expect(await order('Status,Due desc')).toEqual([4, 2, 1, 3]);
    expect(await order('Contract/Title,Id desc')).toEqual(undefined);
  });

  test('pages follow one another by nextLink, in every order, each row once', async () => {
    for (let n = 0; n < 23; n += 1) await list.items.add({ Title: `Row ${n % 5}`, Days: n % 3 });
    for (const orderBy of ['Id', 'Id desc', 'Title', 'Days desc', 'Days,Title desc']) {
      const seen: number[] = [];
      let path = `web/lists/getByTitle('Actions')/items?$select=Id&$top=4&$orderby=${encodeURIComponent(orderBy)}`;
      for (let pages = 0; pages < 20 && path !== ''; pages += 1) {
        const { json } = await council.get(path);
        seen.push(...(json.value ?? []).map(({ Id }) => Number(Id)));
        const next = json['odata.nextLink'];
        path = typeof next === 'string' ? new URL(next).pathname + new URL(next).search : '';
      }
      expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
    }
  });

  test('100 rows come without $top; PnPjs walks through all of them; $skip does nothing', async () => {
    const [batched, execute] = sp.batched();
    for (let n = 0; n < 100; n += 1) void batched.web.lists.getByTitle('Actions').items.add({ Title: 'More' });
    await execute();
    expect(await list.items()).toHaveLength(100);
    const pages: number[] = [];
    for await (const page of list.items.select('Id').top(50)) pages.push(page.length);
    expect(pages).toEqual([50, 50, 27]);
    expect((await query({ $select: 'Id', $top: '1', $skip: '5' })).json.value).toMatchObject([{ Id: 1 }]);
    expect((await list.items.select('Id').top(2).skip(5)<Row[]>()).map(({ Id }) => Id)).toEqual([6, 7]);
  });

  test('a property of the row has an address; verbose answers have __next', async () => {
    expect((await council.get("web/lists/getByTitle('Actions')/items(1)/Status")).json.value).toBe('Open');
    const verbose = await council.get("web/lists/getByTitle('Actions')/items?$top=2&$select=Title", ALEX, { accept: 'application/json;odata=verbose' });
    expect(verbose.json).toMatchObject({ d: { results: [{ Title: "O'Neil's roof" }, {}], __next: expect.stringContaining('skiptoken') as string } });
  });

  test('SPHttpClient gets OData 4: the same rows with its own signs', async () => {
    const page = await council.get("web/lists/getByTitle('Actions')/items?$top=2&$select=Title,Tags", ALEX, { 'odata-version': '4.0' });
    expect(page.headers.get('content-type')).toContain('odata.metadata=minimal');
    expect(page.json).toMatchObject({
      '@odata.context': expect.stringContaining('$metadata#SP.ListData.ActionsListItems') as string,
      '@odata.nextLink': expect.stringContaining('%24skiptoken=Paged%3DTRUE%26p_ID%3D2') as string,
      value: [{ '@odata.type': '#SP.Data.ActionsListItem', '@odata.etag': '"1"', 'Tags@odata.type': '#Collection(String)', Tags: ['A'] }, {}],
    });
    expect(page.json).not.toHaveProperty('odata.metadata');
    const bare = await council.get("web/lists/getByTitle('Actions')/items?$top=1&$select=Title", ALEX, { accept: 'application/json;odata=nometadata' });
    expect(bare.json).toEqual({ 'odata.nextLink': expect.any(String) as string, value: [{ Title: "O'Neil's roof" }] });
  });

  test('more than twelve lookups and people are 500, who made and changed the row among them (error table: >12 lookup-type columns)', async () => {
    await sp.web.lists.add('Wide');
    const { fields, items } = sp.web.lists.getByTitle('Wide');
    for (let n = 0; n < 11; n += 1) await fields.addUser(`Person${n}`, { SelectionMode: 0 });
    await items.add({ Title: 'x' });
    const everything = await council.get("web/lists/getByTitle('Wide')/items");
    expect(everything.status).toBe(500);
    expect(everything.error.message).toBe('The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.');
    expect((await council.get("web/lists/getByTitle('Wide')/items?$select=Title,AuthorId,Person1Id")).status).toBe(200);
  });
});
