import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { accounts, filesIn, plannedMeeting, rowsOf, signIn, tabOf, teamsAddress, until, type Row } from '../support/desk';
import { startTestHost, type TestHost } from '../support/host';

/** What goes wrong in an ordinary week, on the shipped bundles: nothing is lost, nothing is written twice, the person is told. */

let host: TestHost;
let browser: Browser;
const errors: string[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost({ seed: 'sample' }), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

afterEach(async () => {
  await fetch(`${host.url}/_control/faults`, { method: 'DELETE' });
  expect(errors).toEqual([]);
});

type Meeting = Row & { readonly ChatId: string };

/** Starts a planned meeting in the side panel, with everybody present. */
async function startedMeeting(who: 'priya' | 'tom' | 'helen', contract: string): Promise<{ page: Page; meeting: Meeting }> {
  const meeting = await plannedMeeting(host, contract, 'L2');
  const page = await signIn(browser, host, who, errors);
  await page.goto(teamsAddress(host, meeting.ChatId, 'panel'));
  const panel = tabOf(page);
  await panel.getByRole('button', { name: 'Start meeting' }).click();
  await panel.getByRole('button', { name: /of \d+ present/ }).click();
  await panel.getByRole('button', { name: 'All present' }).click();
  await panel.getByText(/(\d+) of \1 present/).first().waitFor();
  return { page, meeting };
}

async function close(page: Page): Promise<void> {
  const panel = tabOf(page);
  await panel.getByRole('button', { name: 'Close meeting…' }).click();
  await panel.getByRole('button', { name: 'Close meeting', exact: true }).click();
}

/** Every fault that a test asked for must have struck, else it proves nothing. */
async function everyFaultStruck(): Promise<void> {
  const { rules } = (await (await fetch(`${host.url}/_control/faults`)).json()) as { rules: unknown[] };
  expect(rules).toEqual([]);
}

const rowOf = async (meeting: Meeting): Promise<Row> => {
  const [row] = await rowsOf(host, 'Meetings', `&$filter=Id eq ${meeting.Id}`);
  if (!row) throw new Error('The meeting is gone');
  return row;
};

describe('a meeting of Responsive repairs', () => {
  let page: Page;
  let meeting: Meeting;

  beforeAll(async () => {
    ({ page, meeting } = await startedMeeting('priya', 'Responsive repairs'));
  });

  test('markup and formulas in minutes and actions stay text', async () => {
    const panel = tabOf(page);
    await panel.getByRole('button', { name: /\d KPIs/ }).click();
    const hostile = `<img src=x onerror="document.title='hacked'"> =HYPERLINK("x") 'quoted' "double" % # & 😀`;
    const box = panel.getByRole('textbox', { name: 'Minutes of KPIs' });
    await box.fill(`${hostile}\n${'A long account. '.repeat(312)}`);
    await box.blur();
    const [item] = await until(
      () => rowsOf(host, 'AgendaItems', `&$filter=MeetingId eq ${meeting.Id} and Title eq 'KPIs'`),
      ([row]) => String(row?.Minutes).length > 4900,
    );
    expect(String(item?.Minutes)).toContain(hostile);
    const form = panel.getByRole('form', { name: /Add an action/ });
    await form.getByRole('textbox', { name: 'Action' }).fill(hostile);
    await form.getByRole('combobox', { name: 'Owner' }).fill('Ben');
    await panel.getByRole('option', { name: /Ben Carter/ }).first().click();
    await form.getByRole('button', { name: 'Add action' }).click();
    await until(() => rowsOf(host, 'Actions', `&$filter=MeetingId eq ${meeting.Id}`), (rows) => rows.some(({ Title }) => Title === hostile));
    expect(await page.title()).not.toContain('hacked');
  });

  test('a digest that expired in an idle hour is renewed and the text saved', async () => {
    await host.control('faults', { rules: [{ kind: 'expireDigest', times: 1 }] });
    const panel = tabOf(page);
    await panel.getByRole('button', { name: /\d Work in progress/ }).click();
    const box = panel.getByRole('textbox', { name: 'Minutes of Work in progress' });
    await box.fill('46 jobs open.');
    await box.blur();
    await until(
      () => rowsOf(host, 'AgendaItems', `&$filter=MeetingId eq ${meeting.Id} and Title eq 'Work in progress'`),
      ([row]) => row?.Minutes === '46 jobs open.',
    );
    await everyFaultStruck();
  });

  test('an action whose answer was lost after it was stored is written once', async () => {
    await host.control('faults', { rules: [{ kind: 'cutAfter', times: 1, match: { method: 'POST', path: 'Lists(/|%2F)Actions' } }] });
    const panel = tabOf(page);
    const form = panel.getByRole('form', { name: /Add an action/ });
    await form.getByRole('textbox', { name: 'Action' }).fill('Count the open jobs');
    await form.getByRole('combobox', { name: 'Owner' }).fill('Priya');
    await panel.getByRole('option', { name: /Priya Nair/ }).first().click();
    await form.getByRole('button', { name: 'Add action' }).click();
    await panel.getByText('Count the open jobs').first().waitFor();
    const again = panel.getByRole('button', { name: /Try again/ }).first();
    if (await again.isVisible()) await again.click();
    const rows = await until(() => rowsOf(host, 'Actions', `&$filter=MeetingId eq ${meeting.Id}`), (all) => all.some(({ Title }) => Title === 'Count the open jobs'));
    expect(rows.filter(({ Title }) => Title === 'Count the open jobs')).toHaveLength(1);
    await everyFaultStruck();
  });

  test('being offline is said, the text is kept, and saved when the connection is back', async () => {
    const panel = tabOf(page);
    await panel.getByRole('button', { name: /\d Resources/ }).click();
    const box = panel.getByRole('textbox', { name: 'Minutes of Resources' });
    await page.context().setOffline(true);
    await box.fill('Two plumbers join in December.');
    await box.blur();
    await panel.getByText(/offline/i).first().waitFor();
    expect(await box.inputValue()).toBe('Two plumbers join in December.');
    await page.context().setOffline(false);
    await until(
      () => rowsOf(host, 'AgendaItems', `&$filter=MeetingId eq ${meeting.Id} and Title eq 'Resources'`),
      ([row]) => row?.Minutes === 'Two plumbers join in December.',
    );
  });

  test('a gap that the close dialog names leads the keyboard to its minutes; typing there closes nothing', async () => {
    const panel = tabOf(page);
    await panel.getByRole('button', { name: 'Close meeting…' }).focus();
    await page.keyboard.press('Enter');
    const gap = panel.getByRole('button', { name: /“Training” has no minutes/ });
    await gap.waitFor();
    expect(await until(() => panel.locator(':focus').innerText(), (name) => name !== 'Close meeting…')).toBe('Go on with the meeting');
    await gap.focus();
    await page.keyboard.press('Enter');
    const box = panel.getByRole('textbox', { name: 'Minutes of Training' });
    await box.waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.type('All cards in date.');
    expect(await box.inputValue()).toBe('All cards in date.');
    expect((await rowOf(meeting)).Status).toBe('In progress');
  });

  test('being throttled in the middle of closing and of filing only takes longer (CP-9.1)', async () => {
    await host.control('faults', {
      rules: [
        { kind: 'status', status: 429, retryAfter: 1, times: 1, match: { method: 'POST', path: 'Lists(/|%2F)Actions' } },
        { kind: 'status', status: 429, retryAfter: 1, times: 1, match: { method: 'POST', path: 'Lists(/|%2F)Filings' } },
        { kind: 'status', status: 429, retryAfter: 1, times: 1, match: { method: 'POST', path: '/copy' } },
        { kind: 'cutAfter', times: 1, match: { method: 'POST', path: 'Lists(/|%2F)Chases' } },
      ],
    });
    await close(page);
    const panel = tabOf(page);
    const goOn = panel.getByRole('button', { name: /^(Go on|Try again|Check now)$/ }).first();
    await until(
      async () => {
        if (await goOn.isVisible()) await goOn.click();
        return (await rowsOf(host, 'Filings', `&$filter=MeetingId eq ${meeting.Id}`)).map(({ State }) => State);
      },
      (states) => states.length === 2 && states.every((state) => state === 'Filed'),
    );
    await everyFaultStruck();
    const row = await rowOf(meeting);
    expect(row.Status).toBe('Closed');
    expect(await filesIn(host, String(row.MeetingFolder))).toHaveLength(3);
    const chases = await rowsOf(host, 'Chases');
    expect(new Set(chases.map(({ Key }) => Key)).size).toBe(chases.length);
  }, 120_000);
});

test('a recording that is not there yet waits with its next check, and the officer may file without it', async () => {
  const { page, meeting } = await startedMeeting('tom', 'Gas servicing');
  await close(page);
  const panel = tabOf(page);
  await panel.getByRole('button', { name: 'Check now' }).first().waitFor({ timeout: 60_000 });
  const filings = await rowsOf(host, 'Filings', `&$filter=MeetingId eq ${meeting.Id}`);
  expect(filings.map(({ State, Reason }) => `${String(State)}: ${String(Reason)}`)).toContain('Waiting: Not there yet');
  await panel.getByRole('button', { name: 'File without it…' }).first().click();
  await panel.getByRole('textbox', { name: /Why there is no/ }).fill('The room had no microphone.');
  await panel.getByRole('button', { name: 'File without it', exact: true }).click();
  await until(() => rowsOf(host, 'Filings', `&$filter=MeetingId eq ${meeting.Id}`), (rows) => rows.some(({ State }) => State === 'Without'));
}, 120_000);

test('a Graph scope that was not approved is named, and several recordings are chosen from once it is', async () => {
  const all = ['Chat.ReadBasic', 'OnlineMeetings.Read', 'OnlineMeetingTranscript.Read.All', 'Files.ReadWrite.All', 'ChatMessage.Send', 'TeamsActivity.Send', 'User.ReadBasic.All'];
  await host.control('scopes', { granted: all });
  const { page, meeting } = await startedMeeting('helen', 'Damp and mould');
  await close(page);
  const panel = tabOf(page);
  await panel.getByText(/OnlineMeetingRecording\.Read\.All/).first().waitFor({ timeout: 60_000 });
  await host.control('scopes', { granted: [...all, 'OnlineMeetingRecording.Read.All'] });
  await panel.getByRole('button', { name: /^(Try again|Go on|Check now)$/ }).first().click();
  await panel.getByRole('button', { name: 'Choose recording…' }).click();
  const boxes = panel.getByRole('checkbox');
  await boxes.first().waitFor();
  for (let index = 0; index < (await boxes.count()); index += 1) await boxes.nth(index).check();
  await panel.getByRole('button', { name: 'File these' }).click();
  const rows = await until(
    () => rowsOf(host, 'Filings', `&$filter=MeetingId eq ${meeting.Id} and Kind eq 'Recording'`),
    (filings) => filings.length === 2 && filings.every(({ State }) => State === 'Filed'),
  );
  expect(new Set(rows.map(({ FiledFile }) => FiledFile)).size).toBe(2);
}, 120_000);

test('somebody who may only read sees the minutes and is told whom to ask, with nothing to press', async () => {
  const { ChatId } = await plannedMeeting(host, 'Kitchens and bathrooms', 'L2');
  const page = await signIn(browser, host, 'sonia', errors);
  await page.goto(`${host.url}/sites/housing/SitePages/Meetings.aspx?meeting=sample-held-HC-0101-L2-30`);
  await page.getByText(/report weekly/).first().waitFor();
  expect(await page.getByRole('button', { name: 'Correct the minutes…' }).count()).toBe(0);
  const refused = await fetch(`${host.url}/sites/housing/_api/web/GetList('/sites/housing/Lists/Actions')/items`, {
    method: 'POST',
    headers: { cookie: `tenant-user=${encodeURIComponent(accounts.sonia)}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ Title: 'x' }),
  });
  expect(refused.status).toBe(403);
  expect(ChatId).toMatch(/^19:meeting_/);
});
