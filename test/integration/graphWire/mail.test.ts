import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { failure, james, peopleAndSite, priya, someone, sonia, tom } from './support';

const scopes = 'Mail.ReadWrite Mail.Send MailboxSettings.ReadWrite Calendars.ReadWrite';
const to = (...upns: string[]): object[] => upns.map((address) => ({ emailAddress: { address } }));

interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly bodyPreview: string;
  readonly [name: string]: unknown;
}

describe('Graph: mail', () => {
  let tenant: TestTenant;
  const as = (upn: string, scp = scopes) => someone(tenant, { upn, scp }).client;
  const raw = (upn: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => someone(tenant, { upn, scp: scopes }).call(method, path, body, headers);
  const draft = (upn: string, more: object = {}): Promise<Mail> => as(upn).api('/me/messages').post({ subject: 'Lift at Mill Court', body: { contentType: 'HTML', content: '<p>It is <b>out</b> again.</p>' }, toRecipients: to(tom), ...more });
  const inFolder = async (upn: string, folder: string): Promise<Mail[]> => (await as(upn).api(`/me/mailFolders/${folder}/messages`).top(50).get()).value;
  const subjects = async (upn: string, folder: string): Promise<string[]> => (await inFolder(upn, folder)).map(({ subject }) => subject);
  const newest = async (upn: string, folder = 'inbox'): Promise<Mail> => (await inFolder(upn, folder))[0] as Mail;
  const status = async (promise: Promise<unknown>): Promise<number> => (await failure(promise)).statusCode;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    await peopleAndSite(tenant);
  });
  afterAll(() => tenant.stop());

  describe('writing and sending', () => {
    test('a draft is changed, sent, and found by both sides', async () => {
      const { id } = await draft(priya, { ccRecipients: to(sonia), bccRecipients: to('board@outside.example'), importance: 'high' });
      expect(await as(priya).api(`/me/messages/${id}`).get()).toMatchObject({
        isDraft: true,
        importance: 'high',
        bodyPreview: 'It is out again.',
        from: { emailAddress: { name: 'Priya Nair', address: priya } },
        toRecipients: [{ emailAddress: { name: 'Tom Aldous', address: tom } }],
      });
      await as(priya).api(`/me/messages/${id}`).patch({ subject: 'Lift at Mill Court, again', categories: ['Red category'] });
      expect((await raw(priya, 'POST', `/me/messages/${id}/send`)).status).toBe(202);
      expect(await newest(priya, 'sentitems')).toMatchObject({ subject: 'Lift at Mill Court, again', isDraft: false, bccRecipients: [{ emailAddress: { address: 'board@outside.example' } }] });
      expect(await subjects(priya, 'drafts')).toEqual([]);
      expect(await newest(tom)).toMatchObject({ subject: 'Lift at Mill Court, again', isRead: false, bccRecipients: [], sender: { emailAddress: { address: priya } } });
      expect(await subjects(sonia, 'inbox')).toEqual(['Lift at Mill Court, again']);
      expect(await tenant.controlGet('outbox')).toMatchObject({ value: [{ from: priya, bcc: ['board@outside.example'] }] });
    });

    test('sendMail leaves nothing behind unless it is kept', async () => {
      const before = (await subjects(priya, 'sentitems')).length;
      const message = { subject: 'Minutes', body: { contentType: 'Text', content: 'See the site.' }, toRecipients: to(tom) };
      expect((await raw(priya, 'POST', '/me/sendMail', { message, saveToSentItems: false })).status).toBe(202);
      expect([await subjects(priya, 'sentitems'), await subjects(priya, 'drafts')].map((list) => list.length)).toEqual([before, 0]);
      await as(priya).api('/me/sendMail').post({ Message: message, SaveToSentItems: 'true' });
      expect((await subjects(priya, 'sentitems'))[0]).toBe('Minutes');
      expect(await subjects(tom, 'inbox')).toEqual(expect.arrayContaining(['Minutes']));
    });

    test('what cannot be sent is refused, and leaves no draft', async () => {
      const before = (await subjects(priya, 'drafts')).length;
      expect(await status(as(priya).api('/me/sendMail').post({ message: { subject: 'x', toRecipients: [] } }))).toBe(400);
      expect(await status(as(priya).api('/me/sendMail').post({ message: { subject: 'x', toRecipients: [{ emailAddress: {} }] } }))).toBe(400);
      expect(await status(as(priya).api('/me/sendMail').post({ subject: 'x' }))).toBe(400);
      expect(await status(as(priya, 'Mail.ReadWrite').api('/me/sendMail').post({ message: { toRecipients: to(tom) } }))).toBe(403);
      expect((await raw(priya, 'POST', '/me/sendMail', 'TUlNRQ==', { 'content-type': 'text/plain' })).status).toBe(501);
      expect((await subjects(priya, 'drafts')).length).toBe(before);
    });

    test('a message that was sent is changed only where its reader keeps notes', async () => {
      const { id } = await newest(tom);
      expect(await as(tom).api(`/me/messages/${id}`).patch({ isRead: true, flag: { flagStatus: 'flagged' } })).toMatchObject({ isRead: true, flag: { flagStatus: 'flagged' } });
      expect(await status(as(tom).api(`/me/messages/${id}`).patch({ subject: 'Other' }))).toBe(400);
      expect(await status(as(tom).api(`/me/messages/${id}/send`).post({}))).toBe(400);
    });

    test('an application sends for anybody it has a role for; a person only for themselves; a guest has no mailbox', async () => {
      const app = someone(tenant, { appid: '6a0f5a3e-1111-4222-8333-944455566677', roles: ['Mail.Send'] });
      expect((await app.call('POST', `/users/${sonia}/sendMail`, { message: { subject: 'Reminder', toRecipients: to(tom) } })).status).toBe(202);
      expect((await newest(tom)).subject).toBe('Reminder');
      expect((await raw(priya, 'GET', `/users/${tom}/messages`)).status).toBe(403);
      expect((await raw(james, 'GET', '/me/messages')).status).toBe(404);
    });
  });

  describe('answers', () => {
    let question: Mail;
    beforeAll(async () => {
      await as(priya).api('/me/sendMail').post({ message: { subject: 'Damp at No. 4', body: { contentType: 'Text', content: 'Who goes?' }, toRecipients: to(tom, priya), ccRecipients: to(sonia), attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'survey.txt', contentBytes: 'RGFtcA==' }] } });
      question = (await inFolder(tom, 'inbox')).find(({ subject }) => subject === 'Damp at No. 4') as Mail;
    });

    test('a reply goes to the sender, in the same conversation, with what was said below', async () => {
      expect((await raw(tom, 'POST', `/me/messages/${question.id}/reply`, { comment: 'I do.' })).status).toBe(202);
      const got = await newest(priya);
      expect(got).toMatchObject({ subject: 'RE: Damp at No. 4', conversationId: question.conversationId, toRecipients: [{ emailAddress: { address: priya } }], ccRecipients: [] });
      expect(got.bodyPreview).toMatch(/^I do\..*Who goes\?$/s);
    });

    test('a reply to all leaves oneself out', async () => {
      const made = await as(tom).api(`/me/messages/${question.id}/createReplyAll`).post({});
      expect([made.isDraft, made.toRecipients, made.ccRecipients].flat()).toMatchObject([true, { emailAddress: { address: priya } }, { emailAddress: { address: sonia } }]);
    });

    test('a forward takes the files along, to whom it names', async () => {
      await as(tom).api(`/me/messages/${question.id}/forward`).post({ comment: 'For you', toRecipients: to(sonia) });
      const got = await newest(sonia);
      expect([got.subject, got.hasAttachments]).toEqual(['FW: Damp at No. 4', true]);
      expect((await as(sonia).api(`/me/messages/${got.id}/attachments`).get()).value).toMatchObject([{ name: 'survey.txt', contentBytes: 'RGFtcA==', size: 4 }]);
      expect(await status(as(tom).api(`/me/messages/${question.id}/forward`).post({ comment: 'Nobody' }))).toBe(400);
      expect(await status(as(tom).api(`/me/messages/${question.id}/reply`).post({ comment: 'x', message: { body: { contentType: 'text', content: 'y' } } }))).toBe(400);
    });
  });

  describe('finding', () => {
    test('by filter, search, order, chosen properties, and as text', async () => {
      expect((await as(tom).api('/me/messages').filter("subject eq 'Minutes'").select('subject,isRead').get()).value).toEqual([
        expect.objectContaining({ subject: 'Minutes' }),
        expect.objectContaining({ subject: 'Minutes' }),
      ]);
      expect((await as(tom).api('/me/messages').filter(`from/emailAddress/address eq '${sonia}'`).get()).value).toHaveLength(1);
      expect((await as(tom).api('/me/messages').query({ $search: '"subject:minutes"' }).get()).value).toHaveLength(2);
      expect((await as(tom).api('/me/messages').query({ $search: '"again"' }).get()).value).toHaveLength(1);
      expect((await raw(tom, 'GET', '/me/messages?$search="x"&$orderby=subject')).status).toBe(400);
      const answer = await raw(priya, 'GET', '/me/mailFolders/sentitems/messages?$orderby=subject&$top=2', undefined, { prefer: 'outlook.body-content-type="text"' });
      expect(answer.headers.get('preference-applied')).toBe('outlook.body-content-type="text"');
      const body = (await answer.json()) as { value: { body: object }[]; '@odata.nextLink'?: string };
      expect([body.value[0]?.body, body['@odata.nextLink']]).toEqual([expect.objectContaining({ contentType: 'text' }), expect.stringContaining('skiptoken=')]);
    });

    test('Mail.ReadBasic shows no bodies', async () => {
      const [row] = (await as(tom, 'Mail.ReadBasic').api('/me/messages').get()).value;
      expect([row.subject === undefined, row.body, row.bodyPreview]).toEqual([false, undefined, undefined]);
      expect(await status(as(tom, 'Mail.ReadBasic').api(`/me/messages/${row.id}/attachments`).get())).toBe(403);
    });

    test('changes in a folder are told once', async () => {
      const first = await as(sonia).api('/me/mailFolders/inbox/messages/delta').get();
      await as(priya).api('/me/sendMail').post({ message: { subject: 'Later', toRecipients: to(sonia) } });
      const second = await as(sonia).api(first['@odata.deltaLink']).get();
      expect(second.value.map(({ subject }: Mail) => subject)).toEqual(['Later']);
      await raw(sonia, 'DELETE', `/me/messages/${second.value[0].id}`);
      expect((await as(sonia).api(second['@odata.deltaLink']).get()).value).toEqual([expect.objectContaining({ id: second.value[0].id, '@removed': { reason: 'deleted' } })]);
    });
  });

  describe('moving and deleting', () => {
    test('a moved message has a new id; a copy is one more', async () => {
      const { id } = await draft(priya, { subject: 'Elsewhere' });
      const moved = await as(priya).api(`/me/messages/${id}/move`).post({ destinationId: 'archive' });
      expect(moved.id).not.toBe(id);
      expect(await status(as(priya).api(`/me/messages/${id}`).get())).toBe(404);
      await as(priya).api(`/me/messages/${moved.id}/copy`).post({ destinationId: 'inbox' });
      expect([await subjects(priya, 'archive'), (await subjects(priya, 'inbox')).includes('Elsewhere')]).toEqual([['Elsewhere'], true]);
      expect(await status(as(priya).api(`/me/messages/${moved.id}/move`).post({ destinationId: 'nowhere' }))).toBe(404);
    });

    test('what is deleted lies in Deleted Items until it is deleted there', async () => {
      const { id } = await draft(priya, { subject: 'Away' });
      expect((await raw(priya, 'DELETE', `/me/messages/${id}`)).status).toBe(204);
      expect(await subjects(priya, 'deleteditems')).toEqual(['Away']);
      expect((await raw(priya, 'DELETE', `/me/messages/${id}`)).status).toBe(204);
      expect(await subjects(priya, 'deleteditems')).toEqual([]);
    });
  });

  describe('folders', () => {
    test('the usual ones are there, by name and by id', async () => {
      const { value } = await as(priya).api('/me/mailFolders').get();
      expect(value.map(({ displayName }: { displayName: string }) => displayName)).toEqual(expect.arrayContaining(['Inbox', 'Drafts', 'Sent Items', 'Deleted Items']));
      const inbox = await as(priya).api('/me/mailFolders/inbox').get();
      expect(inbox).toMatchObject({ displayName: 'Inbox', totalItemCount: (await inFolder(priya, 'inbox')).length });
      expect((await as(priya).api(`/me/mailFolders/${inbox.id}`).get()).displayName).toBe('Inbox');
      expect((await raw(priya, 'DELETE', '/me/mailFolders/inbox')).status).toBe(400);
    });

    test('own ones are made, filled, moved with their contents and taken away', async () => {
      const made = await as(priya).api('/me/mailFolders').post({ displayName: 'Repairs' });
      expect(await status(as(priya).api('/me/mailFolders').post({ displayName: 'repairs' }))).toBe(409);
      const child = await as(priya).api(`/me/mailFolders/${made.id}/childFolders`).post({ displayName: 'Lifts' });
      await as(priya).api(`/me/mailFolders/${child.id}/messages`).post({ subject: 'In the child' });
      expect((await as(priya).api(`/me/mailFolders/${child.id}`).patch({ displayName: 'Lifts 2026' })).displayName).toBe('Lifts 2026');
      expect(await status(as(priya).api(`/me/mailFolders/${made.id}/move`).post({ destinationId: child.id }))).toBe(400);
      const copy = await as(priya).api(`/me/mailFolders/${made.id}/copy`).post({ destinationId: 'inbox' });
      expect(copy).toMatchObject({ displayName: 'Repairs', childFolderCount: 1 });
      const expanded = (await as(priya).api('/me/mailFolders').expand('childFolders').get()).value.find(({ displayName }: { displayName: string }) => displayName === 'Repairs');
      expect(expanded.childFolders).toMatchObject([{ displayName: 'Lifts 2026', totalItemCount: 1 }]);
      expect((await raw(priya, 'DELETE', `/me/mailFolders/${made.id}`)).status).toBe(204);
      expect((await as(priya).api(`/me/mailFolders/${made.id}`).get()).parentFolderId).toBe((await as(priya).api('/me/mailFolders/deleteditems').get()).id);
      expect((await raw(priya, 'DELETE', `/me/mailFolders/${made.id}`)).status).toBe(204);
      expect((await raw(priya, 'GET', `/me/mailFolders/${child.id}`)).status).toBe(404);
    });

    test('a search folder shows what it finds elsewhere', async () => {
      const inbox = await as(tom).api('/me/mailFolders/inbox').get();
      const made = await as(tom).api('/me/mailFolders/searchfolders/childFolders').post({
        '@odata.type': 'microsoft.graph.mailSearchFolder',
        displayName: 'Minutes only',
        includeNestedFolders: true,
        sourceFolderIds: [inbox.id],
        filterQuery: "contains(subject, 'Minutes')",
      });
      expect(made).toMatchObject({ '@odata.type': '#microsoft.graph.mailSearchFolder', isSupported: true });
      expect(await subjects(tom, made.id)).toEqual(['Minutes', 'Minutes']);
    });
  });

  describe('attachments', () => {
    const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'note.txt', contentType: 'text/plain', contentBytes: 'SGVsbG8=' };

    test('are added, read in both forms and taken off', async () => {
      const { id } = await draft(priya);
      const path = `/me/messages/${id}/attachments`;
      const made = await as(priya).api(path).post(file);
      expect(made).toMatchObject({ ...file, size: 5, isInline: false });
      expect((await as(priya).api(`/me/messages/${id}`).get()).hasAttachments).toBe(true);
      const bytes = await raw(priya, 'GET', `${path}/${made.id}/$value`);
      expect([bytes.headers.get('content-type'), await bytes.text()]).toEqual(['text/plain', 'Hello']);
      expect((await raw(priya, 'DELETE', `${path}/${made.id}`)).status).toBe(204);
      expect((await raw(priya, 'GET', `${path}/${made.id}`)).status).toBe(404);
      expect(await status(as(priya).api(path).post({ ...file, '@odata.type': '#microsoft.graph.referenceAttachment' }))).toBe(501);
      expect(await status(as(priya).api(path).post({ ...file, contentBytes: 'not base 64!' }))).toBe(400);
      expect((await raw(priya, 'POST', path, { ...file, contentBytes: 'A'.repeat(4300000) })).status).toBe(413);
    });

    test('large ones come in parts, in order, to an address that needs no token', async () => {
      const { id } = await draft(priya);
      const item = { AttachmentItem: { attachmentType: 'file', name: 'plan.pdf', size: 10, contentType: 'application/pdf' } };
      const session = await as(priya).api(`/me/messages/${id}/attachments/createUploadSession`).post(item);
      expect(session.nextExpectedRanges).toEqual(['0-']);
      const put = (range: string, body: string) => fetch(session.uploadUrl, { method: 'PUT', headers: { 'content-range': `bytes ${range}/10`, 'content-type': 'application/octet-stream' }, body });
      const first = await put('0-3', 'abcd');
      expect([first.status, ((await first.json()) as { nextExpectedRanges: string[] }).nextExpectedRanges]).toEqual([200, ['4-']]);
      expect((await put('5-9', 'fghij')).status).toBe(416);
      const last = await put('4-9', 'efghij');
      expect([last.status, last.headers.get('location')]).toEqual([201, expect.stringContaining('attachments')]);
      expect((await put('0-3', 'abcd')).status).toBe(404);
      expect((await as(priya).api(`/me/messages/${id}/attachments`).get()).value).toMatchObject([{ name: 'plan.pdf', size: 10, contentType: 'application/pdf' }]);
      const other = await as(priya).api(`/me/messages/${id}/attachments/createUploadSession`).post(item);
      expect((await fetch(other.uploadUrl, { method: 'DELETE' })).status).toBe(204);
    });

    test('lie at events too', async () => {
      const event = await as(priya).api('/me/events').post({ subject: 'Walkabout', start: { dateTime: '2026-12-04T10:00:00', timeZone: 'UTC' }, end: { dateTime: '2026-12-04T11:00:00', timeZone: 'UTC' } });
      await as(priya).api(`/me/events/${event.id}/attachments`).post(file);
      expect((await as(priya).api(`/me/events/${event.id}/attachments`).get()).value).toMatchObject([{ name: 'note.txt' }]);
      expect((await as(priya).api(`/me/events/${event.id}`).get()).hasAttachments).toBe(true);
    });
  });

  describe('settings', () => {
    test('the time zone is changed for those that exist, and read by itself', async () => {
      expect((await as(sonia).api('/me/mailboxSettings').get()).timeZone).toBe('GMT Standard Time');
      await as(sonia).api('/me/mailboxSettings').patch({ timeZone: 'Pacific Standard Time', automaticRepliesSetting: { status: 'alwaysEnabled' } });
      expect((await as(sonia).api('/me/mailboxSettings/timeZone').get()).value).toBe('Pacific Standard Time');
      expect(await as(sonia).api('/me/mailboxSettings/automaticRepliesSetting').get()).toMatchObject({ status: 'alwaysEnabled', externalAudience: 'all' });
      expect(await status(as(sonia).api('/me/mailboxSettings').patch({ timeZone: 'Middle Earth' }))).toBe(400);
      const zones = (await as(sonia, `${scopes} User.Read`).api('/me/outlook/supportedTimeZones').get()).value;
      expect(zones).toEqual(expect.arrayContaining([expect.objectContaining({ alias: 'GMT Standard Time' })]));
    });

    test('categories, focused senders and rules are kept', async () => {
      const made = await as(sonia).api('/me/outlook/masterCategories').post({ displayName: 'Boiler', color: 'preset9' });
      expect((await as(sonia).api(`/me/outlook/masterCategories/${made.id}`).patch({ color: 'preset2' })).color).toBe('preset2');
      expect(await status(as(sonia).api('/me/outlook/masterCategories').post({ displayName: 'boiler', color: 'preset9' }))).toBe(409);
      const focus = await as(sonia).api('/me/inferenceClassification/overrides').post({ classifyAs: 'other', senderEmailAddress: { name: 'News', address: 'news@outside.example' } });
      expect((await as(sonia).api(`/me/inferenceClassification/overrides/${focus.id}`).patch({ classifyAs: 'focused' })).classifyAs).toBe('focused');
      const rule = await as(sonia).api('/me/mailFolders/inbox/messageRules').post({ displayName: 'Boilers', sequence: 2, isEnabled: true, conditions: { subjectContains: ['boiler'] }, actions: { markImportance: 'high' } });
      expect(await as(sonia).api(`/me/mailFolders/inbox/messageRules/${rule.id}`).get()).toMatchObject({ displayName: 'Boilers', conditions: { subjectContains: ['boiler'] }, hasError: false });
      expect(await status(as(sonia).api('/me/mailFolders/inbox/messageRules').post({ displayName: 'Empty' }))).toBe(400);
    });
  });
});
