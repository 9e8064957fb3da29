import type { Client } from '@microsoft/microsoft-graph-client';
import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, peopleAndSite, priya, someone, tom } from './support';

interface Hit {
  readonly hitId: string;
  readonly rank: number;
  readonly summary: string;
  readonly resource: { readonly '@odata.type': string; readonly name?: string; readonly fields?: Readonly<Record<string, unknown>> };
}

interface Container {
  readonly hits?: readonly Hit[];
  readonly total: number;
  readonly moreResultsAvailable: boolean;
}

describe('Graph: search (searchEntity: query)', () => {
  let tenant: TestTenant;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    const owner = client(alex, `${allScopes} Sites.Manage.All`);
    const site = '/sites/127.0.0.1:/sites/housing:';
    for (const name of ['Lift minutes March.docx', 'Lift minutes April.docx', 'Roof survey.pdf', 'Lifts and ramps.txt']) {
      await owner.api(`${site}/drive/root:/${name}:/content`).put('x');
    }
    await owner.api(`${site}/lists`).post({ displayName: 'Repairs', columns: [{ name: 'Where', text: {} }], list: { template: 'genericList' } });
    await owner.api(`${site}/lists/Repairs/items`).post({ fields: { Title: 'Lift out of order', Where: 'North tower' } });
    await owner.api('/me/drive/root:/Lift private.txt:/content').put('x');
  });
  afterAll(() => tenant.stop());

  const client = (upn: string, scp = allScopes): Client => someone(tenant, { upn, scp }).client;
  const search = async (queryString: string, more: object = {}, who = client(priya)): Promise<Container> => {
    const answer = await who.api('/search/query').post({ requests: [{ entityTypes: ['driveItem'], query: { queryString }, ...more }] });
    return answer.value[0].hitsContainers[0];
  };
  const names = async (queryString: string, more: object = {}, who = client(priya)): Promise<(string | undefined)[]> =>
    ((await search(queryString, more, who)).hits ?? []).map(({ resource }) => resource.name).sort();

  test.each([
    ['lift', ['Lift minutes April.docx', 'Lift minutes March.docx']],
    ['lift*', ['Lift minutes April.docx', 'Lift minutes March.docx', 'Lifts and ramps.txt']],
    ['minutes march', ['Lift minutes March.docx']],
    ['"lift minutes" NOT april', ['Lift minutes March.docx']],
    ['minutes -march', ['Lift minutes April.docx']],
    ['march OR survey', ['Lift minutes March.docx', 'Roof survey.pdf']],
    ['(march OR april) AND filetype:docx', ['Lift minutes April.docx', 'Lift minutes March.docx']],
    ['filename:survey', ['Roof survey.pdf']],
    ['author:"Alex Munro" roof', ['Roof survey.pdf']],
    ['nothing', []],
  ])('%s (KQL)', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test('what the person may not see is not found', async () => {
    expect(await names('private')).toEqual([]);
    expect(await names('private', {}, client(alex))).toEqual(['Lift private.txt']);
    expect(await names('lift', {}, client(tom))).toEqual([]);
  });

  test('hits come in pages, with what was sought marked in a summary', async () => {
    const first = await search('lift', { from: 0, size: 1 });
    expect(first).toMatchObject({ total: 2, moreResultsAvailable: true, hits: [{ rank: 1, summary: expect.stringContaining('<c0>Lift</c0>') }] });
    const second = await search('lift', { from: 1, size: 1 });
    expect(second).toMatchObject({ total: 2, moreResultsAvailable: false, hits: [{ rank: 2 }] });
    expect(second.hits?.[0]?.hitId).not.toBe(first.hits?.[0]?.hitId);
    expect(await search('nothing')).toEqual({ total: 0, moreResultsAvailable: false });
  });

  test('rows, lists and sites are found too, with the columns that are asked for', async () => {
    const rows = await search('tower', { entityTypes: ['listItem'], fields: ['Title', 'Where'] });
    expect(rows.hits?.[0]?.resource).toMatchObject({ '@odata.type': '#microsoft.graph.listItem', fields: { Title: 'Lift out of order', Where: 'North tower' } });
    expect((await search('repairs', { entityTypes: ['list'] })).hits?.[0]?.resource['@odata.type']).toBe('#microsoft.graph.list');
    expect((await search('housing', { entityTypes: ['site'] })).total).toBe(1);
  });

  test('what is no search, or none that is served, is refused', async () => {
    const refused = async (request: object, who = client(priya)): Promise<number | undefined> =>
      (await failure(who.api('/search/query').post({ requests: [{ entityTypes: ['driveItem'], query: { queryString: 'x' }, ...request }] }))).statusCode;
    expect(await refused({ entityTypes: ['message'] })).toBe(501);
    expect(await refused({ entityTypes: ['nonsense'] })).toBe(400);
    expect(await refused({ entityTypes: [] })).toBe(400);
    expect(await refused({ query: {} })).toBe(400);
    expect(await refused({ query: { queryString: '(lift' } })).toBe(400);
    expect(await refused({ size: 501 })).toBe(400);
    expect(await refused({ aggregations: [{}] })).toBe(501);
    expect(await refused({}, client(priya, 'User.Read'))).toBe(403);
    const app = someone(tenant, { appid: '6a0f5a3e-1111-4222-8333-944455566677', roles: ['Files.Read.All'] }).client;
    expect(await refused({}, app)).toBe(400);
    expect((await search('survey', { region: 'GBR' }, app)).total).toBe(1);
  });
});
