import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, failure, james, peopleAndSite, priya, someone, sonia, spfxAppId, tom } from './support';

const scopes = [
  'Team.Create Team.ReadBasic.All TeamSettings.ReadWrite.All TeamMember.ReadWrite.All Channel.Create Channel.Delete.All',
  'ChannelSettings.ReadWrite.All ChannelMember.ReadWrite.All ChannelMessage.Read.All ChannelMessage.Send ChannelMessage.ReadWrite',
  'Files.ReadWrite.All TeamsActivity.Send TeamsAppInstallation.ReadWriteForTeam TeamsTab.ReadWriteForTeam AppCatalog.Read.All',
].join(' ');
const teamsAppId = '8a3f6a52-2f0b-4c6e-a1d4-3b7a5f9c2e10';
const user = '#microsoft.graph.aadUserConversationMember';

describe('Graph: teams and channels', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  let team: string;
  const as = (upn: string) => someone(tenant, { upn, scp: scopes }).client;
  const call = (upn: string, method: string, path: string, body?: unknown) => someone(tenant, { upn, scp: scopes }).call(method, path, body);
  const member = (upn: string, ...roles: string[]) => ({ '@odata.type': user, roles, 'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${ids[upn]}')` });
  const standard = { 'template@odata.bind': "https://graph.microsoft.com/v1.0/teamsTemplates('standard')" };
  const names = (list: { value: { displayName: string }[] }) => list.value.map((one) => one.displayName);

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
    const answer = await call(priya, 'POST', '/teams', { ...standard, displayName: 'Housing repairs', description: 'All repairs' });
    team = /teams\('([^']+)'\)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    await call(priya, 'POST', `/teams/${team}/members`, member(tom));
  });
  afterAll(() => tenant.stop());

  test('a new team is answered before it is there, and its operation tells how it went (Create team)', async () => {
    const answer = await call(tom, 'POST', '/teams', { ...standard, displayName: 'Voids' });
    const location = answer.headers.get('location') ?? '';
    expect([answer.status, answer.headers.get('content-location')]).toEqual([202, location.replace(/\/operations.*/, '')]);
    const operation = await as(tom).api(location).get();
    expect(operation).toMatchObject({ operationType: 'createTeam', status: 'succeeded' });
    expect(await as(tom).api(`/teams/${operation.targetResourceId}`).get()).toMatchObject({ displayName: 'Voids', isArchived: false, funSettings: { allowGiphy: true } });
    expect((await as(tom).api(`/groups/${operation.targetResourceId}/team`).get()).id).toBe(operation.targetResourceId);
    expect(names(await as(tom).api('/me/joinedTeams').get())).toEqual(['Housing repairs', 'Voids']);
    expect((await failure(as(sonia).api(`/teams/${operation.targetResourceId}`).get())).statusCode).toBe(403);
  });

  test('without a template, or by an application that names no owner, there is no team', async () => {
    expect((await failure(as(priya).api('/teams').post({ displayName: 'x' }))).statusCode).toBe(400);
    const app = someone(tenant, { appid: spfxAppId, roles: ['Team.Create'] }).client;
    expect((await failure(app.api('/teams').post({ ...standard, displayName: 'x' }))).message).toContain('one owner');
    expect((await failure(as(priya).api(`/groups/${team}/team`).put({}))).statusCode).toBe(403);
  });

  test('settings are its owners\', and an archived team is only read', async () => {
    expect((await call(tom, 'PATCH', `/teams/${team}`, { funSettings: { allowGiphy: false } })).status).toBe(403);
    expect((await call(priya, 'PATCH', `/teams/${team}`, { funSettings: { allowGiphy: false } })).status).toBe(204);
    expect((await as(tom).api(`/teams/${team}`).get()).funSettings).toMatchObject({ allowGiphy: false, giphyContentRating: 'moderate' });
    expect((await call(priya, 'POST', `/teams/${team}/archive`)).status).toBe(202);
    expect((await failure(as(tom).api(`/teams/${team}/primaryChannel/messages`).post({ body: { content: 'x' } }))).message).toContain('archived');
    await call(priya, 'POST', `/teams/${team}/unarchive`);
  });

  test('members come and go, owners among them, and the site follows', async () => {
    const base = `/teams/${team}/members`;
    const added = await as(priya).api(base).post(member(sonia));
    expect((await failure(as(priya).api(base).post(member(sonia)))).statusCode).toBe(409);
    expect((await as(priya).api(`${base}/${added.id}`).patch({ '@odata.type': user, roles: ['owner'] })).roles).toEqual(['owner']);
    const [own] = (await as(priya).api(base).get()).value;
    expect(own).toMatchObject({ userId: ids[priya], roles: ['owner'] });
    await as(sonia).api(`${base}/${own.id}`).patch({ '@odata.type': user, roles: [] });
    expect((await failure(as(sonia).api(`${base}/${added.id}`).delete())).message).toContain('last owner');
    await as(sonia).api(`${base}/${own.id}`).patch({ '@odata.type': user, roles: ['owner'] });
    await as(sonia).api(`${base}/${added.id}`).delete();
    expect((await as(priya).api(base).get()).value).toHaveLength(2);
    const several = await as(priya).api(`${base}/add`).post({ values: [member(james, 'guest'), member(tom)] });
    expect(several.value.map((one: { error: unknown }) => one.error === null)).toEqual([true, false]);
  });

  describe('channels', () => {
    test('have a folder in the site; a private one is for its members alone', async () => {
      const { id } = await as(tom).api(`/teams/${team}/channels`).post({ displayName: 'Lifts', description: 'Lift repairs' });
      expect((await as(tom).api(`/teams/${team}/channels/${id}/filesFolder`).get()).name).toBe('Lifts');
      expect((await failure(as(tom).api(`/teams/${team}/channels`).post({ displayName: 'lifts' }))).code).toBe('NameAlreadyExists');
      const secret = await as(priya).api(`/teams/${team}/channels`).post({ displayName: 'Claims', membershipType: 'private', members: [member(priya, 'owner')] });
      expect(names(await as(priya).api(`/teams/${team}/channels`).get())).toEqual(['General', 'Lifts', 'Claims']);
      expect(names(await as(tom).api(`/teams/${team}/channels`).get())).toEqual(['General', 'Lifts']);
      expect((await failure(as(tom).api(`/teams/${team}/channels/${secret.id}`).get())).statusCode).toBe(403);
      await as(priya).api(`/teams/${team}/channels/${secret.id}/members`).post(member(tom));
      expect((await as(tom).api(`/teams/${team}/channels/${secret.id}/members`).get()).value).toHaveLength(2);
      for (const one of [id, secret.id]) await as(priya).api(`/teams/${team}/channels/${one}`).delete();
      expect((await failure(as(priya).api(`/teams/${team}/primaryChannel`).delete())).statusCode).toBe(400);
    });

    test('hold messages, replies below them, and mentions of the team (List channel messages)', async () => {
      const { id } = await as(tom).api(`/teams/${team}/primaryChannel`).get();
      const base = `/teams/${team}/channels/${id}/messages`;
      const said = await as(priya).api(base).post({
        body: { contentType: 'html', content: '<at id="0">Housing repairs</at> the new rota' },
        mentions: [{ id: 0, mentionText: 'Housing repairs', mentioned: { conversation: { id: team, displayName: 'Housing repairs', conversationIdentityType: 'team' } } }],
      });
      expect(said.channelIdentity).toEqual({ teamId: team, channelId: id });
      const reply = await as(tom).api(`${base}/${said.id}/replies`).post({ body: { content: 'Thanks' } });
      expect(reply.replyToId).toBe(said.id);
      const listed = await as(tom).api(base).expand('replies').get();
      expect(listed.value).toHaveLength(1);
      expect(listed.value[0].replies.map((one: { body: { content: string } }) => one.body.content)).toEqual(['Thanks']);
      expect((await call(tom, 'POST', `${base}/${said.id}/replies/${reply.id}/softDelete`)).status).toBe(204);
      expect((await as(priya).api(`${base}/${said.id}/replies/${reply.id}`).get()).body.content).toBe('');
      expect((await failure(as(tom).api(base).filter("subject eq 'x'").get())).statusCode).toBe(400);
      expect((await failure(as(sonia).api(base).get())).statusCode).toBe(403);
      const first = await as(tom).api(`${base}/delta`).get();
      await as(tom).api(base).post({ body: { content: 'Later' } });
      expect((await as(tom).api(first['@odata.deltaLink']).get()).value).toHaveLength(1);
    });

    test('all messages of a team are read by applications alone', async () => {
      const app = someone(tenant, { appid: spfxAppId, roles: ['ChannelMessage.Read.All', 'Chat.Read.All'] }).client;
      expect((await app.api(`/teams/${team}/channels/getAllMessages`).get()).value).toHaveLength(3);
      expect((await app.api(`/users/${ids[tom]}/chats/getAllMessages`).get()).value).toEqual([]);
      expect((await failure(as(priya).api(`/teams/${team}/channels/getAllMessages`).get())).statusCode).toBe(403);
    });
  });

  describe('apps', () => {
    beforeAll(async () => {
      await tenant.control('apps', { teamsAppId, name: 'Contract Desk', webApplicationId: spfxAppId, installedFor: [], activityTypes: [{ type: 'actionDue', templateText: '{actor}: {action}' }] });
    });
    const bind = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${teamsAppId}` };
    const notice = (recipient: object) => ({
      topic: { source: 'entityUrl', value: `https://graph.microsoft.com/v1.0/teams/${team}` },
      activityType: 'actionDue',
      previewText: { content: 'Lift repair' },
      templateParameters: [{ name: 'action', value: 'Lift repair' }],
      recipient,
    });
    const feed = async (upn: string) => ((await tenant.controlGet(`notifications?upn=${encodeURIComponent(upn)}`)) as { value: { text: string }[] }).value;

    test('are installed in a team once, and a tab needs its app there', async () => {
      const tabs = `/teams/${team}/primaryChannel/tabs`;
      const tab = { ...bind, displayName: 'Contracts', configuration: { entityId: 'register', contentUrl: 'https://wendmere.example/sites/housing' } };
      expect((await failure(as(priya).api(tabs).post(tab))).statusCode).toBe(403);
      expect((await call(priya, 'POST', `/teams/${team}/installedApps`, bind)).status).toBe(201);
      expect((await call(priya, 'POST', `/teams/${team}/installedApps`, bind)).status).toBe(409);
      const { value } = await as(tom).api(`/teams/${team}/installedApps`).expand('teamsApp').filter(`teamsApp/id eq '${teamsAppId}'`).get();
      expect(value[0].teamsApp.displayName).toBe('Contract Desk');
      const made = await as(priya).api(tabs).post(tab);
      expect((await as(tom).api(`${tabs}/${made.id}`).expand('teamsApp').get()).teamsApp.id).toBe(teamsAppId);
      expect((await as(priya).api(`${tabs}/${made.id}`).patch({ displayName: 'Register' })).configuration.entityId).toBe('register');
      await as(priya).api(`${tabs}/${made.id}`).delete();
      expect((await as(priya).api(tabs).get()).value).toEqual([]);
      expect((await as(tom).api('/appCatalogs/teamsApps').expand('appDefinitions').get()).value[0].appDefinitions[0].teamsAppId).toBe(teamsAppId);
    });

    test('tell somebody of the team, or all of it, of something in the team (team: sendActivityNotification)', async () => {
      const address = `/teams/${team}/sendActivityNotification`;
      const one = { '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: ids[tom] };
      expect((await call(priya, 'POST', address, notice(one))).status).toBe(204);
      expect((await feed(tom))[0]?.text).toBe('Priya Nair: Lift repair');
      expect((await failure(as(priya).api(address).post(notice({ ...one, userId: ids[alex] })))).message).toContain('not a member of the team');
      const everybody = { '@odata.type': 'microsoft.graph.teamMembersNotificationRecipient', teamId: team };
      const before = [(await feed(tom)).length, (await feed(priya)).length];
      await call(priya, 'POST', address, notice(everybody));
      expect([(await feed(tom)).length, (await feed(priya)).length]).toEqual([(before[0] ?? 0) + 1, before[1]]);
      const elsewhere = { ...notice(one), topic: { source: 'entityUrl', value: 'https://graph.microsoft.com/v1.0/teams/other' } };
      expect((await failure(as(priya).api(address).post(elsewhere))).statusCode).toBe(400);
    });

    test('reach up to a hundred people at once, and leave out who has no app (sendActivityNotificationToRecipients)', async () => {
      const person = (id: string | undefined) => ({ '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: id });
      const body = (recipients: object[]) => ({ ...notice({}), recipient: undefined, recipients, topic: { source: 'entityUrl', value: `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${teamsAppId}` } });
      const address = '/teamwork/sendActivityNotificationToRecipients';
      const before = (await feed(tom)).length;
      expect((await call(priya, 'POST', address, body([person(ids[tom]), person(ids[alex]), person('22222222-2222-4222-8222-222222222222')]))).status).toBe(202);
      expect([(await feed(tom)).length, (await feed(alex)).length]).toEqual([before + 1, 0]);
      expect((await call(priya, 'POST', address, body(Array.from({ length: 101 }, () => person(ids[tom]))))).status).toBe(400);
    });
  });
});
