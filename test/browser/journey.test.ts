import { unzipSync, strFromU8 } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { filesIn, plannedMeeting, rowsOf, sharePointGet, signIn, tabOf, teamsAddress, type Row } from '../support/desk';
import { startTestHost, type TestHost } from '../support/host';

/** The main job from end to end, on the shipped bundles; each test goes on where the one before stopped. */

let host: TestHost;
let browser: Browser;
let priya: Page;
let ben: Page;
let meeting: Row & { readonly ChatId: string };
const errors: string[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost({ seed: 'sample' }), openBrowser()]);
  meeting = await plannedMeeting(host, 'Responsive repairs', 'L2');
  [priya, ben] = await Promise.all([signIn(browser, host, 'priya', errors), signIn(browser, host, 'ben', errors)]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

afterEach(() => {
  expect(errors).toEqual([]);
});

const closed = async (): Promise<Row> => {
  const [row] = await rowsOf(host, 'Meetings', `&$filter=Id eq ${meeting.Id}`);
  if (!row) throw new Error('The meeting is gone');
  return row;
};

const searchBox = { name: 'Name, contractor, person or reference' };

test('the register shows the contract, its people, its next meeting and its overdue actions (CP-8.2, CP-11.1)', async () => {
  await priya.goto(`${host.url}/sites/housing/SitePages/Register.aspx`);
  await priya.getByRole('searchbox', searchBox).fill('estuary');
  await priya.getByText('1 of 22 contracts').first().waitFor();
  const row = priya.getByRole('row').filter({ hasText: 'HC-0101' });
  for (const shown of ['Responsive repairs', 'Estuary Repairs Ltd', '£6,300,000', 'Priya Nair', 'Karen Whitlock', 'Today', '2 overdue']) {
    expect(await row.innerText()).toContain(shown);
  }
  expect(await priya.getByRole('row').count()).toBe(2);
});

test('the keyboard alone opens the contract from the register', async () => {
  await priya.getByRole('searchbox', searchBox).focus();
  const inGrid = (): Promise<boolean> => priya.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null);
  for (let tabs = 0; tabs < 20 && !(await inGrid()); tabs += 1) await priya.keyboard.press('Tab');
  await priya.keyboard.press('Control+Home');
  await priya.keyboard.press('ArrowDown');
  await priya.keyboard.press('ArrowRight');
  await priya.keyboard.press('Enter');
  await priya.getByRole('heading', { name: 'Responsive repairs' }).first().waitFor();
  expect(priya.url()).toContain('contract=');
});

test('starting the L2 meeting in the side panel brings open actions and L1 escalations forward (CP-9.1 L2)', async () => {
  await priya.goto(teamsAddress(host, meeting.ChatId, 'panel'));
  const panel = tabOf(priya);
  await panel.getByRole('button', { name: 'Start meeting' }).click();
  await panel.getByRole('textbox', { name: 'Minutes of Actions from earlier meetings' }).waitFor();
  await panel.getByText('Agree rate for emergency heating').first().waitFor();
  await panel.getByRole('button', { name: /Jobs in progress.*Brought forward/ }).waitFor();
  expect((await closed()).Status).toBe('In progress');
});

test('two people minuting one item at once lose nothing of each other', async () => {
  await ben.goto(teamsAddress(host, meeting.ChatId, 'tab'));
  const one = tabOf(priya);
  const other = tabOf(ben);
  await one.getByRole('button', { name: /KPIs/ }).click();
  await other.getByRole('button', { name: /KPIs/ }).click();
  const mine = one.getByRole('textbox', { name: 'Minutes of KPIs' });
  const theirs = other.getByRole('textbox', { name: 'Minutes of KPIs' });
  await mine.fill('On time 93.1%, below target.');
  await mine.blur();
  await one.getByText(/in SharePoint/).first().waitFor();
  await theirs.fill('First-time fix 86.4%, met.');
  await theirs.blur();
  await expectMinutes(['On time 93.1%, below target.', 'First-time fix 86.4%, met.'], other);
});

/** Both texts end in SharePoint: joined by itself, or after the second person chose to keep both. */
async function expectMinutes(texts: readonly string[], frame: ReturnType<typeof tabOf>): Promise<void> {
  const merge = frame.getByRole('button', { name: /Save what is below|Save this text|Keep both|Save my choice/ }).first();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const [row] = await rowsOf(host, 'AgendaItems', `&$filter=MeetingId eq ${meeting.Id} and Title eq 'KPIs'`);
    const minutes = String(row?.Minutes ?? '');
    if (texts.every((text) => minutes.includes(text))) return;
    if (await merge.isVisible()) await merge.click();
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('One of the two texts was lost');
}

/** Opens an agenda item that may be the open one already, or folded away. */
async function openItem(frame: ReturnType<typeof tabOf>, title: string): Promise<void> {
  const box = frame.getByRole('textbox', { name: `Minutes of ${title}` });
  const button = frame.getByRole('button', { name: new RegExp(`\\d ${title}`) });
  const folded = frame.getByRole('button', { name: /more items|earlier items|items? minuted/ });
  await box.or(button).or(folded).first().waitFor();
  if (await box.isVisible()) return;
  for (let index = 0; !(await button.isVisible()) && index < (await folded.count()); index += 1) await folded.nth(index).click();
  await button.click();
}

test('a tab closed before it saved keeps what was typed on the device', async () => {
  const panel = tabOf(priya);
  await panel.getByRole('button', { name: /Resources/ }).click();
  const box = panel.getByRole('textbox', { name: 'Minutes of Resources' });
  await priya.route('**/_api/**', (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()));
  await box.pressSequentially('Two plumbers join on 14 December.');
  await priya.waitForTimeout(400);
  await priya.goto('about:blank');
  await priya.unroute('**/_api/**');
  await priya.goto(teamsAddress(host, meeting.ChatId, 'panel'));
  const again = tabOf(priya);
  await openItem(again, 'Resources');
  const restored = again.getByRole('textbox', { name: 'Minutes of Resources' });
  await restored.waitFor();
  expect(await restored.inputValue()).toContain('Two plumbers join on 14 December.');
});

test('an action gets an owner and a UK date, an item is escalated to L3, everybody is present', async () => {
  const panel = tabOf(priya);
  await openItem(panel, 'KPIs');
  const form = panel.getByRole('form', { name: /Add an action to “KPIs”/ });
  await form.getByRole('textbox', { name: 'Action' }).fill('Weekly on-time report');
  await form.getByRole('combobox', { name: 'Owner' }).fill('Ben');
  await panel.getByRole('option', { name: /Ben Carter/ }).first().click();
  await form.getByRole('textbox', { name: 'Due' }).fill('31/02/2027');
  await form.getByRole('button', { name: 'Add action' }).click();
  await panel.getByText(/February 2027 has|no 31|28 days/).first().waitFor();
  await form.getByRole('textbox', { name: 'Due' }).fill('11/12/2027');
  await form.getByRole('button', { name: 'Add action' }).click();
  await panel.getByText('Weekly on-time report').first().waitFor();
  await panel.getByRole('button', { name: 'Escalate to L3…' }).click();
  await panel.getByRole('textbox', { name: 'Why it goes to the higher level' }).fill('Below target for three months.');
  await panel.getByRole('button', { name: 'Escalate', exact: true }).click();
  await panel.getByRole('button', { name: /of \d+ present/ }).click();
  await panel.getByRole('button', { name: 'All present' }).click();
  await panel.getByText('3 of 3 present').first().waitFor();
});

test('closing files minutes, recording and transcript in the contract folder and tells the owners (CP-9.1, CP-11.2)', async () => {
  const panel = tabOf(priya);
  await panel.getByRole('button', { name: 'Close meeting…' }).click();
  await panel.getByRole('button', { name: 'Close meeting', exact: true }).click();
  await panel.getByText('The meeting is filed').first().waitFor({ timeout: 90_000 });
  const row = await closed();
  expect(row.Status).toBe('Closed');
  const files = await filesIn(host, String(row.MeetingFolder));
  const date = String(row.Starts).slice(0, 10);
  expect(files.map(({ Name }) => Name).sort()).toEqual([`${date} L2 minutes.docx`, `${date} L2 recording.mp4`, `${date} L2 transcript.vtt`]);
}, 120_000);

test('the officer opens the contract’s folder and finds them there', async () => {
  const folder = String((await closed()).MeetingFolder);
  await priya.goto(`${host.url}${folder.split('/').map(encodeURIComponent).join('/')}`);
  for (const kind of ['minutes.docx', 'recording.mp4', 'transcript.vtt']) await priya.getByRole('link', { name: new RegExp(`${kind}$`) }).waitFor();
});

test('the minutes are a document with headings, the text of both people and the actions', async () => {
  const row = await closed();
  const path = encodeURIComponent(String(row.MinutesFile).replace(/'/g, "''"));
  const answer = await sharePointGet(host, `/sites/housing/_api/web/GetFileByServerRelativePath(decodedUrl='${path}')/$value`);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const wanted = ['On time 93.1%, below target.', 'First-time fix 86.4%, met.', 'Two plumbers join on 14 December.', 'Weekly on-time report', 'Ben Carter', 'Heading1'];
  expect(wanted.filter((text) => !words.includes(text))).toEqual([]);
});

test('the recording is the same to the byte as the one in the organiser’s OneDrive, and says how long it is kept (CP-11.2)', async () => {
  const filings = await rowsOf(host, 'Filings', `&$filter=MeetingId eq ${meeting.Id}`);
  expect(filings.map(({ State }) => State)).toEqual(['Filed', 'Filed']);
  const recording = filings.find(({ Kind }) => Kind === 'Recording');
  expect(String(recording?.SourceHash)).toMatch(/^[A-Za-z0-9+/]{27}=$/);
  const [contract] = await rowsOf(host, 'Contracts', `&$filter=Reference eq 'HC-0101'`);
  const until = Number(String(contract?.End).slice(0, 4)) + 6;
  expect(String(recording?.KeepUntil).slice(0, 4)).toBe(String(until));
  expect(recording?.Label).toBe('Contract meeting records');
});

test('what was escalated stands on the agenda of the next L3 meeting (CP-9.1 L3)', async () => {
  const rows = await rowsOf(host, 'AgendaItems', `&$filter=Level eq 'L3' and Source eq 'Escalated'`);
  expect(rows.some(({ Title, Background }) => /KPIs/.test(`${String(Title)} ${String(Background)}`))).toBe(true);
});

test('closing again changes nothing and sends nothing twice', async () => {
  const before = { files: await filesIn(host, String((await closed()).MeetingFolder)), chases: (await rowsOf(host, 'Chases')).length };
  await ben.goto(teamsAddress(host, meeting.ChatId, 'tab'));
  await tabOf(ben).getByText('Weekly on-time report').first().waitFor();
  expect((await filesIn(host, String((await closed()).MeetingFolder))).map(({ Name, Length }) => Name + Length)).toEqual(before.files.map(({ Name, Length }) => Name + Length));
  expect((await rowsOf(host, 'Chases')).length).toBe(before.chases);
});

test('the card with the action stands in the meeting’s chat', async () => {
  await priya.goto(teamsAddress(host, meeting.ChatId, 'chat'));
  await priya.getByText('Weekly on-time report').first().waitFor();
});

test('the owner opens the notification in Teams and marks the action done with a note', async () => {
  await ben.goto(`${host.url}/teams?view=activity`);
  await ben.getByText(/Weekly on-time report/).first().click();
  const mine = tabOf(ben);
  await mine.getByRole('button', { name: 'Mark done: Weekly on-time report' }).click();
  await mine.getByRole('textbox', { name: /What was done|note/i }).fill('First report sent to Priya.');
  await mine.getByRole('button', { name: /^(Mark done|Mark as done|Done|Save)$/ }).last().click();
  for (let attempt = 0; ; attempt += 1) {
    const [row] = await rowsOf(host, 'Actions', `&$filter=Title eq 'Weekly on-time report'`);
    if (row?.Status === 'Done') {
      expect(row.CompletionNote).toBe('First report sent to Priya.');
      break;
    }
    if (attempt > 20) throw new Error('The action was not saved as done');
    await new Promise((done) => setTimeout(done, 500));
  }
});

test('register and meeting show that it is done', async () => {
  await priya.goto(teamsAddress(host, meeting.ChatId, 'tab'));
  await tabOf(priya).getByText('First report sent to Priya.').or(tabOf(priya).getByText(/Done/)).first().waitFor();
  await priya.goto(`${host.url}/sites/housing/SitePages/Register.aspx`);
  const row = priya.getByRole('row').filter({ hasText: 'HC-0101' });
  await row.waitFor();
  expect(await row.innerText()).toContain('5 open');
});

test('nothing on the way broke the content security policy', async () => {
  expect(await host.violations()).toEqual([]);
});
