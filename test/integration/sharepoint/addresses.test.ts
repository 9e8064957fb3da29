import { ALEX, msp, startCouncil, type Council } from './council';

const TITLE = "O'Neil (100%20 & more) + #1/2";

describe('addresses as real clients write them (facts 0)', () => {
  let council: Council;
  let guid: string;
  let url: string;

  beforeAll(async () => {
    council = await startCouncil();
    const lists = council.as(ALEX).web.lists;
    guid = (await lists.add(TITLE)).Id;
    const { items } = lists.getById(guid);
    url = (await lists.getById(guid).rootFolder.select('ServerRelativeUrl')()).ServerRelativeUrl;
    await items.add({ Title: 'First' });
    await items.add({ Title: 'a + b & c = 100%' });
  });
  afterAll(async () => council.tenant.stop());

  const encoded = encodeURIComponent(TITLE).replace(/'/g, "''");
  /** Ids of the rows at an address; `{guid}`, `{title}` and `{url}` stand for the list's. */
  const read = async (path: string): Promise<unknown> => {
    const answer = await council.get(path.replace('{guid}', guid).replace('{title}', encoded).replace('{url}', new URLSearchParams({ '': `'${url}'` }).toString().slice(1)));
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
    return answer.json.value?.map(({ Id }) => Id) ?? answer.json.Id;
  };

  test.each([
    ["web/lists/getByTitle('{title}')/items(1)", 1],
    ["web/Lists/GETBYTITLE('{title}')/ITEMS(1)", 1],
    ["web/lists/getByTitle(title='{title}')/items/getById(1)", 1],
    ["web/lists/getByTitle%28%27{title}%27%29/items%281%29", 1],
    ["Web/Lists(guid'{guid}')/Items(1)", 1],
    ["web/lists('{guid}')/items(id=1)", 1],
    ["web/lists/getById('{guid}')/items/getById('1')", 1],
    ["web/lists/getById(guid'{guid}')/getItemById(1)", 1],
    ["web/lists/getById('{guid}')/items/getByStringId('1')", 1],
    ["web/lists/getById('{guid}')/getItemByStringId('1')", 1],
    ["web/lists( '{guid}' ) /items( 1 )", 1],
    ["web//lists('{guid}')/items(1)/", 1],
    ["Web/Lists(@l)/Items(1)?@l=guid'{guid}'", 1],
    ["Web/Lists(@l)/Items(@i)?%40l=%27{guid}%27&%40i=1", 1],
    ["web/lists/getByTitle(@v)/items(1)?@v='{title}'", 1],
    ['web/getList(@u)/items(1)?%40u={url}', 1],
    ["web/lists('{guid}')/items?%24select=Id&%24filter=Title%20eq%20%27First%27", [1]],
    ["web/lists('{guid}')/items?$select=Id&$filter=Title+eq+'First'", [1]],
    ["web/lists('{guid}')/items?$SELECT=Id&$Filter=Title eq 'First'", [1]],
    ["web/lists('{guid}')/items?%24filter=Title+eq+%27a+%2B+b+%26+c+%3D+100%25%27", [2]],
    ["web/lists('{guid}')/items?$select=%20Id%20,%20Title&$orderby=%20Id%20%20desc&$top=1", [2]],
  ])('%s', async (path, expected) => {
    expect(await read(path.replace(/ /g, '%20'))).toEqual(expected);
  });

  test.each(['/sites/housing/_api/', '/sites/housing/_API/', '/SITES/Housing/_api/', '/sites/housing/_vti_bin/client.svc/', '/sites/housing/_VTI_BIN/Client.svc/'])(
    '%s is the same interface',
    async start => {
      const path = start.replace('/SITES', '/sites');
      const answer = await council.get(`${path}web/lists('${guid}')?$select=Title`);
      expect(answer.json).toMatchObject({ Title: TITLE });
      expect(answer.json['odata.editLink']).toBe(`Web/Lists(guid'${guid}')`);
    }
  );

  test('the root site has its interface at the root, under both names; everyone of the organisation may read it', async () => {
    for (const start of ['/_api/', '/_API/', '/_vti_bin/client.svc/']) expect((await council.get(`${start}web`)).status).toBe(200);
  });

  test('where an entity says it is, it is', async () => {
    const list = (await council.get(`web/lists('${guid}')`)).json;
    expect((await council.get(`${council.site}/_api/${String(list['odata.editLink'])}`.replace(council.tenant.url, ''))).json).toMatchObject({ Id: guid });
    expect((await council.get(String(list['odata.id']).replace(council.tenant.url, ''))).json).toMatchObject({ Id: guid });
    const row = (await council.get(`web/lists('${guid}')/items(1)`)).json;
    expect((await council.get(String(row['odata.editLink']))).json).toMatchObject({ Id: 1 });
    const verbose = (await council.get(`web/lists('${guid}')/items(1)`, ALEX, { accept: 'application/json;odata=verbose' })).json.d as { __metadata: { uri: string } };
    expect((await council.get(verbose.__metadata.uri.replace(council.tenant.url, ''))).json).toMatchObject({ Id: 1 });
    const field = (await council.get(`web/lists('${guid}')/fields/getByInternalNameOrTitle('Title')`)).json;
    expect((await council.get(String(field['odata.editLink']))).json).toMatchObject({ InternalName: 'Title' });
  });

  test('what is no address is 400 or 404, never an answer', async () => {
    const notThere = await council.get(`web/lists('${guid}')/itemz`);
    expect([notThere.status, notThere.error]).toEqual([
      404,
      { code: msp('-1, MSP.Client.ResourceNotFoundException'), message: 'Cannot find resource for the request itemz.' },
    ]);
    for (const path of ["web/lists('", "web/lists/getByTitle('A", 'web/lists(@missing)', "web/lists('not a guid')", 'web/lists(%E0%A4%A)', 'web/lists(1', "web/lists/getByTitle(A)", `web/lists('${guid}')/items(1)(2)`]) {
      expect([path, (await council.get(path)).status]).toEqual([path, 400]);
    }
    expect((await council.get(`web/lists('${guid}')/items/1`)).status).toBe(404);
    expect((await council.get('/sites/nowhere/_api/web')).status).toBe(404);
    expect((await council.get('/sites/nowhere/%E0%A4%A/_api/web')).status).toBe(400);
    expect((await council.get('/sites/housing/_apix/web')).status).toBe(404);
    expect((await council.post('/sites/housing/nothing', '{}')).status).toBe(404);
  });

  test("what is Microsoft's and not here says so", async () => {
    for (const path of ['ProcessQuery', 'Social.Following/my/followers', 'SP.UserProfiles.PeopleManager/GetMyFollowers']) {
      const answer = await council.post(path, {});
      expect([path, answer.status]).toEqual([path, 501]);
    }
  });

  test('a very long or very deep address is refused, not crashed', async () => {
    const deep = `web/lists/getByTitle(${'('.repeat(3000)}'x'${')'.repeat(3000)})`;
    expect((await council.get(deep)).status).toBe(400);
    expect((await council.get(`web/${'lists/'.repeat(1000)}`)).status).toBe(404);
  });
});
