import { chaseActions, sendAgain, undelivered } from '../../../src/flows/chasing';
import { scopes } from '../../../src/graph/scopes';
import { teamsAppId } from '../../../src/graph/teamsApp';
import type { Chase } from '../../../src/lists/chases';
import manifest from '../../../teams/manifest.json';
import { upns } from '../data/support';
import { Council, later, spfxPrincipal } from './support';

let council: Council;

beforeAll(async () => {
  council = await Council.ready();
});
beforeEach(() => council.at(later(30)));
afterEach(async () => {
  await council.housing.noFaults();
  await council.tenant.control('scopes', { granted: [...scopes] });
});
afterAll(() => council?.stop());

const brief = (rows: readonly Chase[]): readonly string[] => rows.map(({ step, channel, recipient, state }) => `${step} ${channel} ${recipient?.name ?? ''} ${state}`);

async function cardsOf(chatId: string): Promise<readonly { readonly text: string; readonly mentions: readonly string[]; readonly from: string }[]> {
  const messages = await council.messages(chatId);
  return messages.map(({ attachments, mentions, from }) => ({
    text: attachments.map(({ content }) => content).join(),
    mentions: mentions.map(({ mentionText }) => mentionText),
    from: from.user.displayName,
  }));
}

describe('after a meeting', () => {
  test('each owner gets a notice and the chat one card, once, whoever asks how often (CP-9.1)', async () => {
    const held = await council.held();
    const desk = council.housing.desk('manager');
    await council.action(held, { title: 'Weekly on-time report' });
    await council.action(held, { title: 'Resource plan for January', owner: await desk.people.ensure(upns.director) });
    const services = council.services('manager');
    const before = (await council.notices('lead')).length;

    const summary = await chaseActions(services, { meeting: held.meeting });

    expect(brief(summary.rows)).toEqual([
      'issued Notification Ben Carter Sent',
      'issued Notification Karen Whitlock Sent',
      'issued Card Ben Carter Sent',
      'issued Card Karen Whitlock Sent',
    ]);
    expect((await council.notices('lead')).length - before).toBe(1);
    const [card, ...others] = await cardsOf(held.chatId);
    expect(others).toEqual([]);
    expect(card.from).toBe('Priya Nair');
    expect(card.mentions).toEqual(['Ben Carter', 'Karen Whitlock']);
    expect(card.text).toContain('Weekly on-time report');
    expect(card.text).toContain('Resource plan for January');
    expect(card.text).toContain('L2 meeting, 3 Dec 2026');

    const again = await Promise.all([chaseActions(services, { meeting: held.meeting }), chaseActions(council.services('lead'), { contract: held.contract })]);
    expect(again.map(({ rows }) => rows)).toEqual([[], []]);
    expect(await council.messages(held.chatId)).toHaveLength(1);
  });

  test('two officers who press at once send one card and one notice each', async () => {
    const held = await council.held();
    await council.action(held);
    const before = (await council.notices('lead')).length;
    const both = await Promise.all([
      chaseActions(council.services('manager'), { meeting: held.meeting }),
      chaseActions(council.services('director'), { meeting: held.meeting }),
    ]);
    expect(brief(both.flatMap(({ rows }) => rows)).filter((line) => line.includes('Card'))).toEqual(['issued Card Ben Carter Sent']);
    expect(await council.messages(held.chatId)).toHaveLength(1);
    expect((await council.notices('lead')).length - before).toBe(1);
  });

  test("an action of one's own is no notice: Teams sends none to oneself; the card names it", async () => {
    const held = await council.held();
    await council.action(held);
    const { rows } = await chaseActions(council.services('lead'), { meeting: held.meeting });
    expect(brief(rows)).toEqual(['issued Notification Ben Carter Sent', 'issued Card Ben Carter Sent']);
    expect(rows[0].problem).toContain('does not notify people of what they send themselves');
    expect((await cardsOf(held.chatId))[0].mentions).toEqual(['Ben Carter']);
  });

  test('a contractor without an account and a guest are named in the card, nothing else', async () => {
    const held = await council.held();
    const desk = council.housing.desk('manager');
    await council.action(held, { title: 'Two more plumbers', owner: undefined, ownerName: 'James Farrow' });
    await council.action(held, { title: 'Van stock list', owner: await desk.people.ensure(upns.guest) });
    const { rows, failed } = await chaseActions(council.services('manager'), { meeting: held.meeting });
    expect(rows.map(({ channel, state }) => [channel, state])).toEqual([
      ['Card', 'Sent'],
      ['Card', 'Sent'],
    ]);
    expect(failed).toBe(0);
    const [card] = await cardsOf(held.chatId);
    expect(card.mentions).toEqual([]);
    expect(card.text).toContain('James Farrow');
  });

  test('an owner who is not in the chat is named, where a mention would be refused', async () => {
    const held = await council.held({ attendees: ['director'] });
    await council.action(held);
    const { rows } = await chaseActions(council.services('manager'), { meeting: held.meeting });
    expect(rows.map(({ state }) => state)).toEqual(['Sent', 'Sent']);
    const [card] = await cardsOf(held.chatId);
    expect([card.mentions, card.text.includes('Ben Carter')]).toEqual([[], true]);
  });
});

describe('as time passes', () => {
  test('the newest step counts; after a week the Contract Manager is told as well', async () => {
    const held = await council.held();
    await council.action(held, { due: '2026-12-11' });
    await council.at('2026-12-08T09:00:00.000Z');
    expect(brief((await chaseActions(council.services('director'), { contract: held.contract })).rows)).toEqual(['due-soon Notification Ben Carter Sent', 'due-soon Card Ben Carter Sent']);
    await council.at('2026-12-18T09:00:00.000Z');
    expect(brief((await chaseActions(council.services('director'), { contract: held.contract })).rows)).toEqual([
      'overdue-7 Notification Ben Carter Sent',
      'overdue-7 Notification Priya Nair Sent',
      'overdue-7 Card Ben Carter Sent',
      'overdue-7 Card Priya Nair Sent',
    ]);
    const cards = await cardsOf(held.chatId);
    const overdue = cards.find(({ text }) => text.includes('Overdue 7 days'));
    expect(overdue?.mentions).toEqual(['Ben Carter', 'Priya Nair']);
    expect(overdue?.text).toContain('If it is still open on 25 Dec 2026, it goes to Priya Nair and Karen Whitlock.');
    expect((await council.notices('lead')).some(({ text }) => text?.startsWith('Overdue 7 days: Weekly on-time report'))).toBe(true);
  });

  test('an action that is done or waits is left alone', async () => {
    const held = await council.held();
    await council.action(held, { status: 'Done', completedOn: '2026-12-03' });
    await council.action(held, { status: 'Waiting' });
    expect((await chaseActions(council.services('manager'), { meeting: held.meeting })).rows).toEqual([]);
  });
});

describe('what goes wrong', () => {
  test('a failure is one person\'s: the others are told, and they are when it is put right', async () => {
    const held = await council.held({ attendees: ['lead', 'director', 'visitor'] });
    const desk = council.housing.desk('manager');
    const own = await council.action(held, { owner: await desk.people.ensure(upns.visitor) });
    await council.action(held);
    const services = council.services('manager');
    const { rows, failed } = await chaseActions(services, { meeting: held.meeting });
    expect(brief(rows)).toEqual([
      'issued Notification Sonia Reyes Failed',
      'issued Notification Ben Carter Sent',
      'issued Card Sonia Reyes Sent',
      'issued Card Ben Carter Sent',
    ]);
    expect(failed).toBe(1);
    const [problem] = await undelivered(services, [own.id]);
    expect(problem.problem).toContain('may not be installed for them');

    await council.tenant.control('apps', { teamsAppId, webApplicationId: spfxPrincipal, installedFor: 'all', activityTypes: manifest.activities.activityTypes });
    expect((await sendAgain(services, problem)).state).toBe('Sent');
    expect(await undelivered(services, [own.id])).toEqual([]);
    expect(await council.messages(held.chatId)).toHaveLength(1);
  });

  test('a notice whose answer was lost is repeated, and shows once', async () => {
    const held = await council.held();
    await council.action(held);
    const before = (await council.notices('lead')).length;
    await council.housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: 'sendActivityNotification' } });
    await council.tenant.controlDelete('requests');
    const { rows } = await chaseActions(council.services('manager'), { meeting: held.meeting });
    expect(rows.map(({ state }) => state)).toEqual(['Sent', 'Sent']);
    expect((await council.requests()).filter(({ path }) => path.includes('sendActivityNotification'))).toHaveLength(2);
    expect((await council.notices('lead')).length - before).toBe(1);
  });

  test('a card whose answer was lost is unknown; nobody sends it again but a person who looked', async () => {
    const held = await council.held();
    const action = await council.action(held);
    const services = council.services('manager');
    await council.housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: '/messages' } });
    expect(brief((await chaseActions(services, { meeting: held.meeting })).rows)).toEqual(['issued Notification Ben Carter Sent', 'issued Card Ben Carter Unknown']);
    expect((await chaseActions(services, { meeting: held.meeting })).rows).toEqual([]);
    expect(await council.messages(held.chatId)).toHaveLength(1);

    const [unknown] = await undelivered(services, [action.id]);
    expect(unknown.problem).toContain('Look in the chat');
    expect((await sendAgain(services, unknown)).state).toBe('Sent');
    expect(await council.messages(held.chatId)).toHaveLength(2);
  });

  test('a sender who vanished half-way leaves the notice to the next, the card to a person', async () => {
    const held = await council.held();
    const action = await council.action(held);
    const desk = council.housing.desk('manager');
    const row = { title: 'New action', contract: { id: held.contract.id, title: '' }, action: { id: action.id, title: '' }, step: 'issued', recipient: action.owner, state: 'Sending' as const };
    await desk.chases.add({ ...row, channel: 'Notification' }, `${action.key}:issued:Notification:${action.owner?.id}`);
    await desk.chases.add({ ...row, channel: 'Card' }, `${action.key}:issued:Card:${action.owner?.id}`);
    const services = council.services('manager');
    expect((await chaseActions(services, { meeting: held.meeting })).rows).toEqual([]);
    await council.at(later(40));
    expect(brief((await chaseActions(council.services('manager'), { meeting: held.meeting })).rows)).toEqual(['issued Card Ben Carter Unknown', 'issued Notification Ben Carter Sent']);
    expect(await council.messages(held.chatId)).toEqual([]);
  });

  test.each([
    ['ChatMessage.Send', ['issued Notification Ben Carter Sent', 'issued Card Ben Carter Failed']],
    ['TeamsActivity.Send', ['issued Notification Ben Carter Failed', 'issued Card Ben Carter Sent']],
  ])('without the permission %s the other way still works, and it is named', async (missing, expected) => {
    const held = await council.held();
    const action = await council.action(held);
    await council.tenant.control('scopes', { granted: scopes.filter((scope) => scope !== missing) });
    const services = council.services('manager');
    expect(brief((await chaseActions(services, { meeting: held.meeting })).rows)).toEqual(expected);
    expect((await undelivered(services, [action.id]))[0].problem).toContain(missing);

    await council.tenant.control('scopes', { granted: [...scopes] });
    await chaseActions(services, { meeting: held.meeting });
    expect(await undelivered(services, [action.id])).toEqual([]);
    expect(await council.messages(held.chatId)).toHaveLength(1);
  });

  test.each(['Chases', 'sendActivityNotification', '/messages', 'users'])('a pause that a busy service asks for (%s) sends nothing twice', async (path) => {
    const held = await council.held();
    await council.action(held);
    const before = (await council.notices('lead')).length;
    await council.housing.fault({ kind: 'status', status: 429, retryAfter: 0, times: 1, match: { path } });
    await council.tenant.controlDelete('requests');
    expect((await chaseActions(council.services('manager'), { meeting: held.meeting })).rows.map(({ state }) => state)).toEqual(['Sent', 'Sent']);
    expect((await council.requests()).filter(({ status }) => status === 429)).toHaveLength(1);
    expect(await council.messages(held.chatId)).toHaveLength(1);
    expect((await council.notices('lead')).length - before).toBe(1);
  });

  test('a text full of markup is shown as it is', async () => {
    const held = await council.held();
    const title = '<img src=x onerror=alert(1)> [click](https://evil.example) **now** {{DATE(2026-12-03T00:00:00Z)}}';
    await council.action(held, { title });
    await chaseActions(council.services('manager'), { meeting: held.meeting });
    const [card] = await cardsOf(held.chatId);
    expect(card.text).not.toContain('{{');
    expect(JSON.stringify(JSON.parse(card.text))).not.toContain('"TextBlock"');
  });
});

