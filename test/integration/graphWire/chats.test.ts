import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, james, peopleAndSite, priya, series, someone, sonia, tom } from './support';
import type { Scheduled } from './support';

const scopes = `${allScopes} Chat.ReadWrite Chat.Create ChatMember.ReadWrite`;
const user = '#microsoft.graph.aadUserConversationMember';

describe('Graph: chats', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  let meeting: Scheduled;
  const as = (upn: string) => someone(tenant, { upn, scp: scopes }).client;
  const member = (upn: string, role = 'owner') => ({ '@odata.type': user, roles: [role], 'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${ids[upn]}')` });
  const start = (chatType: string, upns: readonly string[], more: object = {}, by = priya) =>
    as(by).api('/chats').post({ chatType, members: upns.map((upn) => member(upn, upn === james ? 'guest' : 'owner')), ...more });

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
    meeting = await series(tenant);
  });
  afterAll(() => tenant.stop());

  test('two people have one chat, whoever starts it (Create chat)', async () => {
    const first = await start('oneOnOne', [priya, tom]);
    const second = await start('oneOnOne', [tom, priya], {}, tom);
    expect(second.id).toBe(first.id);
    expect(first.id).toMatch(/^19:[0-9a-f-]{36}_[0-9a-f-]{36}@unq\.gbl\.spaces$/);
    expect((await failure(as(priya).api(`/chats/${first.id}/members`).post(member(sonia)))).statusCode).toBe(400);
  });

  test('a chat without the caller, with too few members or without a role is refused', async () => {
    expect((await failure(start('group', [tom, sonia]))).statusCode).toBe(403);
    expect((await failure(start('oneOnOne', [priya]))).statusCode).toBe(400);
    expect((await failure(start('oneOnOne', [priya, tom], { topic: 'x' }))).statusCode).toBe(400);
    expect((await failure(start('meeting', [priya, tom]))).statusCode).toBe(400);
    const noRole = { '@odata.type': user, roles: [], 'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${ids[tom]}')` };
    expect((await failure(as(priya).api('/chats').post({ chatType: 'group', members: [member(priya), noRole] }))).message).toContain("role 'owner'");
    const poor = someone(tenant, { upn: priya, scp: 'Chat.Read' }).client;
    expect((await failure(poor.api('/chats').post({ chatType: 'group', members: [] }))).statusCode).toBe(403);
  });

  test('a group chat is renamed, and its members come and go', async () => {
    const chat = await start('group', [priya, tom, james], { topic: 'Voids' });
    expect((await as(tom).api(`/chats/${chat.id}`).patch({ topic: 'Voids and lets' })).topic).toBe('Voids and lets');
    const call = someone(tenant, { upn: priya, scp: scopes }).call;
    const added = await call('POST', `/chats/${chat.id}/members`, member(sonia));
    expect([added.status, added.headers.get('location')]).toEqual([201, expect.stringContaining('/members/')]);
    expect((await call('POST', `/chats/${chat.id}/members`, member(sonia))).status).toBe(409);
    const members = (await as(sonia).api(`/chats/${chat.id}/members`).get()).value;
    expect(members.map((one: { userId: string; roles: string[] }) => [one.userId, one.roles[0]])).toEqual([
      [ids[priya], 'owner'],
      [ids[tom], 'owner'],
      [ids[james], 'guest'],
      [ids[sonia], 'owner'],
    ]);
    expect(members[3].visibleHistoryStartDateTime).not.toBe('0001-01-01T00:00:00Z');
    await as(priya).api(`/chats/${chat.id}/members/${members[3].id}`).delete();
    expect((await failure(as(sonia).api(`/chats/${chat.id}`).get())).statusCode).toBe(403);
  });

  describe('messages', () => {
    let chat: string;
    const say = async (content: string, upn = priya): Promise<string> => (await as(upn).api(`/chats/${chat}/messages`).post({ body: { content } })).id;
    const read = (id: string) => as(tom).api(`/chats/${chat}/messages/${id}`).get();
    const call = (upn: string, method: string, path: string, body?: unknown) => someone(tenant, { upn, scp: scopes }).call(method, `/chats/${chat}/messages/${path}`, body);

    beforeAll(async () => {
      chat = (await start('group', [priya, tom, sonia], { topic: 'Lifts' })).id;
    });

    test('are changed by who wrote them alone, and say when (Update chatMessage)', async () => {
      const id = await say('At ten');
      expect((await call(priya, 'PATCH', id, { body: { content: 'At eleven' } })).status).toBe(204);
      expect(await read(id)).toMatchObject({ body: { content: 'At eleven' }, lastEditedDateTime: expect.any(String) });
      expect((await call(tom, 'PATCH', id, { body: { content: 'At noon' } })).status).toBe(403);
    });

    test('lose their words when they are deleted, and get them back', async () => {
      const id = await say('A slip');
      expect((await call(priya, 'POST', `${id}/softDelete`)).status).toBe(204);
      expect(await read(id)).toMatchObject({ body: { content: '' }, deletedDateTime: expect.any(String) });
      expect(await read(id)).not.toHaveProperty('kept');
      expect((await call(priya, 'POST', `${id}/undoSoftDelete`)).status).toBe(204);
      expect(await read(id)).toMatchObject({ body: { content: 'A slip' }, deletedDateTime: null });
    });

    test('carry reactions, one of a kind from each person', async () => {
      const id = await say('Done');
      for (const upn of [tom, tom, sonia]) expect((await call(upn, 'POST', `${id}/setReaction`, { reactionType: '👍' })).status).toBe(204);
      expect((await read(id)).reactions).toHaveLength(2);
      await call(tom, 'POST', `${id}/unsetReaction`, { reactionType: '👍' });
      expect((await read(id)).reactions.map((one: { user: { user: { id: string } } }) => one.user.user.id)).toEqual([ids[sonia]]);
    });

    test('bring pictures along, which lie beside them', async () => {
      const picture = Buffer.from('a picture');
      const sent = await as(priya).api(`/chats/${chat}/messages`).post({
        body: { contentType: 'html', content: '<img src="../hostedContents/1/$value">' },
        hostedContents: [{ '@microsoft.graph.temporaryId': '1', contentBytes: picture.toString('base64'), contentType: 'image/png' }],
      });
      const [{ id }] = (await as(tom).api(`/chats/${chat}/messages/${sent.id}/hostedContents`).get()).value;
      expect(sent.body.content).toContain(`/messages/${sent.id}/hostedContents/${id}/$value`);
      const bytes = await call(tom, 'GET', `${sent.id}/hostedContents/${id}/$value`);
      expect([bytes.headers.get('content-type'), await bytes.text()]).toEqual(['image/png', 'a picture']);
    });

    test('are sorted downwards alone, and filtered by what they are sorted by', async () => {
      const list = (options: string) => as(tom).api(`/chats/${chat}/messages?${options}`).get();
      const late = 'lastModifiedDateTime gt 2027-01-01T00:00:00Z';
      expect((await list(`$top=50&$orderby=lastModifiedDateTime desc&$filter=${late}`)).value).toEqual([]);
      expect((await list(`$top=50&$filter=${late}`)).value.length).toBeGreaterThan(0);
      expect((await failure(list('$orderby=createdDateTime asc'))).statusCode).toBe(400);
      expect((await failure(list('$top=51'))).statusCode).toBe(400);
    });

    test('the last one is shown with the chat, and a chat is read or hidden by each for themselves', async () => {
      await say('The last word', tom);
      const chats = await as(priya).api('/me/chats').expand('lastMessagePreview').orderby('lastMessagePreview/createdDateTime desc').get();
      expect(chats.value[0]).toMatchObject({ id: chat, lastMessagePreview: { body: { content: 'The last word' } } });
      const mark = (name: string, upn: string, by = priya) => someone(tenant, { upn: by, scp: scopes }).call('POST', `/chats/${chat}/${name}`, { user: { id: ids[upn] } });
      expect((await mark('markChatReadForUser', priya)).status).toBe(204);
      expect((await mark('hideForUser', tom)).status).toBe(403);
      await mark('hideForUser', priya);
      expect((await as(priya).api(`/chats/${chat}`).get()).viewpoint).toMatchObject({ isHidden: true, lastMessageReadDateTime: expect.stringContaining('2026-12-03') });
      expect((await as(tom).api(`/chats/${chat}`).get()).viewpoint.isHidden).toBe(false);
    });
  });

  test("a meeting's chat tells the organiser the event; what is not served says so", async () => {
    const mine = await as(priya).api(`/chats/${meeting.chatId}`).get();
    expect((await as(priya).api(`/me/events/${mine.onlineMeetingInfo.calendarEventId}`).get()).subject).toBe('Responsive repairs L2');
    expect((await as(tom).api(`/chats/${meeting.chatId}`).get()).onlineMeetingInfo.calendarEventId).toBeNull();
    expect((await failure(as(tom).api(`/chats/${meeting.chatId}/pinnedMessages`).get())).statusCode).toBe(501);
    expect((await failure(as(alex).api('/chats/19:none@thread.v2').get())).statusCode).toBe(404);
    expect((await failure(as(alex).api(`/users/${ids[tom]}/chats`).get())).statusCode).toBe(403);
  });
});
