import { ALEX, PRIYA, msp, startCouncil, type Council, type Wire } from './council';

const ITEMS = "web/lists/getByTitle('Actions')/items";
const LIGHT = 'application/json';
const VERBOSE = 'application/json;odata=verbose';

describe('what callers send: bodies, verbs and headers (facts 0, 1.6)', () => {
  let council: Council;
  let person: number;

  beforeAll(async () => {
    council = await startCouncil();
    const sp = council.as(ALEX);
    await sp.web.lists.add('Actions');
    await sp.web.lists.add('Others');
    const list = sp.web.lists.getByTitle('Actions');
    await list.fields.addMultiChoice('Tags', { Choices: ['A', 'B'] });
    await list.fields.addNumber('Days');
    await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="UserMulti" Mult="TRUE" Name="Reviewers" DisplayName="Reviewers" List="UserInfo" />', Options: 8 });
    person = (await sp.web.ensureUser(PRIYA)).Id;
  });
  afterAll(async () => council.tenant.stop());

  const send = async (body: unknown, contentType: string, headers: Record<string, string> = {}): Promise<Wire> =>
    council.post(ITEMS, body, { 'content-type': contentType, ...headers });
  const saved = { Tags: ['A'], ReviewersId: [0] };

  beforeAll(() => {
    saved.ReviewersId = [person];
  });

  test('the same row in every dialect', async () => {
    const type = 'SP.Data.ActionsListItem';
    const light = { Title: 'x', ...saved };
    const signed = { 'odata.type': type, Title: 'x', 'Tags@odata.type': 'Collection(Edm.String)', ...saved };
    const v4 = { '@odata.type': `#${type}`, Title: 'x', 'Tags@odata.type': '#Collection(String)', ...saved };
    const verbose = { __metadata: { type }, Title: 'x', Tags: { results: ['A'] }, ReviewersId: { results: [person] } };
    const typed = { __metadata: { type }, Title: 'x', Tags: { __metadata: { type: 'Collection(Edm.String)' }, results: ['A'] }, ReviewersId: { results: [person] } };
    for (const [body, contentType, version] of [
      [light, LIGHT, '3.0'],
      [light, 'application/json;odata=nometadata;charset=utf-8', '3.0'],
      [signed, 'application/json; odata=minimalmetadata', '3.0'],
      [v4, 'application/json;charset=utf-8', '4.0'],
      [verbose, VERBOSE, '3.0'],
      [typed, 'application/json; ODATA=Verbose; charset=utf-8', '3.0'],
    ] as const) {
      const made = await send(body, contentType, { 'odata-version': version });
      expect([contentType, made.status, made.json]).toEqual([contentType, 201, expect.objectContaining({ Title: 'x', ...saved })]);
    }
  });

  test('a byte order mark is no part of the body; letters outside ASCII are UTF-8', async () => {
    expect((await send('\uFEFF{"Title":"Straße – 10 £ 😀"}', LIGHT)).json).toMatchObject({ Title: 'Straße – 10 £ 😀' });
  });

  test('results and __metadata belong to verbose JSON alone', async () => {
    const wrapped = await send({ Title: 'x', Tags: { results: ['A'] } }, LIGHT);
    expect([wrapped.status, wrapped.error.message]).toEqual([
      400,
      "An unexpected 'StartObject' node was found when reading from the JSON reader. A 'StartArray' node was expected.",
    ]);
    const typed = await send({ __metadata: { type: 'SP.Data.ActionsListItem' }, Title: 'x' }, LIGHT);
    expect([typed.status, typed.error.message]).toEqual([
      400,
      "The property '__metadata' does not exist on type 'SP.Data.ActionsListItem'. Make sure to only use property names that are defined by the type.",
    ]);
    const bare = await send({ __metadata: { type: 'SP.Data.ActionsListItem' }, Title: 'x', Tags: ['A'] }, VERBOSE);
    expect([bare.status, bare.error.message]).toEqual([
      400,
      "An unexpected 'StartArray' node was found when reading from the JSON reader. A 'StartObject' node was expected.",
    ]);
  });

  test('a type must be the list’s own', async () => {
    for (const type of ['SP.Data.OthersListItem', 'SP.ListItem', 'SP.Data.Actions']) {
      const answer = await send({ __metadata: { type }, Title: 'x' }, VERBOSE);
      expect([answer.status, answer.error]).toEqual([
        400,
        {
          code: msp('-1, MSP.Client.InvalidClientQueryException'),
          message: `A type named '${type}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`,
        },
      ]);
    }
  });

  test('a body must be called JSON (415), and an entry must be there (400)', async () => {
    for (const contentType of ['text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', 'application/atom+xml']) {
      const answer = await send('{"Title":"x"}', contentType);
      expect([answer.status, answer.error]).toEqual([
        415,
        { code: msp('-1, MSP.Client.ClientServiceException'), message: 'The HTTP header Content-Type is missing or its value is invalid.' },
      ]);
    }
    const empty = await send('', LIGHT);
    expect([empty.status, empty.error.message]).toEqual([400, "An unexpected 'EndOfInput' node was found when reading from the JSON reader. A 'StartObject' node was expected."]);
  });

  test('a change by its own verb or by X-HTTP-Method, in whatever case; the ETag exact, weak or *', async () => {
    const { Id } = (await send({ Title: 'First', Days: 1 }, LIGHT)).json;
    const digest = await council.digest();
    const change = async (method: string, headers: Record<string, string>): Promise<[number, string | null]> => {
      const answer = await council.tenant.fetchAs(ALEX)(`${council.site}/_api/${ITEMS}(${String(Id)})`, {
        method,
        headers: { accept: LIGHT, 'content-type': LIGHT, 'x-requestdigest': digest, ...headers },
        body: '{"Title":"Next"}',
      });
      return [answer.status, answer.headers.get('etag')];
    };
    expect(await change('POST', { 'X-HTTP-Method': 'merge', 'IF-MATCH': '"1"' })).toEqual([204, '"2"']);
    expect(await change('MERGE', { 'if-match': '*' })).toEqual([204, '"3"']);
    expect(await change('PATCH', { 'if-match': '"3"' })).toEqual([204, '"4"']);
    expect(await change('POST', { 'x-http-method': 'PATCH', 'if-match': 'W/"4"', 'odata-version': '4.0' })).toEqual([204, '"5"']);
    expect(await change('PATCH', { 'if-match': '"4"' })).toEqual([412, null]);
    expect((await council.get(`${ITEMS}(${String(Id)})?$select=Title,Days`)).json).toMatchObject({ Title: 'Next', Days: 1 });
    // PUT replaces the row: what is not sent goes back to nothing.
    expect(await change('PUT', { 'if-match': '*' })).toEqual([204, '"6"']);
    expect((await council.get(`${ITEMS}(${String(Id)})?$select=Title,Days`)).json).toMatchObject({ Title: 'Next', Days: null });
    expect(await change('POST', { 'x-http-method': 'DELETE', 'if-match': '"6"' })).toEqual([200, null]);
  });

  test('HEAD tells what GET would, without the body', async () => {
    const answer = await council.tenant.fetchAs(ALEX)(`${council.site}/_api/web?$select=Title`, { method: 'HEAD', headers: { accept: LIGHT } });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect((await council.tenant.fetchAs(ALEX)(`${council.site}/_api/${ITEMS}(99)`, { method: 'HEAD', headers: { accept: LIGHT } })).status).toBe(404);
  });

  test('a verb that an address does not know is 405', async () => {
    const answer = await council.post('web/lists/getByTitle(\'Actions\')/items/getById(1)/recycle', undefined, { 'x-http-method': 'MERGE' });
    expect([answer.status, answer.error.code]).toEqual([405, msp('-1, MSP.Client.ClientServiceException')]);
  });
});
