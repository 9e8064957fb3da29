import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { until, untilFocused } from '../support/desk';
import { startTestHost, type TestHost } from '../support/host';

const priya = 'priya.nair@wendmere.example';
const ben = 'ben.carter@wendmere.example';
const james = 'james.farrow_estuaryrepairs.example#EXT#@wendmere.example';
const alex = 'alex.munro@wendmere.example';

const teamsAppId = '8a3f6a52-2f0b-4c6e-a1d4-3b7a5f9c2e10';
const spfxPrincipal = '08e18876-6177-487e-b8b5-cf950c1e598c';

let host: TestHost;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let chatId: string;
let strayRequests: string[];
let pageErrors: string[];

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost(), openBrowser()]);
  await host.control('users', { upn: alex, displayName: 'Alex Munro', jobTitle: 'Systems administrator', isAdmin: true });
  await host.control('users', { upn: priya, displayName: 'Priya Nair', jobTitle: 'Contract Manager, repairs' });
  const { id: benId } = await host.control('users', { upn: ben, displayName: 'Ben Carter', jobTitle: 'Operational lead, repairs' });
  await host.control('users', { upn: james, displayName: 'James Farrow', jobTitle: 'Contracts director', isGuest: true });
  await host.control('sites', { url: '/sites/housing', title: 'Housing contracts', owner: alex, hubSite: true });
  await host.control('groups/members', { site: '/sites/housing', group: 'Members', upns: [priya, ben] });
  const meeting = await host.control('meetings', {
    organiser: priya,
    attendees: [ben, james],
    subject: 'Responsive repairs, monthly contract meeting',
    start: '2026-12-03T14:00:00Z',
    end: '2026-12-03T15:00:00Z',
  });
  chatId = String(meeting.chatId);
  await postCard(String(benId));
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  strayRequests = [];
  pageErrors = [];
  context.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(`${host.url}/`)) strayRequests.push(request.url());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
});

afterEach(async () => {
  await context.close();
});

/** A card with markup that must stay text, mentioning the person who has to act. */
async function postCard(mentionedId: string): Promise<void> {
  const card = {
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      { type: 'TextBlock', text: 'Overdue by 3 days', color: 'attention' },
      { type: 'TextBlock', text: '<img src=x onerror="document.title=1"> & **bold**', wrap: true },
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Open the register', url: `${host.url}/sites/housing/SitePages/Register.aspx` }],
  };
  const answer = await fetch(`${host.url}/v1.0/chats/${encodeURIComponent(chatId)}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token(priya, 'ChatMessage.Send')}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      body: { contentType: 'html', content: '<at id="0">Ben Carter</at><script>document.title=2</script> <attachment id="card"></attachment>' },
      attachments: [{ id: 'card', contentType: 'application/vnd.microsoft.card.adaptive', content: JSON.stringify(card) }],
      mentions: [{ id: 0, mentionText: 'Ben Carter', mentioned: { user: { id: mentionedId, displayName: 'Ben Carter' } } }],
    }),
  });
  expect(answer.status).toBe(201);
}

function token(upn: string, scp: string): string {
  const claims = { upn, scp, appid: spfxPrincipal };
  return [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.';
}

const ready = '#web-part[data-state="ready"]';

async function openSitePage(name: string, user = priya, query = ''): Promise<void> {
  await page.goto(`${host.url}/sites/housing/SitePages/${name}.aspx?user=${encodeURIComponent(user)}${query}`);
}

async function openTeams(state: Record<string, string>): Promise<void> {
  await page.goto(`${host.url}/teams?${new URLSearchParams(state).toString()}`);
}

/** The app in the frame, once its web part stands. */
async function app(): Promise<Frame> {
  const frame = page.frame({ name: 'embedded-page-container' });
  if (!frame) throw new Error('The page holds no Teams tab.');
  await frame.locator(ready).waitFor();
  return frame;
}

async function expectAccessible(): Promise<void> {
  // The shell alone: the screens of the web parts have tests of their own.
  const { violations } = await new AxeBuilder({ page }).exclude('#web-part').exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('the shipped web part starts in the real framework, asks no other machine and breaks no content rule', async () => {
  await openSitePage('Register');
  await page.locator(ready).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('#web-part').innerText()).not.toBe('');
  expect(strayRequests).toEqual([]);
  expect(await host.violations()).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('the page works under every name of this machine', async () => {
  await page.goto(`${host.url.replace('127.0.0.1', 'localhost')}/sites/housing/SitePages/Register.aspx?user=${priya}`);
  await page.locator(ready).waitFor();
});

test('a missing content rule would be noticed: an inline script is refused and reported', async () => {
  await openSitePage('Training');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
  });
  expect(await page.evaluate(() => 'inlineRan' in window)).toBe(false);
  await expect(reported('script-src-elem')).resolves.toBe(true);
  await fetch(`${host.url}/_host/csp-reports`, { method: 'DELETE' });
});

/** Browsers send their reports a moment later. */
async function reported(directive: string): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    const found = (await host.violations()).some((violation) => (violation as { directive: string }).directive === directive);
    if (found) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

test('the account circle signs in as another post, and the page belongs to them', async () => {
  await openSitePage('Register');
  await page.getByRole('button', { name: 'Account: Priya Nair' }).click();
  await page.getByRole('link', { name: /Ben Carter/ }).click();
  await page.locator(ready).waitFor();
  await page.getByRole('button', { name: 'Account: Ben Carter' }).waitFor();
  const preloaded = JSON.parse((await page.locator('#preloaded-data').textContent()) ?? '') as {
    spPageContextInfo: Record<string, unknown>;
  };
  expect(preloaded.spPageContextInfo).toMatchObject({ userPrincipalName: ben, webServerRelativeUrl: '/sites/housing' });
  expect(preloaded.spPageContextInfo.formDigestValue).toMatch(/^0x[0-9A-F]+,/i);
});

test("the contractor's guest has no place on the site and is told so", async () => {
  const answer = await page.goto(`${host.url}/sites/housing/SitePages/Register.aspx?user=${encodeURIComponent(james)}`);
  expect(answer?.status()).toBe(403);
  await page.getByRole('heading', { name: 'You need permission to open this site' }).waitFor();
});

test('a page that is not built yet says so', async () => {
  await openSitePage('Risks');
  await page.getByText('Risks is not part of this version of Contract Desk.').waitFor();
});

test("the page's calls of Graph reach the local tenant and its links lead here again", async () => {
  await openSitePage('Register');
  await page.locator(ready).waitFor();
  const me = await page.evaluate(async (bearer) => {
    const answer = await fetch('https://graph.microsoft.com/v1.0/me', { headers: { authorization: `Bearer ${bearer}` } });
    return (await answer.json()) as Record<string, unknown>;
  }, token(priya, 'User.Read'));
  expect(me).toMatchObject({ displayName: 'Priya Nair' });
  expect(String(me['@odata.context'])).toMatch(/^https:\/\/graph\.microsoft\.com\//);
  expect(strayRequests).toEqual([]);
});

test('theme and section background reach the page and are remembered', async () => {
  await openSitePage('Register');
  await page.locator(ready).waitFor();
  await page.getByRole('button', { name: 'Page settings' }).click();
  await page.getByLabel('Dark', { exact: true }).check();
  await page.getByLabel('Strong').check();
  const look = (): Promise<string> =>
    page.evaluate(() => `${document.documentElement.dataset.theme}, ${document.querySelector<HTMLElement>('.section')?.dataset.section}`);
  await until(look, (seen) => seen === 'dark, strong');
  await page.reload();
  await page.locator(ready).waitFor();
  await until(look, (seen) => seen === 'dark, strong');
});

test('a property changed in the pane reaches the web part, is saved, and is there after a restart of the page', async () => {
  await openSitePage('Register', alex, '&Mode=Edit');
  await page.locator(ready).waitFor();
  await page.getByRole('button', { name: 'Edit web part' }).click();
  const pane = page.locator('.property-pane');
  await pane.getByRole('textbox').first().fill('/sites/housing');
  await pane.getByText('Saved.').waitFor();
  await page.keyboard.press('Escape');
  await untilFocused(page.getByRole('button', { name: 'Edit web part' }));
  await page.getByRole('link', { name: 'Publish' }).click();
  await page.locator(ready).waitFor();
  await until(async () => page.locator('#page-data').textContent(), (data) => data?.includes('"siteUrl":"/sites/housing"') ?? false);
});

test('the menus work from the keyboard and give the focus back', async () => {
  await openSitePage('Training');
  const account = page.getByRole('button', { name: 'Account: Priya Nair' });
  await account.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Sign in as' }).waitFor({ state: 'hidden' });
  await untilFocused(account);
});

test('the navigation folds on a narrow page', async () => {
  await page.setViewportSize({ width: 375, height: 700 });
  await openSitePage('Training');
  await page.getByRole('link', { name: 'Meetings' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Pages' }).click();
  await page.getByRole('link', { name: 'Meetings' }).click();
  await page.waitForURL(/Meetings\.aspx/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('in the side panel of a running meeting the web part gets 280 px and the context of Teams', async () => {
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', (event: MessageEvent) => heard.push(event.data));
  });
  await openTeams({ chat: chatId, view: 'panel', sub: 'item/3', user: priya });
  const frame = await app();
  expect(await frame.evaluate(() => window.innerWidth)).toBe(280);
  const heard = JSON.stringify(await frame.evaluate(() => (window as unknown as { heard: unknown[] }).heard));
  expect(heard).toContain('"frameContext":"sidePanel"');
  expect(heard).toContain(`"chatId":"${chatId}"`);
  expect(heard).toContain('"subEntityId":"item/3"');
  expect(strayRequests).toEqual([]);
  expect(await host.violations()).toEqual([]);
});

test('a change of theme in Teams reaches the app without a reload', async () => {
  await openTeams({ chat: chatId, view: 'tab', user: priya });
  const frame = await app();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByLabel('Dark', { exact: true }).check();
  await frame.locator('html[data-theme="dark"]').waitFor();
  await page.getByLabel('High contrast').check();
  await frame.locator('html[data-theme="contrast"]').waitFor();
});

test('a posted card is drawn in the chat with its mention, and its markup stays text', async () => {
  await openTeams({ chat: chatId, view: 'chat', user: ben });
  await page.locator('.mention', { hasText: 'Ben Carter' }).waitFor();
  await page.getByText('Overdue by 3 days').waitFor();
  await page.getByText('<img src=x onerror="document.title=1"> & bold').waitFor();
  expect(await page.title()).not.toMatch(/^[12]$/);
  await page.getByRole('link', { name: 'Open the register' }).or(page.getByRole('button', { name: 'Open the register' })).waitFor();
});

test('a notification is marked unread, and opening it follows its link into the personal tab', async () => {
  await host.control('apps', {
    teamsAppId,
    webApplicationId: spfxPrincipal,
    installedFor: 'all',
    activityTypes: ['actionDue'],
  });
  const subEntity = encodeURIComponent(JSON.stringify({ subEntityId: 'action/7' }));
  const sent = await fetch(`${host.url}/v1.0/users/${ben}/teamwork/sendActivityNotification`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token(priya, 'TeamsActivity.Send')}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      topic: {
        source: 'text',
        value: 'Weekly report',
        webUrl: `https://teams.microsoft.com/l/entity/${teamsAppId}/my-actions?context=${subEntity}`,
      },
      activityType: 'actionDue',
      previewText: { content: 'Weekly on-time report, due 11 Dec' },
      templateParameters: [],
      teamsAppId,
    }),
  });
  expect([await sent.text(), sent.status]).toEqual(['', 204]);

  await openTeams({ view: 'activity', user: ben });
  await page.getByRole('link', { name: /Activity.*1 unread/ }).waitFor();
  await page.getByRole('link', { name: /Weekly on-time report/ }).click();
  await page.waitForURL(/view=contracts.*sub=action/);
  await app();
  expect(await page.getByRole('link', { name: /unread/ }).count()).toBe(0);
});

test('the calendar and the details of a series show its occurrence that is nearest to now', async () => {
  const { chatId: seriesChat } = await host.control('meetings', {
    organiser: priya,
    attendees: [ben],
    subject: 'Lift servicing, monthly contract meeting',
    start: '2025-01-14T10:00:00Z',
    end: '2025-01-14T11:00:00Z',
    recurrence: { pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 14 }, range: { type: 'noEnd', startDate: '2025-01-14' } },
  });
  const answer = await fetch(`${host.url}/_control/meetings/${encodeURIComponent(String(seriesChat))}`);
  const { nearest } = (await answer.json()) as { nearest: { start: string } };
  const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(new Date(nearest.start));
  expect(shown).not.toBe('14 January 2025');

  await openTeams({ view: 'calendar', user: ben });
  await page.getByRole('listitem').filter({ hasText: 'Lift servicing' }).filter({ hasText: shown }).waitFor();
  await openTeams({ chat: String(seriesChat), view: 'details', user: ben });
  await page.getByRole('definition').filter({ hasText: shown }).waitFor();
});

test.each(['light', 'dark'])('axe finds nothing in the shell of a SharePoint page, %s', async (theme) => {
  await openSitePage('Register', priya, `&theme=${theme}`);
  await page.locator(ready).waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Account: Priya Nair' }).click();
  await expectAccessible();
});

test.each(['light', 'dark', 'contrast'])('axe finds nothing in the Teams frame, %s', async (theme) => {
  const states: Record<string, string>[] = [
    { view: 'activity' },
    { view: 'calendar' },
    { chat: chatId, view: 'chat' },
    { chat: chatId, view: 'details' },
    { chat: chatId, view: 'panel' },
  ];
  for (const state of states) {
    await openTeams({ ...state, theme, user: ben });
    await expectAccessible();
  }
});
