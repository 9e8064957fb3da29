import type { Client } from '@microsoft/microsoft-graph-client';
import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, peopleAndSite, priya, someone, sonia } from './support';

interface Column {
  readonly id: string;
  readonly name: string;
  readonly [facet: string]: unknown;
}

describe('Graph: lists and their columns', () => {
  let tenant: TestTenant;
  let client: Client;
  const site = '/sites/127.0.0.1:/sites/housing:';

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    client = someone(tenant, { upn: alex, scp: `${allScopes} Sites.Manage.All` }).client;
  });
  afterAll(() => tenant.stop());

  const make = async (displayName: string, columns: readonly object[] = []): Promise<string> =>
    (await client.api(`${site}/lists`).post({ displayName, columns, list: { template: 'genericList' } })).id;

  test('a list is made with its columns, and found by id, by title and by the name in its address (Create a new list)', async () => {
    const id = await make('Book shelf', [{ name: 'Author0', text: {} }, { name: 'Pages', number: {} }]);
    for (const named of [id, 'Book shelf', 'book%20shelf']) expect((await client.api(`${site}/lists/${named}`).get()).id).toBe(id);
    const list = await client.api(`${site}/lists/${id}`).expand('columns($select=name;$filter=isDeletable eq true),items').get();
    expect(list).toMatchObject({ displayName: 'Book shelf', name: 'Book shelf', list: { template: 'genericList', hidden: false }, items: [] });
    expect(list.columns).toEqual(expect.arrayContaining([{ name: 'Author0' }, { name: 'Pages' }]));
  });

  test('the name is the server\'s to give; a template that is none and a title that is taken are refused', async () => {
    const post = (body: object) => failure(client.api(`${site}/lists`).post(body));
    expect((await post({ name: 'Mine' })).message).toContain("Cannot define a 'name' for a list");
    expect((await post({ displayName: 'X', list: { template: 'generic' } })).message).toContain('not acceptable');
    expect((await post({ displayName: 'Documents' })).statusCode).toBe(409);
    expect((await post({ displayName: 'X', nonsense: 1 })).statusCode).toBe(400);
  });

  test('lists take Sites.Manage.All and the right to manage lists (permissions of the API page)', async () => {
    const narrow = someone(tenant, { upn: alex, scp: allScopes }).client;
    expect((await failure(narrow.api(`${site}/lists`).post({ displayName: 'No' }))).message).toContain('Sites.Manage.All');
    const visitor = someone(tenant, { upn: sonia, scp: `${allScopes} Sites.Manage.All` }).client;
    expect((await failure(visitor.api(`${site}/lists`).post({ displayName: 'No' }))).code).toBe('accessDenied');
  });

  test('a list is renamed where its tag is current, and deleted', async () => {
    const id = await make('Short-lived');
    const { eTag } = await client.api(`${site}/lists/${id}`).get();
    const renamed = await client.api(`${site}/lists/${id}`).header('if-match', eTag).patch({ displayName: 'Renamed', description: 'Soon gone' });
    expect(renamed).toMatchObject({ displayName: 'Renamed', description: 'Soon gone', name: 'Short-lived' });
    expect((await failure(client.api(`${site}/lists/${id}`).header('if-match', eTag).patch({ displayName: 'Again' }))).statusCode).toBe(412);
    expect((await failure(client.api(`${site}/lists/${id}`).patch({ nonsense: 1 }))).statusCode).toBe(400);
    await client.api(`${site}/lists/${id}`).delete();
    expect((await failure(client.api(`${site}/lists/${id}`).get())).code).toBe('itemNotFound');
  });

  test('hidden lists are told to those who select system', async () => {
    const id = (await client.api(`${site}/lists`).post({ displayName: 'Out of sight', list: { template: 'genericList', hidden: true } })).id;
    const ids = async (select: string): Promise<string[]> => (await client.api(`${site}/lists`).select(select).get()).value.map((list: { id: string }) => list.id);
    expect(await ids('id')).not.toContain(id);
    expect(await ids('id,system')).toContain(id);
  });

  describe('columns by their facets (columnDefinition resource type)', () => {
    let list: string;
    beforeAll(async () => {
      list = await make('Facets');
    });
    const add = (body: object): Promise<Column> => client.api(`${site}/lists/${list}/columns`).post(body);

    test.each([
      ['text', { maxLength: 40 }, { text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 40 } }],
      ['text', { allowMultipleLines: true, textType: 'richText', linesForEditing: 4 }, { text: expect.objectContaining({ allowMultipleLines: true, textType: 'richText', linesForEditing: 4 }) }],
      ['choice', { choices: ['A', 'B'], displayAs: 'radioButtons', allowTextEntry: true }, { choice: { choices: ['A', 'B'], displayAs: 'radioButtons', allowTextEntry: true } }],
      ['choice', { choices: ['A', 'B'], displayAs: 'checkBoxes' }, { choice: expect.objectContaining({ displayAs: 'checkBoxes' }) }],
      ['number', { decimalPlaces: 'two', minimum: 0, maximum: 10 }, { number: { decimalPlaces: 'two', displayAs: 'number', minimum: 0, maximum: 10 } }],
      ['dateTime', { format: 'dateTime', displayAs: 'friendly' }, { dateTime: { format: 'dateTime', displayAs: 'friendly' } }],
      ['boolean', {}, { boolean: {} }],
      ['currency', { locale: 'en-gb' }, { currency: { locale: 'en-gb' } }],
      ['personOrGroup', { allowMultipleSelection: true, chooseFromType: 'peopleOnly' }, { personOrGroup: expect.objectContaining({ allowMultipleSelection: true, chooseFromType: 'peopleOnly' }) }],
      ['hyperlinkOrPicture', { isPicture: true }, { hyperlinkOrPicture: { isPicture: true } }],
      ['calculated', { formula: '=[Title]', outputType: 'text' }, { calculated: expect.objectContaining({ formula: '=[Title]', outputType: 'text' }), readOnly: true }],
    ])('%s %j is read as it was made', async (facet, settings, expected) => {
      const name = `${facet}${Math.abs(JSON.stringify(settings).length)}`;
      const made = await add({ name, displayName: `The ${name}`, [facet]: settings });
      expect(made).toMatchObject({ name, displayName: `The ${name}`, ...expected });
      expect(await client.api(`${site}/lists/${list}/columns/${made.id}`).get()).toMatchObject(expected);
    });

    test('a lookup leads to a list of the tenant and to a column that it has', async () => {
      const target = await make('Looked up');
      expect(await add({ name: 'Lead', lookup: { listId: target, columnName: 'Title' } })).toMatchObject({ lookup: { listId: target, columnName: 'Title', allowMultipleValues: false } });
      expect((await failure(add({ name: 'Astray', lookup: { listId: '11111111-1111-4111-8111-111111111111' } }))).statusCode).toBe(400);
    });

    test('what is not here says so; what is no column is refused', async () => {
      expect((await failure(add({ name: 'Term', term: {} }))).statusCode).toBe(501);
      expect((await failure(add({ name: 'Nothing' }))).statusCode).toBe(400);
      expect((await failure(add({ name: 'Two', text: {}, number: {} }))).statusCode).toBe(400);
      expect((await failure(add({ name: 'Typo', text: {}, requierd: true }))).message).toContain("'requierd'");
      expect((await failure(add({ name: 'Odd', dateTime: { format: 'sometimes' } }))).statusCode).toBe(400);
    });

    test('a unique column needs its index; a default and a rule are kept', async () => {
      expect((await failure(add({ name: 'Unique', text: {}, enforceUniqueValues: true }))).statusCode).toBe(400);
      const code = await add({ name: 'Code', text: {}, indexed: true, enforceUniqueValues: true, required: true, defaultValue: { value: 'none' }, validation: { formula: '=LEN([Code])>2', descriptions: [{ displayName: 'Too short' }] } });
      expect(code).toMatchObject({ indexed: true, enforceUniqueValues: true, required: true, defaultValue: { value: 'none' }, validation: { formula: '=LEN([Code])>2' } });
      const refused = await failure(client.api(`${site}/lists/${list}/items`).post({ fields: { Code: 'ab' } }));
      expect([refused.statusCode, refused.message]).toEqual([400, 'Too short']);
    });

    test('a change leaves what it does not name; the type stays', async () => {
      const { id } = await add({ name: 'Stage', choice: { choices: ['Open'], allowTextEntry: true }, description: 'Where it stands' });
      const address = `${site}/lists/${list}/columns/${id}`;
      expect(await client.api(address).patch({ displayName: 'Stage now', choice: { choices: ['Open', 'Shut'] } })).toMatchObject({
        name: 'Stage',
        displayName: 'Stage now',
        description: 'Where it stands',
        choice: { choices: ['Open', 'Shut'], allowTextEntry: true },
      });
      expect((await failure(client.api(address).patch({ number: {} }))).message).toContain('type of a column cannot be changed');
      await client.api(address).delete();
      expect((await failure(client.api(address).get())).statusCode).toBe(404);
      expect((await failure(client.api(`${site}/lists/${list}/columns/Title`).delete())).statusCode).toBe(400);
    });
  });

  test('a member reads lists and does not manage them without the permission', async () => {
    const member = someone(tenant, { upn: priya, scp: allScopes }).client;
    expect((await member.api(`${site}/lists/Facets/columns`).top(3).get()).value).toHaveLength(3);
    expect((await failure(member.api(`${site}/lists/Facets`).delete())).statusCode).toBe(403);
  });
});
