import type { SPFI } from '@pnp/sp';
import { PermissionKind } from '@pnp/sp/security';
import { ALEX, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

const READ = 1073741826;
const CONTRIBUTE = 1073741827;
const LIMITED = 1073741825;
const login = (upn: string): string => `i:0#.f|membership|${upn}`;

describe('rights of lists, folders and rows, and levels (facts 1.8)', () => {
  let council: Council;
  let alex: SPFI;
  let priya: number;
  let sonia: number;

  beforeAll(async () => {
    council = await startCouncil();
    alex = council.as(ALEX);
    [priya, sonia] = [(await alex.web.ensureUser(login(PRIYA))).Id, (await alex.web.ensureUser(login(SONIA))).Id];
    await alex.web.lists.add('Cases');
    await alex.web.lists.add('Papers', '', 101);
  });
  afterAll(async () => council.tenant.stop());

  test('a folder with rights of its own passes them on, and whoever gets in may open what lies above', async () => {
    const papers = alex.web.lists.getByTitle('Papers');
    await papers.breakRoleInheritance(false);
    await papers.rootFolder.folders.addUsingPath('Secret');
    const folder = await alex.web.getFolderByServerRelativePath('/sites/housing/Papers/Secret').getItem();
    await alex.web.getFolderByServerRelativePath('/sites/housing/Papers/Secret').files.addUsingPath('plan.txt', 'plan');
    await folder.breakRoleInheritance(false);
    await folder.roleAssignments.add(priya, READ);
    expect(await council.as(PRIYA).web.getFileByServerRelativePath('/sites/housing/Papers/Secret/plan.txt').getText()).toBe('plan');
    expect((await failure(council.as(PRIYA).web.getFileByServerRelativePath('/sites/housing/Papers/Secret/plan.txt').setContent('x'))).status).toBe(403);
    expect((await failure(council.as(SONIA).web.getFileByServerRelativePath('/sites/housing/Papers/Secret/plan.txt')())).status).toBe(403);
    const [, onList] = await papers.roleAssignments.expand('Member', 'RoleDefinitionBindings')<{ PrincipalId: number; RoleDefinitionBindings: { Id: number }[] }[]>();
    expect(onList).toMatchObject({ PrincipalId: priya, RoleDefinitionBindings: [{ Id: LIMITED }] });
    const file = await alex.web.getFileByServerRelativePath('/sites/housing/Papers/Secret/plan.txt').getItem();
    expect(await file.firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.Data.PapersItem', FileSystemObjectType: 1 });
    expect(await papers.firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.List' });
    expect(await alex.web.lists.getByTitle('Cases').firstUniqueAncestorSecurableObject()).toMatchObject({ 'odata.type': 'SP.Web' });
  });

  test('breaking can clear what lies below; resetting takes the parent’s rights again', async () => {
    const cases = alex.web.lists.getByTitle('Cases');
    const { Id } = await cases.items.add({ Title: 'One' });
    await cases.items.getById(Id).breakRoleInheritance(false);
    expect((await failure(council.as(PRIYA).web.lists.getByTitle('Cases').items.getById(Id)())).status).toBe(403);
    await cases.breakRoleInheritance(true, false);
    expect(await cases.items.getById(Id).select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: true });
    await cases.breakRoleInheritance(true, true);
    expect(await cases.items.getById(Id).select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: false });
    expect(await council.as(PRIYA).web.lists.getByTitle('Cases').items.getById(Id)()).toMatchObject({ Title: 'One' });
    await cases.resetRoleInheritance();
    expect(await cases.select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: false });
    const refused = await council.post(`web/lists/getByTitle('Cases')/roleassignments/addroleassignment(principalid=${sonia},roledefid=${READ})`, undefined);
    expect([refused.status, refused.error.message]).toEqual([500, 'This operation is not allowed on an object that inherits permissions.']);
  });

  test('parameters may come in the body, and what cannot be given is refused in SharePoint’s words', async () => {
    await alex.web.lists.add('Given');
    const list = "web/lists/getByTitle('Given')";
    expect((await council.post(`${list}/breakroleinheritance`, { copyRoleAssignments: false, clearSubscopes: true })).status).toBe(200);
    expect((await council.post(`${list}/roleassignments/addroleassignment`, { principalId: sonia, roleDefId: CONTRIBUTE })).status).toBe(200);
    const one = (await council.get(`${list}/roleassignments(${sonia})?$expand=Member,RoleDefinitionBindings`)).json;
    expect(one).toMatchObject({ PrincipalId: sonia, Member: { Title: 'Sonia Reyes' }, RoleDefinitionBindings: [{ Name: 'Contribute' }] });
    expect((await council.get(`${list}/roleassignments/getByPrincipalId(${sonia})/member/title`)).json).toMatchObject({ value: 'Sonia Reyes' });
    expect((await council.get(`${list}/roleassignments(${sonia})/roledefinitionbindings`)).json.value).toHaveLength(1);
    const messages = [
      await council.post(`${list}/roleassignments/addroleassignment(principalid=9999,roledefid=${READ})`, undefined),
      await council.post(`${list}/roleassignments/addroleassignment(principalid=${sonia},roledefid=1)`, undefined),
      await council.post(`${list}/roleassignments/addroleassignment(principalid=${sonia},roledefid=${LIMITED})`, undefined),
      await council.get(`${list}/roleassignments(${priya})`),
    ].map(({ status, error }) => [status, error.message]);
    expect(messages).toEqual([
      [404, 'Can not find the principal with id: 9999.'],
      [404, 'Can not find the permission level: 1.'],
      [500, 'You cannot grant a user the limited access permission level.'],
      [404, `Can not find the principal with id: ${priya}.`],
    ]);
    await alex.web.lists.getByTitle('Given').roleAssignments.getById(sonia).delete();
    expect((await council.get(`${list}/roleassignments(${sonia})`)).status).toBe(404);
  });

  test('what somebody may do is told of oneself and, to those who may ask, of others', async () => {
    const list = alex.web.lists.getByTitle('Cases');
    expect(await list.userHasPermissions(login(PRIYA), PermissionKind.AddListItems)).toBe(true);
    expect(await list.userHasPermissions(login(SONIA), PermissionKind.AddListItems)).toBe(false);
    expect(await list.currentUserHasPermissions(PermissionKind.ManagePermissions)).toBe(true);
    expect(await council.as(PRIYA).web.currentUserHasPermissions(PermissionKind.ManagePermissions)).toBe(false);
    expect(await council.as(PRIYA).web.userHasPermissions(login(PRIYA), PermissionKind.ViewListItems)).toBe(true);
    expect((await failure(council.as(PRIYA).web.getUserEffectivePermissions(login(SONIA)))).status).toBe(403);
    const ask = async (permissions: object, upn: string): Promise<unknown> => {
      const alias = encodeURIComponent(JSON.stringify(permissions).replace(/"/g, "'"));
      return (await council.get(`web/doesuserhavepermissions(@v)?@v=${alias}`, upn)).json.value;
    };
    expect(await ask({ High: '0', Low: '1' }, SONIA)).toBe(true);
    expect(await ask({ High: '0', Low: '2' }, SONIA)).toBe(false);
    expect(await ask({ High: '0', Low: '1073741824' }, ALEX)).toBe(true);
  });

  test('a level of one’s own is made, changed and deleted; those of SharePoint stay', async () => {
    await alex.web.roleDefinitions.add('Add and read', 'No more', 1000, { High: 176, Low: 138612835 });
    await alex.web.roleDefinitions.getByName('Add and read').update({ BasePermissions: { High: 0, Low: 1 }, Description: 'Less' });
    const level = await alex.web.roleDefinitions.getByName('add and READ')();
    expect(level).toMatchObject({ Name: 'Add and read', Description: 'Less', Order: 1000, BasePermissions: { High: '0', Low: '1' }, RoleTypeKind: 0 });
    expect(await alex.web.roleDefinitions.getById(level.Id)()).toMatchObject({ Id: level.Id });
    expect((await council.post('web/roledefinitions', { Name: 'Read', BasePermissions: { High: '0', Low: '1' } })).status).toBe(500);
    expect((await failure(alex.web.roleDefinitions.getByName('Full Control').delete())).status).toBe(500);
    expect((await failure(council.as(PRIYA).web.roleDefinitions.getByName('Add and read').delete())).status).toBe(403);
    await alex.web.roleDefinitions.getByName('Add and read').delete();
    const gone = await council.get("web/roledefinitions/getbyname('Add and read')");
    expect([gone.status, gone.error.message]).toEqual([404, 'Can not find the permission level: Add and read.']);
    expect((await alex.web.roleDefinitions.filter('RoleTypeKind eq 3').select('Id')())).toEqual([expect.objectContaining({ Id: CONTRIBUTE })]);
  });
});
