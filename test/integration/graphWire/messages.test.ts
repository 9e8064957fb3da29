import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, james, peopleAndSite, priya, series, someone, spfxAppId, tom } from './support';
import type { Scheduled } from './support';

const teamsAppId = '8a3f6a52-2f0b-4c6e-a1d4-3b7a5f9c2e10';
const card = JSON.stringify({ type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 'Action due' }] });

describe('Graph: chat messages and the activity feed', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  let meeting: Scheduled;
  const as = (upn: string) => someone(tenant, { upn, scp: allScopes }).client;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
    meeting = await series(tenant);
    await tenant.control('apps', {
      teamsAppId,
      name: 'Contract Desk',
      webApplicationId: spfxAppId,
      installedFor: [priya, tom],
      activityTypes: [{ type: 'actionDue', templateText: '{actor} reminds you: {action} is due {due}' }],
    });
  });
  afterAll(() => tenant.stop());

  describe('chatMessage: post', () => {
    const message = () => ({
      body: { contentType: 'html', content: '<at id="0">Tom Aldous</at> <attachment id="card1"></attachment>' },
      attachments: [{ id: 'card1', contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card }],
      mentions: [
        { id: 0, mentionText: 'Tom Aldous', mentioned: { user: { id: ids[tom], displayName: 'Tom Aldous', userIdentityType: 'aadUser' } } },
      ],
    });
    const post = (body: object, upn = priya) => as(upn).api(`/chats/${meeting.chatId}/messages`).post(body);

    test('a card with a mention is posted and read back', async () => {
      const sent = await post(message());
      expect(sent.from.user.id).toBe(ids[priya]);
      const { value } = await as(james).api(`/chats/${meeting.chatId}/messages`).top(5).get();
      expect(value[0].id).toBe(sent.id);
      expect(JSON.parse(value[0].attachments[0].content).type).toBe('AdaptiveCard');
      const seen = (await tenant.controlGet(`chats/${encodeURIComponent(meeting.chatId)}/messages`)) as { value: { id: string }[] };
      expect(seen.value.map((one) => one.id)).toContain(sent.id);
    });

    test('only members post, and only people: an application may not', async () => {
      expect((await failure(post(message(), alex))).statusCode).toBe(403);
      const app = someone(tenant, { appid: spfxAppId, roles: ['Chat.ReadWrite.All'] }).client;
      expect((await failure(app.api(`/chats/${meeting.chatId}/messages`).post(message()))).statusCode).toBe(405);
    });

    test('without ChatMessage.Send it is refused', async () => {
      const poor = someone(tenant, { upn: priya, scp: 'Chat.Read' }).client;
      expect((await failure(poor.api(`/chats/${meeting.chatId}/messages`).post(message()))).message).toContain('ChatMessage.Send');
    });

    test('every attachment has its marker and every marker its attachment', async () => {
      const unmarked = { ...message(), body: { contentType: 'html', content: '<at id="0">Tom</at>' } };
      expect((await failure(post(unmarked))).statusCode).toBe(400);
      expect((await failure(post({ ...message(), attachments: [] }))).statusCode).toBe(400);
    });

    test('the content of a card is a string that parses', async () => {
      const withContent = (content: unknown) => ({ ...message(), attachments: [{ ...message().attachments[0], content }] });
      expect((await failure(post(withContent({ type: 'AdaptiveCard' })))).statusCode).toBe(400);
      expect((await failure(post(withContent('{"type":')))).statusCode).toBe(400);
    });

    test('a mention has its marker, and names a member of the chat', async () => {
      const [mention] = message().mentions;
      expect((await failure(post({ ...message(), mentions: [] }))).statusCode).toBe(400);
      expect((await failure(post({ ...message(), mentions: [{ ...mention, id: 1 }] }))).statusCode).toBe(400);
      const stranger = { ...mention, mentioned: { user: { id: ids[alex] } } };
      expect((await failure(post({ ...message(), mentions: [stranger] }))).message).toContain('not a member');
    });

    test('more than 28 KB answers 413', async () => {
      const long = { body: { contentType: 'text', content: 'x'.repeat(29000) } };
      expect((await failure(post(long))).statusCode).toBe(413);
    });

    test('messages come newest first, in pages', async () => {
      for (const content of ['first', 'second', 'third']) await post({ body: { content } });
      const page = await as(tom).api(`/chats/${meeting.chatId}/messages`).top(2).get();
      expect(page.value.map((one: { body: { content: string } }) => one.body.content)).toEqual(['third', 'second']);
      const next = await as(tom).api(page['@odata.nextLink']).get();
      expect(next.value[0].body.content).toBe('first');
    });

    test('the chats of a person are listed with their members', async () => {
      const { value } = await as(tom).api('/me/chats').expand('members').get();
      expect(value.map((chat: { id: string }) => chat.id)).toEqual([meeting.chatId]);
      expect(value[0].members).toHaveLength(3);
      expect((await as(alex).api('/me/chats').get()).value).toEqual([]);
    });
  });

  describe('sendActivityNotification', () => {
    const notice = (more: object = {}) => ({
      topic: { source: 'text', value: 'Contract actions', webUrl: `https://teams.microsoft.com/l/entity/${teamsAppId}/myActions` },
      activityType: 'actionDue',
      previewText: { content: 'Replace the lift at Kiln House' },
      templateParameters: [
        { name: 'action', value: 'Lift repair' },
        { name: 'due', value: '10 December' },
      ],
      teamsAppId,
      ...more,
    });
    const send = (body: object, to = ids[tom], upn = priya) => as(upn).api(`/users/${to}/teamwork/sendActivityNotification`).post(body);
    const feed = async (upn: string) =>
      ((await tenant.controlGet(`notifications?upn=${encodeURIComponent(upn)}`)) as { value: { text: string; preview: string; chainId: string | null }[] }).value;

    test('shows the declared text with its parameters, and 150 characters of the preview', async () => {
      const call = someone(tenant, { upn: priya, scp: allScopes }).call;
      const body = notice({ previewText: { content: 'p'.repeat(200) } });
      expect((await call('POST', `/users/${ids[tom]}/teamwork/sendActivityNotification`, body)).status).toBe(204);
      const [entry] = await feed(tom);
      expect(entry?.text).toBe('Priya Nair reminds you: Lift repair is due 10 December');
      expect(entry?.preview).toHaveLength(150);
    });

    test('a later notice with the same chainId replaces the earlier one', async () => {
      const before = (await feed(tom)).length;
      await send(notice({ chainId: 7 }));
      await send(notice({ chainId: 7, templateParameters: [{ name: 'action', value: 'Lift repair' }, { name: 'due', value: 'today' }] }));
      const entries = await feed(tom);
      expect(entries).toHaveLength(before + 1);
      expect(entries[0]?.text).toContain('today');
    });

    test('the app must be installed for the recipient and name the calling application (403)', async () => {
      expect((await failure(send(notice(), ids[alex]))).statusCode).toBe(403);
      const other = someone(tenant, { upn: priya, scp: allScopes, appid: '6a0f5a3e-1111-4222-8333-944455566677' }).client;
      const refused = await failure(other.api(`/users/${ids[tom]}/teamwork/sendActivityNotification`).post(notice()));
      expect(refused.message).toContain("'6a0f5a3e-1111-4222-8333-944455566677' is not authorized");
    });

    test('two apps of the same application need teamsAppId to tell them apart (409)', async () => {
      const second = '11111111-aaaa-4bbb-8ccc-222222222222';
      await tenant.control('apps', { teamsAppId: second, webApplicationId: spfxAppId, installedFor: 'all', activityTypes: ['other'] });
      expect((await failure(send(notice({ teamsAppId: undefined })))).statusCode).toBe(409);
      await send(notice());
    });

    test('a type that the manifest does not declare and a parameter that is missing are refused', async () => {
      expect((await failure(send(notice({ activityType: 'unknown' })))).message).toContain('not declared');
      expect((await failure(send(notice({ templateParameters: [{ name: 'action', value: 'x' }] })))).message).toContain("'due'");
    });

    test('systemDefault needs no declaration, only its text', async () => {
      await send(notice({ activityType: 'systemDefault', templateParameters: [{ name: 'systemDefaultText', value: 'Minutes are filed' }] }));
      expect((await feed(tom))[0]?.text).toBe('Minutes are filed');
    });

    test('a topic of text needs a Teams deep link', async () => {
      const topic = (webUrl?: string) => notice({ topic: { source: 'text', value: 'x', webUrl } });
      expect((await failure(send(topic()))).statusCode).toBe(400);
      expect((await failure(send(topic('https://wendmere.example/sites/housing')))).message).toContain('deep link');
    });

    test('a topic may be the installed app of the recipient', async () => {
      const [app] = (await as(tom).api('/me/teamwork/installedApps').expand('teamsApp').get()).value;
      const topic = (id: string) => ({ source: 'entityUrl', value: `https://graph.microsoft.com/v1.0/users/${ids[tom]}/teamwork/installedApps/${id}` });
      expect(app.teamsApp.id).toBe(teamsAppId);
      await send(notice({ topic: topic(app.id) }));
      expect((await failure(send(notice({ topic: topic('other') })))).statusCode).toBe(400);
    });

    test('nobody notifies themselves in delegated mode', async () => {
      expect((await failure(send(notice(), ids[priya]))).statusCode).toBe(400);
    });

    test('in a chat the recipient stands in the body and is a member of it', async () => {
      const recipient = (upn: string) => ({ '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: ids[upn] });
      const inChat = (body: object) => as(priya).api(`/chats/${meeting.chatId}/sendActivityNotification`).post(body);
      const topic = { source: 'entityUrl', value: `https://graph.microsoft.com/v1.0/chats/${meeting.chatId}` };
      const before = (await feed(tom)).length;
      await inChat(notice({ topic, recipient: recipient(tom) }));
      expect(await feed(tom)).toHaveLength(before + 1);
      expect((await failure(inChat(notice({ topic })))).statusCode).toBe(400);
      expect((await failure(inChat(notice({ topic, recipient: recipient(alex) })))).statusCode).toBe(400);
    });

    test('an application sends without a person; {actor} is the app', async () => {
      const app = someone(tenant, { appid: spfxAppId, roles: ['TeamsActivity.Send'] }).client;
      await app.api(`/users/${ids[tom]}/teamwork/sendActivityNotification`).post(notice());
      expect((await feed(tom))[0]?.text).toContain('Contract Desk reminds you: Lift repair');
    });
  });
});
