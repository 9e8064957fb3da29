import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { filesIn, plannedMeeting, rowsOf, sharePointGet, signIn, tabOf, teamsAddress, until, type Row } from '../support/desk';
import { startTestHost, type TestHost } from '../support/host';

/** What comes after a meeting, on the shipped bundles: corrections, uploads by hand, reminders that did not go through. */

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

afterEach(() => {
  expect(errors).toEqual([]);
});

async function closedMeeting(who: 'tom' | 'priya', contract: string, during?: (page: Page) => Promise<void>): Promise<{ page: Page; meeting: Row & { readonly ChatId: string } }> {
  const meeting = await plannedMeeting(host, contract, 'L2');
  const page = await signIn(browser, host, who, errors);
  await page.goto(teamsAddress(host, meeting.ChatId, 'tab'));
  const tab = tabOf(page);
  await tab.getByRole('button', { name: 'Start meeting' }).click();
  await tab.getByRole('button', { name: /of \d+ present/ }).click();
  await tab.getByRole('button', { name: 'All present' }).click();
  await tab.getByText(/(\d+) of \1 present/).first().waitFor();
  await during?.(page);
  await tab.getByRole('button', { name: 'Close meeting…' }).click();
  await tab.getByRole('button', { name: 'Close meeting', exact: true }).click();
  return { page, meeting };
}

test('a correction of closed minutes is a new version with a reason; the earlier one stays (CP-9.1)', async () => {
  const page = await signIn(browser, host, 'priya', errors);
  await page.goto(`${host.url}/sites/housing/SitePages/Meetings.aspx?meeting=sample-held-HC-0101-L2-30`);
  await page.getByRole('button', { name: 'Correct the minutes…' }).click();
  await page.getByRole('textbox', { name: /KPIs$/ }).fill('On time 94.9%, below target for the second month.');
  await page.getByRole('button', { name: 'Save new version' }).click();
  await page.getByText('Give the reason. It stands in the new version.').waitFor();
  await page.getByRole('textbox', { name: 'Reason for the correction' }).fill('The figure was that of September.');
  await page.getByRole('button', { name: 'Save new version' }).click();
  const [row] = await until(
    () => rowsOf(host, 'Meetings', `&$filter=Key eq 'sample-held-HC-0101-L2-30'`),
    ([meeting]) => meeting?.MinutesVersion === 2,
  );
  expect(row?.CorrectionReason).toBe('The figure was that of September.');
  const path = encodeURIComponent(String(row?.MinutesFile).replace(/'/g, "''"));
  const versions = await sharePointGet(host, `/sites/housing/_api/web/GetFileByServerRelativePath(decodedUrl='${path}')/Versions`);
  expect(((await versions.json()) as { value: unknown[] }).value.length).toBeGreaterThanOrEqual(1);
  await page.getByText(/Corrected: The figure was that of September/).first().waitFor();
});

test('into a contract’s own site a recording is uploaded by hand; what is no recording is refused with the types that are (CP-9.1)', async () => {
  const { page, meeting } = await closedMeeting('tom', 'Gas servicing');
  const tab = tabOf(page);
  await tab.getByRole('button', { name: 'Upload it…' }).first().click({ timeout: 60_000 });
  const box = tab.locator('input[type="file"]');
  await box.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no film') });
  await tab.getByText(/cannot be filed as the recording/).waitFor();
  await box.setInputFiles({ name: 'Meeting.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(900_000, 7) });
  const [filing] = await until(
    () => rowsOf(host, 'Filings', `&$filter=MeetingId eq ${meeting.Id} and Kind eq 'Recording'`),
    ([row]) => row?.State === 'Filed',
  );
  expect(String(filing?.FiledFile)).toMatch(/L2 recording\.mp4$/);
  const [row] = await rowsOf(host, 'Meetings', `&$filter=Id eq ${meeting.Id}`);
  expect(String(row?.MeetingFolder)).toMatch(/^\/sites\/gas-servicing\//);
  const file = (await filesIn(host, String(row?.MeetingFolder))).find(({ Name }) => Name.endsWith('.mp4'));
  expect(file?.Length).toBe('900000');
}, 120_000);

test('an owner whom Teams could not notify is named, and told again once it can', async () => {
  const manifest = { teamsAppId: '8a3f6a52-2f0b-4c6e-a1d4-3b7a5f9c2e10', webApplicationId: '08e18876-6177-487e-b8b5-cf950c1e598c', activityTypes: ['actionIssued', 'actionDue', 'actionOverdue', 'obligationDue', 'incidentReported'] };
  await host.control('apps', { ...manifest, installedFor: ['priya.nair@wendmere.example'] });
  const { page } = await closedMeeting('priya', 'Responsive repairs', async (room) => {
    const tab = tabOf(room);
    await tab.getByRole('button', { name: 'Add action' }).first().click();
    const form = tab.getByRole('form', { name: /Add an action/ });
    await form.getByRole('textbox', { name: 'Action' }).fill('Ring the out-of-hours line');
    await form.getByRole('combobox', { name: 'Owner' }).fill('Ben');
    await tab.getByRole('option', { name: /Ben Carter/ }).first().click();
    await form.getByRole('button', { name: 'Add action' }).click();
    await tab.getByText('Ring the out-of-hours line').first().waitFor();
  });
  const tab = tabOf(page);
  await tab.getByRole('button', { name: /Send again to Ben Carter/ }).first().waitFor({ timeout: 60_000 });
  await host.control('apps', { ...manifest, installedFor: 'all' });
  await tab.getByRole('button', { name: /Send again to Ben Carter/ }).first().click();
  await until(
    () => rowsOf(host, 'Chases'),
    (rows) => rows.some(({ Title, State, Channel }) => /Ring the out-of-hours line/.test(String(Title)) && Channel === 'Notification' && State === 'Sent'),
  );
}, 120_000);
