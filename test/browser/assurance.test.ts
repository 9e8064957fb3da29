import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { rowsOf, signIn, until, type AccountName, type Row } from '../support/desk';
import { focusIsSeen } from '../support/focus';
import { startTestHost, type TestHost } from '../support/host';
import { isSaid, listen, walkTo } from '../support/keyboard';

/** Where the duties of the policy stand: figures and list agree, decisions stay, and no mouse is needed. */

let host: TestHost;
let browser: Browser;
const errors: string[] = [];
let opened: Page[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost({ seed: 'sample' }), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

afterEach(async () => {
  await Promise.all(opened.map((page) => page.context().close()));
  opened = [];
  expect(errors).toEqual([]);
});

async function open(who: AccountName, query = '', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await signIn(browser, host, who, errors, { reducedMotion: 'reduce', ...options });
  opened.push(page);
  await page.goto(`${host.url}/sites/housing/SitePages/Assurance.aspx${query}`);
  await page.getByRole('row').nth(1).waitFor();
  return page;
}

const search = 'Obligation, contract, clause or owner';
const repairs = '?contract=sample-contract-HC-0101';

async function faultsOfAxe(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[data-desk]').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const obligations = (filter: string): Promise<readonly Row[]> =>
  rowsOf(host, 'Obligations', `&$select=Id,Title,State,IsClosed,Decision,DecisionReason,Owner/Title&$expand=Owner&$filter=${filter}`);

const figure = (page: Page, label: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('group', { name: 'Obligations at a glance' }).getByRole('button', { name: label });

test('a Contract Manager begins with what is theirs; its number is the list’s own', async () => {
  const page = await open('priya');
  const mine = (await obligations('IsClosed eq 0')).filter((row) => (row.Owner as { Title?: string } | undefined)?.Title === 'Priya Nair');
  await page.getByText(`${mine.length} obligations`, { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Mine', exact: true }).getAttribute('aria-pressed')).toBe('true');
});

test('an Assistant Director begins with the service, and each figure shows as many rows as it says', async () => {
  const page = await open('karen');
  expect(await page.getByRole('button', { name: 'Mine', exact: true }).getAttribute('aria-pressed')).toBe('false');
  const overdue = await obligations("State eq 'Overdue' and IsClosed eq 0");
  for (const label of ['overdue', 'missing', 'due soon', 'met this quarter', /vacant posts?/]) {
    const number = parseInt(await figure(page, label).innerText(), 10);
    if (label === 'overdue') expect(number).toBe(overdue.length);
    await figure(page, label).click();
    await page.getByText(number === 1 ? '1 obligation' : `${number} obligations`, { exact: true }).waitFor();
  }
});

test('by keyboard alone: an obligation is found, read with its clause, and decided about with a reason, which a refresh keeps', async () => {
  const page = await open('priya', repairs);
  await listen(page);
  await walkTo(page, page, search);
  await page.keyboard.type('tailoring');
  await isSaid(page, '1 obligation is shown.');
  await walkTo(page, page, /^Tailoring/);
  await page.keyboard.press('Enter');
  await page.getByText('What the policy asks').waitFor();
  await focusIsSeen(page);
  await walkTo(page, page, 'Not applicable…');
  await page.keyboard.press('Enter');
  await focusIsSeen(page, 'Reason');
  await walkTo(page, page, 'Record the decision');
  await page.keyboard.press('Enter');
  await page.getByText('Say why. The reason stays with the decision.').first().waitFor();
  await page.getByLabel('Reason').focus();
  await page.keyboard.type('It is let on the standard terms.');
  await walkTo(page, page, 'Record the decision');
  await page.keyboard.press('Enter');
  await page.getByText('is recorded as: Not applicable').first().waitFor();
  await page.getByText('What the policy asks').waitFor({ state: 'detached' });
  await focusIsSeen(page);

  await page.getByRole('button', { name: 'Bring Responsive repairs up to date' }).click();
  await page.getByText(/^Responsive repairs is up to date: /).first().waitFor();
  const kept = await until(
    async () => (await obligations("Clause eq 'CP-12.2'")).filter(({ Decision }) => Decision),
    (rows) => rows.length === 1,
  );
  expect(kept[0]).toMatchObject({ State: 'Not applicable', DecisionReason: 'It is let on the standard terms.', IsClosed: true });

  await page.reload();
  await page.getByRole('button', { name: 'With history' }).click();
  await page.getByRole('searchbox', { name: search }).fill('tailoring');
  await page.getByRole('row').filter({ hasText: 'Not applicable' }).dblclick();
  await page.getByText('It is let on the standard terms.').first().waitFor();
  await page.getByRole('button', { name: 'Take the decision back…' }).click();
  await page.getByLabel('Reason').fill('It was extended under the new policy.');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('is taken back').first().waitFor();
  await until(() => obligations("Clause eq 'CP-12.2'"), (rows) => rows.every(({ Decision }) => !Decision));
});

test('evidence that a person puts to an obligation is kept with its clause and opens from it', async () => {
  const page = await open('priya', repairs);
  await page.getByRole('searchbox', { name: search }).fill('accreditations');
  await page.getByRole('row').filter({ hasText: 'Accreditations' }).dblclick();
  await page.getByRole('button', { name: 'Put evidence to it…' }).click();
  await page.getByLabel('What it shows').fill('Gas Safe register, seen today');
  await page.getByLabel('Link').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Put evidence', exact: true }).click();
  await page.getByText('Write the whole address, beginning with https://').first().waitFor();
  await page.getByLabel('Link').fill('https://wendmere.example/gas%20safe.pdf');
  await page.getByRole('button', { name: 'Put evidence', exact: true }).click();
  await page.getByText('Evidence is put to').first().waitFor();
  const evidence = await rowsOf(host, 'Evidence', "&$select=Id,Title,Kind,Clause&$filter=Clause eq 'CP-8.4d.accreditation'");
  expect(evidence).toEqual([expect.objectContaining({ Title: 'Gas Safe register, seen today', Kind: 'evidence' })]);
  await until(
    () => obligations("Clause eq 'CP-8.4d.accreditation' and State eq 'Met'"),
    (rows) => rows.some(({ Title }) => Title === 'Accreditations, Responsive repairs'),
  );
});

test('a cell of the heat map opens its obligations; the arrows move in it', async () => {
  const page = await open('karen');
  await page.getByRole('tab', { name: 'By clause and contract' }).click();
  const map = page.getByRole('table', { name: 'Worst state by clause and contract' });
  await map.waitFor();
  await map.locator('button[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Home');
  await focusIsSeen(page);
  const cell = map.getByRole('button', { name: /^CP-4\.2h, Damp and mould: ?Overdue/ });
  await cell.click();
  await page.getByRole('row').filter({ hasText: 'Start and close' }).waitFor();
  await page.getByRole('button', { name: 'Remove Clause: CP-4.2h' }).waitFor();
});

test('what is shown goes into a CSV file, a self-audit report and onto paper', async () => {
  const page = await open('karen');
  const fileOf = async (button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const csv = await fileOf('Export CSV');
  expect(csv.name).toMatch(/^Obligations 20\d\d-\d\d-\d\d\.csv$/);
  expect(csv.bytes.toString('utf8')).toMatch(/^\ufeffObligation,Contract,Clause,/);
  const report = await fileOf('Self-audit report');
  expect(report.name).toMatch(/\.docx$/);
  expect(report.bytes.subarray(0, 2).toString()).toBe('PK');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const lines = csv.bytes.toString('utf8').trim().split('\r\n').length;
  await until(() => page.locator('table:visible tr').count(), (count) => count === lines);
});

test.each([
  ['404', 'This site has no list of obligations yet'],
  ['403', 'You may not read the obligations'],
] as const)('where the list answers %s the screen says why', async (status, words) => {
  const page = await signIn(browser, host, 'priya', errors);
  opened.push(page);
  await page.route(/Lists(\/|%2F)Obligations/i, (route) => route.fulfill({ status: Number(status), contentType: 'application/json', body: '{"error":{"code":"-1","message":{"value":"No"}}}' }));
  await page.goto(`${host.url}/sites/housing/SitePages/Assurance.aspx`);
  await page.getByText(words).first().waitFor();
});

const looks = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 280 },
] as const;

test.each(looks)('axe finds nothing on list, heat map, calendar and panel: $theme at $width px (WCAG 2.2 AA)', async ({ theme, width }) => {
  const page = await open('karen', theme === 'dark' ? '?theme=dark' : '', { viewport: { width, height: 900 } });
  expect(await faultsOfAxe(page)).toEqual([]);
  await page.getByRole('tab', { name: 'By clause and contract' }).click();
  await page.getByRole('table', { name: 'Worst state by clause and contract' }).waitFor();
  expect(await faultsOfAxe(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Calendar' }).click();
  await page.getByRole('heading', { name: /due$/ }).waitFor();
  expect(await faultsOfAxe(page)).toEqual([]);
  await page.getByRole('tab', { name: 'List' }).click();
  await page.getByRole('row').nth(1).dblclick();
  await page.getByText('What the policy asks').waitFor();
  expect(await faultsOfAxe(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
