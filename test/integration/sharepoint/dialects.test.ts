import { ALEX, PRIYA, msp, startCouncil, type Council, type Wire } from './council';

/** The dialects by the headers that ask for them. */
const MINIMAL = { accept: 'application/json' };
const NONE = { accept: 'application/json;odata=nometadata' };
const VERBOSE = { accept: 'application/json;odata=verbose' };
const V4 = { accept: 'application/json;odata.metadata=minimal', 'odata-version': '4.0' };
const V4_NONE = { accept: 'application/json;odata.metadata=none', 'odata-version': '4.0' };

const LIST = "web/lists/getByTitle('Actions')";
const REFUSAL = { code: '-2130575338, System.ArgumentException', sentence: 'Item does not exist. It may have been deleted by another user.' };

describe('the dialects of JSON (facts 0)', () => {
  let council: Council;
  let link: string;
  let api: string;

  beforeAll(async () => {
    council = await startCouncil();
    api = `${council.site}/_api`;
    const sp = council.as(ALEX);
    const { Id } = await sp.web.lists.add('Actions');
    const list = sp.web.lists.getByTitle('Actions');
    await list.fields.addMultiChoice('Tags', { Choices: ['A', 'B'] });
    await list.fields.addUser('Owner', { SelectionMode: 0 });
    const { Id: owner } = await sp.web.ensureUser(PRIYA);
    await list.items.add({ Title: 'One', Tags: ['A', 'B'], OwnerId: owner });
    await list.items.add({ Title: 'Two' });
    link = `Web/Lists(guid'${Id}')/Items(1)`;
  });
  afterAll(async () => council.tenant.stop());

  const get = async (path: string, headers: Record<string, string>): Promise<Wire> => council.get(path, ALEX, headers);
  const query = '?$select=Title,Tags,Owner/Title&$expand=Owner';

  test('one entity: signs, collections and expanded links', async () => {
    const path = `${LIST}/items(1)${query}`;
    const context = `${api}/$metadata#SP.ListData.ActionsListItems`;
    const guid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    expect((await get(path, MINIMAL)).json).toEqual({
      'odata.metadata': `${context}/@Element`,
      'odata.type': 'SP.Data.ActionsListItem',
      'odata.id': guid,
      'odata.etag': '"1"',
      'odata.editLink': link,
      Title: 'One',
      'Tags@odata.type': 'Collection(Edm.String)',
      Tags: ['A', 'B'],
      'Owner@odata.navigationLinkUrl': `${link}/Owner`,
      Owner: expect.objectContaining({ Title: 'Priya Nair', 'odata.type': 'SP.Data.UserInfoItem' }) as object,
    });
    expect((await get(path, NONE)).json).toEqual({ Title: 'One', Tags: ['A', 'B'], Owner: { Title: 'Priya Nair' } });
    expect((await get(path, VERBOSE)).json).toEqual({
      d: {
        __metadata: { id: guid, uri: `${api}/${link}`, etag: '"1"', type: 'SP.Data.ActionsListItem' },
        Title: 'One',
        Tags: { __metadata: { type: 'Collection(Edm.String)' }, results: ['A', 'B'] },
        Owner: expect.objectContaining({ Title: 'Priya Nair' }) as object,
      },
    });
    expect((await get(path, V4)).json).toEqual({
      '@odata.context': `${context}/$entity`,
      '@odata.type': '#SP.Data.ActionsListItem',
      '@odata.id': guid,
      '@odata.etag': '"1"',
      '@odata.editLink': link,
      Title: 'One',
      'Tags@odata.type': '#Collection(String)',
      Tags: ['A', 'B'],
      'Owner@odata.navigationLink': `${link}/Owner`,
      Owner: expect.objectContaining({ Title: 'Priya Nair' }) as object,
    });
    expect((await get(path, V4_NONE)).json).toEqual({ Title: 'One', Tags: ['A', 'B'], Owner: { Title: 'Priya Nair' } });
  });

  test('a link that is selected and not expanded is an address, where the dialect has any', async () => {
    const path = `${LIST}?$select=RootFolder`;
    expect((await get(path, MINIMAL)).json).toHaveProperty(['RootFolder@odata.navigationLinkUrl'], expect.stringMatching(/\/RootFolder$/));
    expect((await get(path, V4)).json).toHaveProperty(['RootFolder@odata.navigationLink']);
    expect((await get(path, VERBOSE)).json).toMatchObject({ d: { RootFolder: { __deferred: { uri: expect.stringMatching(/^http.*\/RootFolder$/) as string } } } });
    expect((await get(path, NONE)).json).toEqual({});
  });

  test('a collection and its next page', async () => {
    const path = `${LIST}/items?$select=Title&$top=1`;
    const next = expect.stringContaining('%24skiptoken=Paged%3DTRUE%26p_ID%3D1') as string;
    const minimal = (await get(path, MINIMAL)).json;
    expect(minimal).toMatchObject({ 'odata.metadata': `${api}/$metadata#SP.ListData.ActionsListItems`, 'odata.nextLink': next, value: [{ Title: 'One' }] });
    expect((await get(path, NONE)).json).toEqual({ 'odata.nextLink': next, value: [{ Title: 'One' }] });
    expect((await get(path, VERBOSE)).json).toMatchObject({ d: { results: [{ Title: 'One' }], __next: next } });
    expect((await get(path, V4)).json).toMatchObject({ '@odata.context': `${api}/$metadata#SP.ListData.ActionsListItems`, '@odata.nextLink': next, value: [{ Title: 'One' }] });
    expect((await get(path, V4_NONE)).json).toEqual({ '@odata.nextLink': next, value: [{ Title: 'One' }] });
  });

  test('a value, a value of a type of its own, and nothing', async () => {
    const title = `${LIST}/items(1)/Title`;
    expect((await get(title, MINIMAL)).json).toEqual({ 'odata.metadata': `${api}/$metadata#Edm.String`, value: 'One' });
    expect((await get(title, NONE)).json).toEqual({ value: 'One' });
    expect((await get(title, VERBOSE)).json).toEqual({ d: { Title: 'One' } });
    expect((await get(title, V4)).json).toEqual({ '@odata.context': `${api}/$metadata#Edm.String`, value: 'One' });
    const rights = `${LIST}/EffectiveBasePermissions`;
    const masks = { High: expect.any(String) as string, Low: expect.any(String) as string };
    expect((await get(rights, MINIMAL)).json).toEqual({ 'odata.metadata': `${api}/$metadata#SP.BasePermissions`, ...masks });
    expect((await get(rights, VERBOSE)).json).toEqual({ d: { EffectiveBasePermissions: { __metadata: { type: 'SP.BasePermissions' }, ...masks } } });
    const empty = `${LIST}/items(2)/OwnerId`;
    expect((await get(empty, MINIMAL)).json).toEqual({ 'odata.metadata': `${api}/$metadata#Edm.Null`, 'odata.null': true });
    expect((await get(empty, NONE)).json).toEqual({ 'odata.null': true });
    expect((await get(empty, VERBOSE)).json).toEqual({ d: { OwnerId: null } });
    expect((await get(empty, V4)).json).toEqual({ '@odata.context': `${api}/$metadata#Edm.Null`, '@odata.null': true });
    expect((await get(empty, V4_NONE)).json).toEqual({ '@odata.null': true });
  });

  test('an error', async () => {
    const path = `${LIST}/items(99)`;
    const { code, sentence } = REFUSAL;
    const v3 = { code, message: { lang: 'en-US', value: sentence } };
    expect((await get(path, MINIMAL)).json).toEqual({ 'odata.error': v3 });
    expect((await get(path, NONE)).json).toEqual({ 'odata.error': v3 });
    expect((await get(path, VERBOSE)).json).toEqual({ error: v3 });
    expect((await get(path, V4)).json).toEqual({ error: { code, message: sentence } });
    const xml = await get(path, { accept: '*/*' });
    expect([xml.status, xml.headers.get('content-type')]).toEqual([404, 'application/xml;charset=utf-8']);
    expect(xml.text).toContain(`<m:message xml:lang="en-US">${sentence}</m:message>`);
  });

  test.each([
    ['application/json', 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8', '3.0'],
    ['application/json; odata=minimalmetadata; charset=utf-8', 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8', '3.0'],
    ['APPLICATION/JSON;ODATA=NoMetadata', 'application/json;odata=nometadata;streaming=true;charset=utf-8', '3.0'],
    ['application/json;odata.metadata=none', 'application/json;odata=nometadata;streaming=true;charset=utf-8', '3.0'],
    ['application/json;odata="verbose"', 'application/json;odata=verbose;charset=utf-8', '3.0'],
    ['application/json, text/plain, */*', 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8', '3.0'],
    ['text/html;q=0.9,application/json;odata=verbose;q=0.1', 'application/json;odata=verbose;charset=utf-8', '3.0'],
    ['application/json;q=0.2, application/json;odata=nometadata', 'application/json;odata=nometadata;streaming=true;charset=utf-8', '3.0'],
  ])('Accept: %s', async (accept, contentType, version) => {
    const answer = await get('web?$select=Title', { accept });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('odata-version')]).toEqual([200, contentType, version]);
  });

  test('who accepts no JSON gets no JSON: Atom is refused by name, and nothing is written', async () => {
    for (const accept of ['*/*', 'application/atom+xml', 'text/html,application/xhtml+xml']) {
      const answer = await get('web', { accept });
      expect([accept, answer.status]).toEqual([accept, 501]);
      expect(answer.text).toContain('Atom');
    }
    const before = (await get(`${LIST}?$select=ItemCount`, NONE)).json.ItemCount;
    expect((await council.post(`${LIST}/items`, { Title: 'Three' }, { accept: '*/*' })).status).toBe(501);
    expect((await get(`${LIST}?$select=ItemCount`, NONE)).json.ItemCount).toBe(before);
    // What has no body needs no dialect.
    expect((await council.post(`${LIST}/items(2)`, { Title: 'Second' }, { accept: '*/*', 'x-http-method': 'MERGE', 'if-match': '*' })).status).toBe(204);
    expect((await get('web', { accept: 'application/json;odata=fullmetadata' })).status).toBe(501);
  });

  test('what SharePoint does not know is 406: another odata=, and verbose in OData 4', async () => {
    const message = 'The HTTP header ACCEPT is missing or its value is invalid.';
    const odd = await get('web', { accept: 'application/json;odata=tiny' });
    expect([odd.status, odd.error]).toEqual([406, { code: msp('-1, MSP.Client.ClientServiceException'), message }]);
    const mixed = await get('web', { ...VERBOSE, 'odata-version': '4.0' });
    expect([mixed.status, mixed.json]).toEqual([406, { error: { code: msp('-1, MSP.Client.ClientServiceException'), message } }]);
  });

  test('parts of a batch are each in their own dialect; what the batch says of OData counts for parts that say nothing', async () => {
    const part = (accept: string): string => `--b\nContent-Type: application/http\n\nGET ${api}/web?$select=Title HTTP/1.1\naccept: ${accept}\n\n`;
    const headers = { 'content-type': 'multipart/mixed; boundary=b' };
    const mixed = await council.post('$batch', `${part(MINIMAL.accept)}${part(NONE.accept)}${part(VERBOSE.accept)}--b--\n`, headers);
    expect(mixed.text.match(/^\{.*\}$/gm)?.map(line => Object.keys(JSON.parse(line) as object)[0])).toEqual(['odata.metadata', 'Title', 'd']);
    const v4 = await council.post('$batch', `${part(V4.accept)}--b--\n\n`, { ...headers, 'odata-version': '4.0' });
    expect(v4.text).toContain('{"@odata.context":');
  });
});
