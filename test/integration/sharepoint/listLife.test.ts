import '@pnp/sp/forms';
import '@pnp/sp/navigation';
import '@pnp/sp/subscriptions';
import '@pnp/sp/user-custom-actions';
import { ControlMode } from '@pnp/sp/lists';
import type { SPFI } from '@pnp/sp';
import { ALEX, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

const TEMPLATES = [100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 115, 119, 120, 150, 171, 1100];

describe('lists from their making to the recycle bin (facts 1.3, SP.List)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
  });
  afterAll(async () => council.tenant.stop());

  test.each(TEMPLATES)('a list of template %i is made, and takes rows when it is no library', async template => {
    const made = await sp.web.lists.add(`Of ${template}`, '', template);
    const list = sp.web.lists.getById(made.Id);
    expect(made).toMatchObject({ BaseTemplate: template, BaseType: { 101: 1, 109: 1, 115: 1, 119: 1, 102: 4, 1100: 5 }[template] ?? 0 });
    if (made.BaseType !== 1) expect(await list.items.add({ Title: 'Row' })).toMatchObject({ Id: 1 });
    expect((await list.views.filter('DefaultView eq true')()).length).toBe(1);
  });

  test('templates bring their columns: a task has its status, due date and persons, and points to tasks', async () => {
    const tasks = sp.web.lists.getByTitle('Of 107');
    expect(await tasks.fields.getByInternalNameOrTitle('Status')()).toMatchObject({ TypeAsString: 'Choice', DefaultValue: 'Not Started', Title: 'Task Status' });
    const own = await tasks.select('Id')<{ Id: string }>();
    expect(await tasks.fields.getByInternalNameOrTitle('Predecessors')()).toMatchObject({ TypeAsString: 'LookupMulti', LookupList: `{${own.Id}}` });
    expect(await tasks.relatedFields()).toEqual([expect.objectContaining({ 'odata.type': 'SP.RelatedField', ListId: own.Id })]);
    expect((await tasks.views()).map(({ Title }) => Title)).toEqual(['All Tasks', 'Completed', 'Late Tasks', 'My Tasks']);
  });

  test('an unknown template is 400, one that is SharePoint’s alone 501, a title of 256 characters 400', async () => {
    expect((await failure(sp.web.lists.add('Odd', '', 999))).status).toBe(400);
    expect((await failure(sp.web.lists.add('Feed', '', 544))).status).toBe(501);
    expect((await failure(sp.web.lists.add('x'.repeat(256)))).status).toBe(400);
  });

  test('a list made from SP.ListCreationInformation may choose its address', async () => {
    const made = await council.post('web/lists/add', { parameters: { Title: 'Day to day repairs', TemplateType: 100, Url: 'Lists/Repairs', QuickLaunchOption: 1 } });
    expect(made.status).toBe(201);
    expect((await sp.web.getList('/sites/housing/Lists/Repairs')()).Title).toBe('Day to day repairs');
    expect((await sp.web.navigation.quicklaunch()).map(({ Title }) => Title)).toContain('Day to day repairs');
    expect((await council.post('web/lists/add', { parameters: { Title: 'Twice', TemplateType: 100, Url: 'Lists/Repairs' } })).status).toBe(400);
  });

  test('settings are kept; what cannot be turned on here is 501, a value out of range 400', async () => {
    await sp.web.lists.add('Settings');
    const list = sp.web.lists.getByTitle('Settings');
    await list.update({ EnableVersioning: true, MajorVersionLimit: 12, ReadSecurity: 2, WriteSecurity: 4, DisableGridEditing: true, ImageUrl: '/a.png', ListExperienceOptions: 1, NoCrawl: true } as never);
    expect(await list.select('*', 'ReadSecurity', 'WriteSecurity')()).toMatchObject({ EnableVersioning: true, MajorVersionLimit: 12, ReadSecurity: 2, WriteSecurity: 4, DisableGridEditing: true, ListExperienceOptions: 1, NoCrawl: true });
    await list.update({ EnableModeration: false, ForceCheckout: false } as never);
    expect((await failure(list.update({ EnableModeration: true } as never))).status).toBe(501);
    expect((await failure(list.update({ ReadSecurity: 3 } as never))).status).toBe(400);
    expect((await failure(list.update({ EnableMinorVersions: true } as never))).status).toBe(400);
    const stale = await council.post("web/lists/getByTitle('Settings')", { NoCrawl: false }, { 'x-http-method': 'MERGE', 'if-match': '"0"' });
    expect(stale.status).toBe(412);
  });

  test('a recycled list is gone with all that is in it, and comes back whole unless its name is taken', async () => {
    const { list } = await sp.web.lists.ensure('Drawings', '', 101);
    await list.rootFolder.files.addUsingPath('plan.txt', 'Ground floor');
    const entry = (await list.recycle()) as unknown as string;
    expect((await failure(list())).status).toBe(404);
    expect((await council.get("web/getFileByServerRelativePath(decodedurl='/sites/housing/Drawings/plan.txt')/name")).status).toBe(404);
    await sp.web.lists.add('Drawings', '', 101);
    expect((await failure(sp.web.recycleBin.getById(entry).restore())).status).toBe(500);
    await sp.web.lists.getByTitle('Drawings').delete();
    await sp.web.recycleBin.getById(entry).restore();
    expect(await sp.web.getFileByServerRelativePath('/sites/housing/Drawings/plan.txt').getText()).toBe('Ground floor');
    expect((await failure(council.as(SONIA).web.lists.getByTitle('Drawings').recycle())).status).toBe(403);
  });

  test('a deleted entry of the bin takes the list for good', async () => {
    const { list } = await sp.web.lists.ensure('Old drawings');
    const entry = (await list.recycle()) as unknown as string;
    await sp.web.recycleBin.getById(entry).delete();
    expect((await failure(sp.web.recycleBin.getById(entry)())).status).toBe(404);
    expect((await sp.web.lists.ensure('Old drawings')).created).toBe(true);
  });

  test('a reserved id is nobody else’s; what a form needs is told as JSON in a text', async () => {
    const { list } = await sp.web.lists.ensure('Reserved');
    expect(await list.reserveListItemId()).toBe(1);
    await list.items.add({ Title: 'Second' });
    const form = (await list.renderListFormData(2, 'editform', ControlMode.Edit)) as unknown as { ListData: { Title: string }; ListSchema: { Title: { FieldType: string } } };
    expect(form).toMatchObject({ ListData: { Title: 'Second' }, ListSchema: { Title: { FieldType: 'Text' } } });
    expect((await failure(list.renderListFormData(9, 'editform', ControlMode.Edit))).status).toBe(404);
  });

  test('webhooks are checked, kept, renewed and removed', async () => {
    const { subscriptions } = sp.web.lists.getByTitle('Reserved');
    const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const { id } = (await subscriptions.add('https://example.org/hook', day(30), 'state')) as unknown as { id: string };
    await subscriptions.getById(id).update(day(60), undefined, 'new');
    expect(await subscriptions()).toEqual([expect.objectContaining({ id, clientState: 'new', notificationUrl: 'https://example.org/hook' })]);
    expect((await failure(subscriptions.add('https://example.org/hook', day(200)))).status).toBe(400);
    expect((await failure(subscriptions.add('http://example.org/hook', day(2)))).status).toBe(400);
    await subscriptions.getById(id).delete();
    expect((await failure(subscriptions.getById(id)())).status).toBe(404);
  });

  test('forms, receivers and rights management are told, not made', async () => {
    const documents = sp.web.lists.getByTitle('Documents');
    const [form] = await documents.forms();
    expect(await documents.forms.getById(form.Id)()).toMatchObject({ Id: form.Id, FormType: 4 });
    expect(await documents.eventReceivers()).toEqual([]);
    expect((await council.post("web/lists/getByTitle('Documents')/EventReceivers", {})).status).toBe(501);
    expect(await documents.informationRightsManagementSettings()).toMatchObject({ AllowPrint: false });
    expect(await documents.userCustomActions()).toEqual([]);
    expect(await council.as(PRIYA).web.lists.getByTitle('Documents').effectiveBasePermissions()).toMatchObject({ High: expect.stringMatching(/^\d+$/) });
  });
});
