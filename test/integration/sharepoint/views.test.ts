import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists';
import { ALEX, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

interface Told {
  readonly Id: string;
  readonly Title: string;
  readonly ListViewXml: string;
}

describe('views of a list (facts 1.5, SP.View)', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;
  const path = "web/lists/getByTitle('Actions')/views";

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    ({ list } = await sp.web.lists.ensure('Actions'));
    await list.fields.addDateTime('Due');
    await list.items.add({ Title: 'Mend & paint' });
  });
  afterAll(async () => council.tenant.stop());

  const add = async (title: string, settings: object = {}): Promise<Told> => (await list.views.add(title, false, settings as never)) as unknown as Told;

  test('the first view has the page AllItems.aspx and renders its rows as a table', async () => {
    expect(await list.defaultView()).toMatchObject({ Title: 'All Items', ServerRelativeUrl: '/sites/housing/Lists/Actions/AllItems.aspx', DefaultView: true, RowLimit: 30 });
    expect(await list.defaultView.renderAsHtml()).toContain('<td>Mend &amp; paint</td>');
    expect((await council.get("web/lists/getByTitle('Documents')/defaultview/serverrelativeurl")).json.value).toBe('/sites/housing/Shared Documents/Forms/AllItems.aspx');
  });

  test('columns are added, moved and removed; what the list or the view does not have is refused', async () => {
    const { fields } = list.views.getById((await add('Columns')).Id);
    await fields.add('Due');
    await fields.add('Created');
    await fields.move('Created', 0);
    expect((await fields()) as unknown).toMatchObject({ Items: ['Created', 'LinkTitle', 'Due'], SchemaXml: '<FieldRef Name="Created" /><FieldRef Name="LinkTitle" /><FieldRef Name="Due" />' });
    await fields.remove('Created');
    expect((await failure(fields.remove('Created'))).status).toBe(400);
    expect((await failure(fields.move('Due', 7))).status).toBe(400);
    expect((await failure(fields.add('Nowhere'))).status).toBe(404);
    await fields.removeAll();
    expect((await fields()) as unknown).toMatchObject({ Items: [] });
  });

  test('the whole of a view is set as XML, and told as XML', async () => {
    const { Id: id } = await add('From XML');
    await list.views
      .getById(id)
      .setViewXml("<View Scope='RecursiveAll'><Query><Where><Eq><FieldRef Name='Title'/><Value Type='Text'>a &lt; b</Value></Eq></Where></Query><ViewFields><FieldRef Name='Due'/></ViewFields><RowLimit Paged='FALSE'>5</RowLimit><Aggregations Value='On'><FieldRef Name='Title' Type='COUNT'/></Aggregations></View>");
    const view = (await list.views.getById(id)()) as unknown as Told;
    expect(view).toMatchObject({ Scope: 2, RowLimit: 5, Paged: false, Aggregations: '<FieldRef Name="Title" Type="COUNT" />' });
    expect(view.ListViewXml).toContain('<Where><Eq><FieldRef Name="Title" /><Value Type="Text">a &lt; b</Value></Eq></Where>');
    expect(view.ListViewXml).toContain('Scope="RecursiveAll"');
    expect((await failure(list.views.getById(id).setViewXml('<View><Query>'))).status).toBe(400);
  });

  test('modern kinds, totals, data for calendars and what only pages read are kept', async () => {
    const calendar = await add('Calendar', { ViewTypeKind: 1, ViewType2: 'MODERNCALENDAR', ViewData: '<FieldRef Name="Due" Type="StartDate" />', Toolbar: '<Toolbar Type="None" />' });
    expect(await list.views.getById(calendar.Id)()).toMatchObject({ ViewType2: 'MODERNCALENDAR', ViewType: 'HTML', ViewData: '<FieldRef Name="Due" Type="StartDate" />', Toolbar: '<Toolbar Type="None" />' });
    await list.views.getById(calendar.Id).update({ ViewType2: 'KANBAN', CustomFormatter: '{"commandBarProps":{}}', MobileView: true } as never);
    expect(await list.views.getById(calendar.Id)()).toMatchObject({ ViewType2: 'KANBAN', CustomFormatter: '{"commandBarProps":{}}', MobileView: true });
  });

  test('SP.ViewCreationInformation, wrong properties, kinds and queries', async () => {
    const made = await council.post(`${path}/add`, { parameters: { Title: 'Informed', Query: '<OrderBy><FieldRef Name="Due" /></OrderBy>', ViewFields: ['Due', 'Title'], SetAsDefaultView: true } });
    expect(made.json).toMatchObject({ DefaultView: true, ViewQuery: '<OrderBy><FieldRef Name="Due" /></OrderBy>' });
    expect((await list.views.filter('DefaultView eq true')()).map(({ Title }) => Title)).toEqual(['Informed']);
    expect((await failure(list.defaultView.delete())).status).toBe(400);
    for (const body of [{ Title: 'X', Colour: 'red' }, { Title: 'X', ViewQuery: '<Where>' }, { Title: 'X', ViewTypeKind: 77 }, { Title: 'X', RowLimit: 0 }, { Title: ' ' }, { 'odata.type': 'SP.List', Title: 'X' }]) {
      expect([body, (await council.post(path, body)).status]).toEqual([body, 400]);
    }
  });

  test('a personal view is its owner’s alone; views for everybody are for who manages lists', async () => {
    const mine = council.as(PRIYA).web.lists.getByTitle('Actions').views;
    await mine.add('Mine', true);
    expect((await mine()).map(({ Title }) => Title)).toContain('Mine');
    expect((await list.views()).map(({ Title }) => Title)).not.toContain('Mine');
    expect((await failure(council.as(SONIA).web.lists.getByTitle('Actions').views.add('Hers'))).status).toBe(403);
  });
});
