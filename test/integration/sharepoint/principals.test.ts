import type { SPFI } from '@pnp/sp';
import '@pnp/sp/site-users/types';
import { ALEX, JAMES, PRIYA, SONIA, failure, msp, startCouncil, type Council } from './council';

const login = (upn: string): string => `i:0#.f|membership|${upn}`;

describe('people and groups of a site (facts 1.2, 1.8)', () => {
  let council: Council;
  let alex: SPFI;
  let priya: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    alex = council.as(ALEX);
    priya = council.as(PRIYA);
  });
  afterAll(async () => council.tenant.stop());

  test('a person is found by id, login name and mail, and filtered like any other row', async () => {
    const { Id, LoginName, Email } = await alex.web.ensureUser(login(PRIYA));
    for (const found of [alex.web.getUserById(Id), alex.web.siteUsers.getById(Id), alex.web.siteUsers.getByLoginName(LoginName), alex.web.siteUsers.getByEmail(Email)]) {
      expect(await found()).toMatchObject({ Id, Title: 'Priya Nair', PrincipalType: 1, UserPrincipalName: PRIYA });
    }
    expect(await alex.web.siteUsers.filter(`LoginName eq '${LoginName}'`).select('Id')()).toEqual([expect.objectContaining({ Id })]);
    expect((await alex.web.siteUsers.filter('IsSiteAdmin eq true')()).map(({ Title }) => Title)).toEqual(['Alex Munro']);
    expect((await priya.web.currentUser.groups()).map(({ Title }) => Title)).toEqual(['Housing contracts Members']);
    expect((await failure(alex.web.getUserById(9999)())).message).toContain('User cannot be found.');
    expect((await failure(alex.web.ensureUser('nobody@wendmere.example'))).message).toContain('could not be found');
  });

  test('a guest is told apart, and everyone is one principal', async () => {
    expect(await alex.web.ensureUser(login(JAMES))).toMatchObject({ IsShareByEmailGuestUser: true, Email: 'james.farrow@estuaryrepairs.example' });
    const everyone = await alex.web.ensureUser('everyone except external users');
    expect(everyone).toMatchObject({ PrincipalType: 4, Title: 'Everyone except external users', LoginName: expect.stringMatching(/^c:0-\.f\|rolemanager\|spo-grid-all-users\//) });
    await council.tenant.control('users', { upn: 'new@wendmere.example', displayName: 'New Officer' });
    const visitors = (await alex.web.associatedVisitorGroup()).Id;
    expect((await council.get('web?$select=Title', 'new@wendmere.example')).status).toBe(403);
    await alex.web.siteGroups.getById(visitors).users.add(everyone.LoginName);
    expect((await council.get('web?$select=Title', 'new@wendmere.example')).status).toBe(200);
    expect((await council.get('web?$select=Title', JAMES)).status).toBe(403);
    await alex.web.siteGroups.getById(visitors).users.removeByLoginName(everyone.LoginName);
    expect((await council.get('web?$select=Title', 'new@wendmere.example')).status).toBe(403);
  });

  test('one changes one’s own entry, sending back what was read; another’s only as an administrator', async () => {
    const me = await priya.web.currentUser();
    await priya.web.currentUser.update({ ...me, Title: 'Priya Nair-Smith' });
    expect((await priya.web.currentUser()).Title).toBe('Priya Nair-Smith');
    const sonia = (await alex.web.ensureUser(login(SONIA))).Id;
    expect((await failure(priya.web.getUserById(sonia).update({ Title: 'x' }))).status).toBe(403);
    expect((await failure(alex.web.getUserById(sonia).update({ Id: 1 } as never))).status).toBe(400);
    await alex.web.getUserById(sonia).update({ IsSiteAdmin: true });
    expect((await alex.web.getUserById(sonia)()).IsSiteAdmin).toBe(true);
    await alex.web.getUserById(sonia).update({ IsSiteAdmin: false });
    await alex.web.siteUsers.removeById(sonia);
    expect((await failure(alex.web.getUserById(sonia)())).status).toBe(404);
    await council.tenant.control('groups/members', { site: '/sites/housing', group: 'Visitors', upns: [SONIA] });
  });

  test('a group of one’s own: made, renamed, given another owner, emptied and removed', async () => {
    const group = await alex.web.siteGroups.add({ Title: 'Clerks of works', Description: 'On site' });
    expect(group).toMatchObject({ Title: 'Clerks of works', OwnerTitle: 'Alex Munro', OnlyAllowMembersViewMembership: true, AllowMembersEditMembership: false });
    const own = alex.web.siteGroups.getById(group.Id);
    const person = await own.users.add(login(PRIYA));
    expect(await own.users()).toHaveLength(2);
    await own.update({ Title: 'Clerks', Description: 'x', AllowMembersEditMembership: true });
    expect(await alex.web.siteGroups.getByName('Clerks')()).toMatchObject({ Id: group.Id, Description: 'x', AllowMembersEditMembership: true });
    await own.setUserAsOwner((await alex.web.ensureUser(login(PRIYA))).Id);
    expect((await own()).OwnerTitle).toContain('Priya');
    await priya.web.siteGroups.getByName('Clerks').users.add(login(SONIA));
    await own.users.removeByLoginName(login(SONIA));
    expect(person).toBeDefined();
    await alex.web.siteGroups.removeByLoginName('Clerks');
    const gone = await council.get(`web/sitegroups/getByName('Clerks')`);
    expect([gone.status, gone.error.message]).toEqual([404, 'Group cannot be found.']);
  });

  test('who may see and change who is in a group', async () => {
    const { Id } = await alex.web.siteGroups.add({ Title: 'Panel' });
    expect((await failure(priya.web.siteGroups.getById(Id).users())).status).toBe(403);
    expect((await failure(priya.web.siteGroups.getById(Id).expand('Users')())).status).toBe(403);
    await alex.web.siteGroups.getById(Id).update({ OnlyAllowMembersViewMembership: false });
    expect(await priya.web.siteGroups.getById(Id).users()).toHaveLength(1);
    expect((await failure(priya.web.siteGroups.getById(Id).users.add(login(SONIA)))).status).toBe(403);
    expect(await priya.web.siteGroups.getById(Id).select('CanCurrentUserEditMembership', 'CanCurrentUserViewMembership')()).toMatchObject({
      CanCurrentUserEditMembership: false,
      CanCurrentUserViewMembership: true,
    });
  });

  test('names of groups: taken, empty and with characters that they cannot have', async () => {
    const taken = await council.post('web/sitegroups', { Title: 'Housing contracts Owners' });
    expect([taken.status, taken.error.code]).toEqual([500, msp('-2130575293, MSP.SPException')]);
    for (const Title of ['', 'a/b', 'a@b', 'a|b']) expect((await council.post('web/sitegroups', { Title })).status).toBe(400);
    const unknown = await council.post('web/sitegroups', { Title: 'Fine', Colour: 'red' });
    expect(unknown.error.message).toContain("The property 'Colour' does not exist on type 'SP.Group'");
  });

  test('the three groups of a site can be made anew', async () => {
    await council.tenant.control('sites', { url: '/sites/groups', title: 'Groups', owner: ALEX });
    const digest = await council.digest(ALEX, `${council.tenant.url}/sites/groups`);
    const made = await council.post("/sites/groups/_api/web/createDefaultAssociatedGroups(userLogin=@u,userLogin2=@v,groupNameSeed=@s)?@u='" + encodeURIComponent(login(PRIYA)) + "'&@v=''&@s='Seed'", undefined, { 'x-requestdigest': digest });
    expect(made.status).toBe(200);
    expect((await council.get('/sites/groups/_api/web/associatedownergroup')).json).toMatchObject({ Title: 'Seed Owners' });
    expect((await council.get('/sites/groups/_api/web', PRIYA)).status).toBe(200);
  });
});
