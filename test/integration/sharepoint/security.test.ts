import type { SPFI } from '@pnp/sp';
import { PermissionKind } from '@pnp/sp/security';
import { ALEX, JAMES, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

const FULL = 1073741829;
const CONTRIBUTE = 1073741827;
const READ = 1073741826;

describe('people, groups and rights (facts 1.2, 1.8)', () => {
  let council: Council;
  let alex: SPFI;
  let priya: SPFI;
  let sonia: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    alex = council.as(ALEX);
    priya = council.as(PRIYA);
    sonia = council.as(SONIA);
    await alex.web.lists.add('Actions');
    await alex.web.lists.getByTitle('Actions').items.add({ Title: 'For all' });
    await alex.web.lists.add('Folders', '', 101);
  });
  afterAll(async () => council.tenant.stop());

  test('the signed-in person is known by the number that this site gives them', async () => {
    const me = await council.get('web/currentuser', PRIYA);
    expect(me.json).toMatchObject({ 'odata.type': 'SP.User', LoginName: `i:0#.f|membership|${PRIYA}`, Title: 'Priya Nair', PrincipalType: 1, Email: PRIYA, IsSiteAdmin: false, UserPrincipalName: PRIYA });
    await council.tenant.control('sites', { url: '/sites/lifts', title: 'Lifts', owner: PRIYA });
    const elsewhere = await council.get('/sites/lifts/_api/web/currentuser', PRIYA);
    expect(elsewhere.json.Id).not.toBe(me.json.Id);
    expect(elsewhere.json.IsSiteAdmin).toBe(true);
  });

  test('ensureuser finds an account by its name, and says when there is none', async () => {
    const user = await alex.web.ensureUser(`i:0#.f|membership|${JAMES}`);
    expect(user).toMatchObject({ Title: 'James Farrow', Email: 'james.farrow@estuaryrepairs.example' });
    expect((await alex.web.ensureUser(JAMES)).Id).toBe(user.Id);
    const unknown = await council.post('web/ensureuser', { logonName: 'nobody@wendmere.example' });
    expect(unknown.status).toBe(404);
    expect(unknown.error.message).toContain('nobody@wendmere.example could not be found');
  });

  test('a visitor reads and does not write (error table: no permission)', async () => {
    expect((await sonia.web.lists.getByTitle('Actions').items())).toHaveLength(1);
    const add = await council.post("web/lists/getByTitle('Actions')/items", { Title: 'x' }, {}, SONIA);
    expect(add.status).toBe(403);
    expect(add.error).toEqual({
      code: '-2147024891, System.UnauthorizedAccessException',
      message: 'Access denied. You do not have permission to perform this action or access this resource.',
    });
    const path = "web/lists/getByTitle('Actions')/items(1)";
    expect((await council.post(path, { Title: 'x' }, { 'x-http-method': 'MERGE', 'if-match': '*' }, SONIA)).status).toBe(403);
    expect((await council.post(path, undefined, { 'x-http-method': 'DELETE', 'if-match': '*' }, SONIA)).status).toBe(403);
    expect((await council.post('web/lists', { Title: 'x' }, {}, SONIA)).status).toBe(403);
    expect((await failure(sonia.web.getFolderByServerRelativePath('/sites/housing/Folders').files.addUsingPath('x.txt', 'x'))).status).toBe(403);
    expect((await failure(sonia.web.lists.getByTitle('Actions').breakRoleInheritance())).status).toBe(403);
  });

  test('a guest without a role gets 403 from the site itself', async () => {
    for (const path of ['web', 'web/currentuser', "web/lists/getByTitle('Actions')/items", 'web/hubsitedata']) {
      expect((await council.get(path, JAMES)).status).toBe(403);
    }
  });

  test('effective rights are those of the level: the numbers of Full, Edit and Read', async () => {
    const rights = async (upn: string): Promise<unknown> => (await council.get('web?$select=EffectiveBasePermissions', upn)).json.EffectiveBasePermissions;
    expect(await rights(ALEX)).toEqual({ High: '2147483647', Low: '4294967295' });
    expect(await rights(PRIYA)).toEqual({ High: '432', Low: '1011030767' });
    expect(await rights(SONIA)).toEqual({ High: '176', Low: '138612833' });
    const { items } = priya.web.lists.getByTitle('Actions');
    expect(await items.getById(1).currentUserHasPermissions(PermissionKind.EditListItems)).toBe(true);
    expect(await priya.web.currentUserHasPermissions(PermissionKind.ManageWeb)).toBe(false);
    expect(await sonia.web.lists.getByTitle('Actions').currentUserHasPermissions(PermissionKind.AddListItems)).toBe(false);
    expect(await alex.web.userHasPermissions(`i:0#.f|membership|${PRIYA}`, PermissionKind.ManageLists)).toBe(true);
  });

  test('a list with rights of its own: copied, or the caller alone; then back to the web', async () => {
    await alex.web.lists.add('Settings');
    const list = alex.web.lists.getByTitle('Settings');
    await list.items.add({ Title: 'Pack' });
    await list.breakRoleInheritance(true);
    const members = await alex.web.associatedMemberGroup();
    await list.roleAssignments.remove(members.Id, 1073741830);
    await list.roleAssignments.add(members.Id, READ);
    expect((await council.get("web/lists/getByTitle('Settings')?$select=HasUniqueRoleAssignments")).json.HasUniqueRoleAssignments).toBe(true);
    expect(await priya.web.lists.getByTitle('Settings').items()).toHaveLength(1);
    expect((await failure(priya.web.lists.getByTitle('Settings').items.add({ Title: 'x' }))).status).toBe(403);
    await list.resetRoleInheritance();
    expect((await priya.web.lists.getByTitle('Settings').items.add({ Title: 'x' })).Id).toBe(2);
    await list.breakRoleInheritance(false);
    expect((await failure(priya.web.lists.getByTitle('Settings').items())).status).toBe(403);
    const left = await list.roleAssignments.expand('Member', 'RoleDefinitionBindings')<{ Member: { Title: string }; RoleDefinitionBindings: { Id: number }[] }[]>();
    expect(left.map(({ Member, RoleDefinitionBindings }) => [Member.Title, RoleDefinitionBindings.map(({ Id }) => Id)])).toEqual([['Alex Munro', [FULL]]]);
  });

  test('a role cannot be given where rights are inherited', async () => {
    const { Id } = await alex.web.ensureUser(SONIA);
    const answer = await council.post(`web/lists/getByTitle('Actions')/roleassignments/addroleassignment(principalid=${Id},roledefid=${READ})`, undefined);
    expect(answer.status).toBe(500);
  });

  test('a row of its own: others do not see it, in pages and filters neither, and can be let in', async () => {
    const { items } = alex.web.lists.getByTitle('Actions');
    const { Id } = await items.add({ Title: 'Confidential' });
    await items.getById(Id).breakRoleInheritance(false);
    const seen = async (sp: SPFI): Promise<string[]> => (await sp.web.lists.getByTitle('Actions').items.select('Title')<{ Title: string }[]>()).map(({ Title }) => Title);
    expect(await seen(alex)).toContain('Confidential');
    expect(await seen(priya)).toEqual(['For all']);
    expect((await failure(priya.web.lists.getByTitle('Actions').items.getById(Id)())).status).toBe(403);
    const { Id: person } = await alex.web.ensureUser(PRIYA);
    await items.getById(Id).roleAssignments.add(person, CONTRIBUTE);
    expect(await seen(priya)).toContain('Confidential');
    expect(await priya.web.lists.getByTitle('Actions').items.getById(Id).update({ Title: 'Confidential 2' })).toEqual({ etag: '"2"' });
  });

  test('a guest who is given one folder opens that folder and nothing beside it', async () => {
    const folder = '/sites/housing/Folders/For James';
    await alex.web.getFolderByServerRelativePath('/sites/housing/Folders').addSubFolderUsingPath('For James');
    await alex.web.getFolderByServerRelativePath(folder).files.addUsingPath('minutes.txt', 'x');
    await alex.web.getFolderByServerRelativePath('/sites/housing/Folders').files.addUsingPath('ours.txt', 'x');
    const row = await alex.web.getFolderByServerRelativePath(folder).getItem();
    await row.breakRoleInheritance(true);
    const { Id } = await alex.web.ensureUser(JAMES);
    await row.roleAssignments.add(Id, READ);
    const james = council.as(JAMES);
    expect(await james.web.getFileByServerRelativePath(`${folder}/minutes.txt`).getText()).toBe('x');
    expect((await failure(james.web.getFileByServerRelativePath('/sites/housing/Folders/ours.txt')())).status).toBe(403);
    expect((await failure(james.web.lists.getByTitle('Actions').items())).status).toBe(403);
  });

  test('ReadSecurity and WriteSecurity: one\'s own rows, unless one manages the list', async () => {
    await alex.web.lists.add('Own', '', 100, false, { ReadSecurity: 2, WriteSecurity: 2 } as Record<string, number>);
    await alex.web.lists.getByTitle('Own').breakRoleInheritance(true);
    const members = await alex.web.associatedMemberGroup();
    const list = alex.web.lists.getByTitle('Own');
    await list.roleAssignments.remove(members.Id, 1073741830);
    await list.roleAssignments.add(members.Id, CONTRIBUTE);
    await list.items.add({ Title: "Alex's" });
    await priya.web.lists.getByTitle('Own').items.add({ Title: "Priya's" });
    expect(await list.items()).toHaveLength(2);
    expect((await priya.web.lists.getByTitle('Own').items<{ Title: string }[]>()).map(({ Title }) => Title)).toEqual(["Priya's"]);
    expect((await failure(priya.web.lists.getByTitle('Own').items.getById(1).update({ Title: 'x' }))).status).toBe(403);
  });

  test('groups: the three of the site, one more, its people; members do not run it', async () => {
    expect((await alex.web.siteGroups()).map(({ Title }) => Title)).toEqual(['Housing contracts Owners', 'Housing contracts Visitors', 'Housing contracts Members']);
    const group = await alex.web.siteGroups.add({ Title: 'Trainers', Description: 'Who train' });
    await alex.web.siteGroups.getById(group.Id).users.add(`i:0#.f|membership|${PRIYA}`);
    expect((await alex.web.siteGroups.getByName('Trainers').users()).map(({ Title }) => Title)).toEqual(['Alex Munro', 'Priya Nair']);
    await alex.web.siteGroups.getById(group.Id).users.removeByLoginName(`i:0#.f|membership|${PRIYA}`);
    expect(await alex.web.siteGroups.getByName('Trainers').users()).toHaveLength(1);
    expect((await failure(priya.web.siteGroups.add({ Title: 'Mine' }))).status).toBe(403);
    expect((await failure(priya.web.roleAssignments())).status).toBe(403);
  });

  test("levels are looked up by type, and a council's own can be made", async () => {
    expect((await alex.web.roleDefinitions.getByType(2)()).Id).toBe(READ);
    expect((await alex.web.roleDefinitions.getByName('Contribute')()).Id).toBe(CONTRIBUTE);
    const own = await council.post('web/roledefinitions', { Name: 'Add only', Description: '', BasePermissions: { High: '176', Low: '138612835' }, Order: 200 });
    expect(own.status).toBe(201);
    await alex.web.lists.add('Log');
    const log = alex.web.lists.getByTitle('Log');
    await log.breakRoleInheritance(false);
    const members = await alex.web.associatedMemberGroup();
    await log.roleAssignments.add(members.Id, Number(own.json.Id));
    const { Id } = await priya.web.lists.getByTitle('Log').items.add({ Title: 'Done' });
    expect((await failure(priya.web.lists.getByTitle('Log').items.getById(Id).update({ Title: 'x' }))).status).toBe(403);
    expect((await failure(priya.web.lists.getByTitle('Log').items.getById(Id).delete())).status).toBe(403);
  });

  test('a site knows its hub, the root of the tenant has none', async () => {
    await council.tenant.control('sites', { url: '/sites/gas', title: 'Gas', owner: ALEX, joinHub: '/sites/housing' });
    const data = await council.get('/sites/gas/_api/web/hubsitedata(false)');
    expect(JSON.parse(String((data.json as unknown as { value: string }).value))).toMatchObject({ name: 'Housing contracts', url: council.site });
    expect((await council.get('/sites/gas/_api/web/regionalsettings/timezone')).json).toMatchObject({ Id: 2 });
    expect((await council.get('/sites/nowhere/_api/web')).status).toBe(404);
  });

  test('a token limits its bearer: an application to its permissions, a person to the scopes', async () => {
    const ask = async (claims: Parameters<Council['tenant']['token']>[0], method: string, body?: unknown): Promise<number> => {
      const answer = await fetch(`${council.site}/_api/web/lists/getByTitle('Actions')/items`, {
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${council.tenant.token(claims)}` },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return answer.status;
    };
    expect(await ask({ appid: 'sweep', roles: ['Sites.ReadWrite.All'] }, 'GET')).toBe(200);
    expect(await ask({ appid: 'sweep', roles: ['Sites.ReadWrite.All'] }, 'POST', { Title: 'By the sweep' })).toBe(201);
    expect(await ask({ appid: 'sweep', roles: ['Sites.Read.All'] }, 'POST', { Title: 'x' })).toBe(403);
    expect(await ask({ appid: 'sweep', roles: ['Files.ReadWrite.All'] }, 'GET')).toBe(403);
    expect(await ask({ upn: PRIYA, scp: 'AllSites.Read' }, 'POST', { Title: 'x' })).toBe(403);
    expect(await ask({ upn: PRIYA, scp: 'AllSites.Write' }, 'POST', { Title: 'x' })).toBe(201);
    const authorization = `Bearer ${council.tenant.token({ appid: 'sweep', roles: ['User.Read.All'] })}`;
    expect((await fetch(`${council.site}/_api/web`, { headers: { accept: 'application/json', authorization } })).status).toBe(403);
  });
});
