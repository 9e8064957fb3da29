import type { Client } from '@microsoft/microsoft-graph-client';
import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, peopleAndSite, priya, someone, sonia, tom } from './support';

interface Row {
  readonly id: string;
  readonly eTag: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const warned = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

describe('Graph: rows of a list', () => {
  let tenant: TestTenant;
  let client: Client;
  const site = '/sites/127.0.0.1:/sites/housing:';
  const items = `${site}/lists/Inventory/items`;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    client = someone(tenant, { upn: alex, scp: `${allScopes} Sites.Manage.All` }).client;
    const { id } = await client.api(`${site}/lists`).post({
      displayName: 'Inventory',
      list: { template: 'genericList' },
      columns: [
        { name: 'Colour', text: {}, indexed: true },
        { name: 'Quantity', number: {}, indexed: true },
        { name: 'Sold', boolean: {} },
        { name: 'Due', dateTime: { format: 'dateTime' }, indexed: true },
        { name: 'Tags', choice: { choices: ['new', 'old', 'rare'], displayAs: 'checkBoxes' } },
        { name: 'Keeper', personOrGroup: {} },
        { name: 'Link', hyperlinkOrPicture: {} },
        { name: 'Code', text: {}, indexed: true, enforceUniqueValues: true },
      ],
    });
    await client.api(`${site}/lists/${id}/columns`).post({ name: 'PartOf', lookup: { listId: id, columnName: 'Title' } });
    await client.api(`${site}/lists/${id}/columns`).post({ name: 'Related', lookup: { listId: id, columnName: 'Title', allowMultipleValues: true } });
  });
  afterAll(() => tenant.stop());

  const add = (fields: object): Promise<Row> => client.api(items).post({ fields });
  const titles = (page: { value: readonly Row[] }): unknown[] => page.value.map(({ fields }) => fields['Title']);
  const listed = (query: string, headers: Record<string, string> = {}) => client.api(`${items}?$expand=fields&${query}`).headers(headers).get();

  test('columns are written and read by their kinds; what is not in fields is not looked at (fieldValueSet resource type)', async () => {
    const first = await add({ Title: 'Widget', Colour: 'Blue' });
    const row = await add({ Title: 'Gadget', Quantity: 7, Sold: true, Due: '2026-12-01T10:00:00+01:00', 'Tags@odata.type': 'Collection(Edm.String)', Tags: ['new', 'rare'], PartOfLookupId: Number(first.id), 'RelatedLookupId@odata.type': 'Collection(Edm.Int32)', RelatedLookupId: [Number(first.id)] });
    expect(row.fields).toMatchObject({ Title: 'Gadget', Quantity: 7, Sold: true, Due: '2026-12-01T09:00:00Z', Tags: ['new', 'rare'], PartOfLookupId: first.id, Related: [{ LookupId: 1, LookupValue: 'Widget' }] });
    expect(row.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    const { fields } = await client.api(`${items}/${row.id}?$expand=fields($select=Title,PartOf)`).get();
    expect(fields).toEqual({ Title: 'Gadget', PartOf: 'Widget' });
    const empty = await client.api(items).post({ Title: 'Outside', value: [] });
    expect(empty.fields).not.toHaveProperty('Title');
  });

  test.each([
    ['a column that is not there', { Nope: 1 }, "Field 'Nope' is not recognized"],
    ['a lookup by its bare name', { PartOf: 1 }, "Field 'PartOf' is not recognized"],
    ['a number as text', { Quantity: 'many' }, "'Quantity'"],
    ['several values without their type', { Tags: ['new'] }, "'Tags'"],
    ['a day that is none', { Due: 'soon' }, "'Due'"],
    ['who made it', { AuthorLookupId: 1 }, 'read-only'],
  ])('%s is refused', async (_, fields, message) => {
    const error = await failure(add(fields));
    expect([error.statusCode, error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  test('a value that has to be unique is refused the second time; a hyperlink is not written through Graph', async () => {
    await add({ Code: 'A-1' });
    expect((await failure(add({ Code: 'a-1' }))).statusCode).toBe(409);
    expect((await failure(add({ Link: { Url: 'https://wendmere.example' } }))).statusCode).toBe(501);
  });

  test('a change against a tag that is not current answers 412 (facts 2.2)', async () => {
    const { id, eTag } = await add({ Title: 'Tagged' });
    const patch = (title: string) => client.api(`${items}/${id}/fields`).header('if-match', eTag).patch({ Title: title });
    expect((await patch('Changed')).Title).toBe('Changed');
    expect((await failure(patch('Again'))).code).toBe('resourceModified');
    expect((await client.api(`${items}/${id}`).patch({ fields: { Colour: 'Red' } })).fields).toMatchObject({ Title: 'Changed', Colour: 'Red' });
  });

  describe('filters and orders (List items; facts 1.7)', () => {
    beforeAll(async () => {
      const rows = [
        ['Ash', 3, '2026-01-01T00:00:00Z'],
        ['Birch', 1, '2026-02-01T00:00:00Z'],
        ['Cedar', 2, '2026-03-01T00:00:00Z'],
        ['Damson', 2, null],
      ] as const;
      for (const [Title, Quantity, Due] of rows) await add({ Title, Quantity, Colour: 'tree', ...(Due ? { Due } : {}) });
    });

    test.each([
      ["fields/Colour eq 'TREE' and fields/Quantity gt 1", ['Ash', 'Cedar', 'Damson']],
      ["startswith(fields/Colour,'tr') and not (fields/Quantity eq 2)", ['Ash', 'Birch']],
      ["fields/Colour eq 'tree' and fields/Due ge 2026-02-01T00:00:00Z", ['Birch', 'Cedar']],
      ["fields/Colour eq 'tree' and fields/Due eq null", ['Damson']],
      ["fields/Colour eq 'tree' and fields/Quantity in (1,3)", ['Ash', 'Birch']],
    ])('%s', async (filter, expected) => {
      expect(titles(await listed(`$filter=${encodeURIComponent(filter)}`))).toEqual(expected);
    });

    test('only an indexed column is filtered and ordered by, unless the header takes the warning', async () => {
      const error = await failure(listed("$filter=fields/Title eq 'Ash'"));
      expect([error.statusCode, error.code, error.message]).toEqual([400, 'invalidRequest', expect.stringContaining("Field 'Title' cannot be referenced in filter or orderby as it is not indexed")]);
      expect((await failure(listed('$orderby=fields/Title'))).statusCode).toBe(400);
      expect(titles(await listed("$filter=contains(fields/Title,'eda') or fields/Title eq 'Ash'", warned))).toEqual(['Ash', 'Cedar']);
    });

    test('pages follow the order across equal values, backwards too', async () => {
      for (const [order, expected] of [['asc', ['Birch', 'Cedar', 'Damson', 'Ash']], ['desc', ['Ash', 'Damson', 'Cedar', 'Birch']]] as const) {
        const found: unknown[] = [];
        let page = await listed(`$filter=fields/Colour eq 'tree'&$orderby=fields/Quantity ${order}&$top=1&$count=true`);
        expect(page['@odata.count']).toBe(4);
        for (;;) {
          found.push(...titles(page));
          if (!page['@odata.nextLink']) break;
          page = await client.api(page['@odata.nextLink']).get();
        }
        expect(found).toEqual(expected);
      }
    });

    test('what Graph does not serve is refused', async () => {
      for (const query of ["$filter=createdDateTime ge 2026-01-01", "$filter=endswith(fields/Colour,'ee')", "$filter=fields/PartOf eq 'x'", "$filter=fields/Tags/any(t:t eq 'new')", '$skip=1', '$skiptoken=nonsense', '$filter=fields/Quantity eq', '$top=0']) {
        expect([query, (await failure(listed(query, warned))).statusCode]).toEqual([query, 400]);
      }
      expect((await listed("$filter=id eq '1'")).value).toHaveLength(1);
    });
  });

  test('versions are kept where the list keeps them, read with their columns and brought back (listItemVersion)', async () => {
    const member = someone(tenant, { upn: priya, scp: allScopes });
    const made = await (await member.call('PUT', `${site}/drive/root:/kept.txt:/content`, 'x')).json();
    const row = `${site}/drive/items/${made.id}/listItem`;
    for (const Title of ['First', 'Second']) await client.api(`${row}/fields`).patch({ Title });
    const { value } = await client.api(`${row}/versions?$expand=fields($select=Title)`).get();
    expect(value.map(({ id, fields }: Row) => [id, fields['Title']])).toEqual([['3.0', 'Second'], ['2.0', 'First'], ['1.0', undefined]]);
    expect((await member.call('POST', `${row}/versions/2.0/restoreVersion`)).status).toBe(204);
    expect((await client.api(`${row}/fields`).get()).Title).toBe('First');
    expect((await failure(client.api(`${row}/versions/9.0`).get())).statusCode).toBe(404);
  });

  test('delta tells everything once, then what was changed and what is gone (listItem: delta)', async () => {
    const kept = await add({ Title: 'Kept' });
    const doomed = await add({ Title: 'Doomed' });
    let page = await client.api(`${items}/delta?$expand=fields&$top=3`).get();
    expect(page.value).toHaveLength(3);
    while (page['@odata.nextLink']) page = await client.api(page['@odata.nextLink']).get();
    await client.api(`${items}/${kept.id}/fields`).patch({ Title: 'Changed' });
    await client.api(`${items}/${doomed.id}`).delete();
    const changes = await client.api(page['@odata.deltaLink']).get();
    expect(changes.value.map(({ id, fields, deleted }: Row & { deleted?: object }) => [id, fields?.['Title'], deleted])).toEqual([[kept.id, 'Changed', undefined], [doomed.id, undefined, { state: 'deleted' }]]);
    expect((await client.api(changes['@odata.deltaLink']).get()).value).toEqual([]);
    expect((await client.api(`${items}/delta?token=latest`).get()).value).toEqual([]);
    expect((await failure(client.api(`${items}/delta?token=nonsense`).get())).statusCode).toBe(410);
  });

  test('rights are those of SharePoint: a visitor reads, a stranger does not, and an application needs its role', async () => {
    const visitor = someone(tenant, { upn: sonia, scp: allScopes }).client;
    expect((await visitor.api(items).top(1).get()).value).toHaveLength(1);
    expect((await failure(visitor.api(items).post({ fields: {} }))).statusCode).toBe(403);
    expect((await failure(visitor.api(`${items}/1`).delete())).statusCode).toBe(403);
    expect((await failure(someone(tenant, { upn: tom, scp: allScopes }).client.api(items).get())).statusCode).toBe(403);
    const app = someone(tenant, { appid: '6a0f5a3e-1111-4222-8333-944455566677', roles: ['Sites.Read.All'] }).client;
    expect((await app.api(`${items}/1`).get()).id).toBe('1');
    expect((await failure(app.api(items).post({ fields: {} }))).message).toContain('Sites.ReadWrite.All');
  });
});
