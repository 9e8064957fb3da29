import '@pnp/sp/content-types';
import type { SPFI } from '@pnp/sp';
import { ALEX, PRIYA, failure, startCouncil, type Body, type Council } from './council';

type Told = Body & { readonly StringId: string; readonly Name: string };

describe('content types of webs and lists (facts 1.5, SP.ContentType)', () => {
  let council: Council;
  let sp: SPFI;
  let inspection: string;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    const { data } = (await sp.web.contentTypes.add('0x0100B1D6E3F0A2C94D5E8F7061524334455A', 'Inspection', 'Of a building', 'Council')) as unknown as { data: Told };
    inspection = data.StringId;
  });
  afterAll(async () => council.tenant.stop());

  test('the REST interface chooses the id itself, below Item, whatever is sent (pnp/pnpjs#457); a name is used once', async () => {
    expect(inspection).toMatch(/^0x0100[0-9A-F]{32}$/);
    expect(inspection).not.toBe('0x0100B1D6E3F0A2C94D5E8F7061524334455A');
    expect((await sp.web.contentTypes.getById(inspection).parent()) as unknown).toMatchObject({ StringId: '0x01', Name: 'Item' });
    expect((await failure(sp.web.contentTypes.add('0x01', 'inspection'))).message).toContain('A duplicate content type');
    expect((await failure(council.as(PRIYA).web.contentTypes.add('0x01', 'Mine'))).status).toBe(403);
  });

  test('SP.ContentTypeCreationInformation may choose the id, below a type that there is', async () => {
    const id = `0x010100${'AB'.repeat(16)}`;
    const made = await council.post('web/contenttypes/add', { parameters: { Name: 'Report', Id: id } });
    expect(made.json).toMatchObject({ StringId: id });
    expect((await council.post('web/contenttypes/add', { parameters: { Name: 'Again', Id: id } })).status).toBe(400);
    expect((await council.post('web/contenttypes/add', { parameters: { Name: 'Odd', Id: '0x05' } })).status).toBe(400);
  });

  test('it is renamed and tells its columns; SharePoint’s own are not changed here', async () => {
    const type = sp.web.contentTypes.getById(inspection);
    await type.update({ Name: 'Site inspection', ClientFormCustomFormatter: '{}' } as never);
    expect((await type()) as unknown).toMatchObject({ Name: 'Site inspection', ClientFormCustomFormatter: '{}', Group: 'Council', Description: 'Of a building' });
    expect((await type.fieldLinks()).map(({ Name }) => Name)).toEqual(['ContentType', 'Title']);
    expect(await type.workflowAssociations()).toEqual([]);
    expect((await failure(sp.web.contentTypes.getById('0x01').update({ Name: 'Thing' } as never))).status).toBe(501);
    expect((await failure(sp.web.contentTypes.getById('0x0999')())).status).toBe(404);
    expect((await council.post(`web/contenttypes('${inspection}')`, { Colour: 'red' }, { 'x-http-method': 'MERGE' })).status).toBe(400);
  });

  test('a list is born with its template’s type and folders, takes others with their columns, and its rows are of one of them', async () => {
    const { list } = await sp.web.lists.ensure('Work', '', 100, true);
    await list.contentTypes.addAvailableContentType(inspection);
    await list.contentTypes.addAvailableContentType('0x0108');
    const types = (await list.contentTypes()) as unknown as readonly Told[];
    expect(types.map(({ Name }) => Name)).toEqual(['Item', 'Folder', 'Site inspection', 'Task']);
    expect(await list.fields.getByInternalNameOrTitle('DueDate')()).toMatchObject({ TypeAsString: 'DateTime' });
    const task = types[3].StringId;
    expect(task).toMatch(/^0x010800[0-9A-F]{32}$/);
    expect(await list.items.add({ Title: 'One', ContentTypeId: '0x0108', Status: 'Completed' })).toMatchObject({ ContentTypeId: task });
    expect(await list.items.add({ Title: 'Two' })).toMatchObject({ ContentTypeId: types[0].StringId });
    expect((await failure(list.items.add({ Title: 'Three', ContentTypeId: '0x0105' }))).status).toBe(400);
    expect((await failure(list.contentTypes.addAvailableContentType('0x0108'))).status).toBe(400);
    expect((await failure(list.contentTypes.addAvailableContentType('0x0101'))).status).toBe(400);
  });

  test('the first of the order is what a new row is; types in use stay, others go', async () => {
    const list = sp.web.lists.getByTitle('Work');
    const [item, , taken, task] = ((await list.contentTypes()) as unknown as readonly Told[]).map(({ StringId }) => StringId);
    const order = await council.post("web/getList('/sites/housing/Lists/Work')/rootfolder", { UniqueContentTypeOrder: [{ StringValue: task }, { StringValue: item }] }, { 'x-http-method': 'MERGE', 'if-match': '*' });
    expect(order.status).toBe(204);
    expect(await list.items.add({ Title: 'Four' })).toMatchObject({ ContentTypeId: task });
    expect((await council.get("web/getList('/sites/housing/Lists/Work')/rootfolder?$select=ContentTypeOrder")).json.ContentTypeOrder).toEqual([{ StringValue: task }, { StringValue: item }]);
    expect((await failure(list.contentTypes.getById(task).delete())).status).toBe(500);
    expect((await failure(sp.web.contentTypes.getById(inspection).delete())).message).toContain('The content type is in use.');
    await list.contentTypes.getById(taken).delete();
    await sp.web.contentTypes.getById(inspection).delete();
    expect((await failure(sp.web.contentTypes.getById(inspection)())).status).toBe(404);
  });
});
