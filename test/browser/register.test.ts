import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { untilFocused } from '../support/desk';
import { startTestHost, type TestHost } from '../support/host';

const upn = (name: string): string => `${name}@wendmere.example`;
const people = { alex: upn('alex.munro'), priya: upn('priya.nair'), tom: upn('tom.aldous'), karen: upn('karen.whitlock'), sonia: upn('sonia.reyes') };
const register = '/sites/housing/SitePages/Register.aspx';

let host: TestHost;
let browser: Browser;
let opened: Page[] = [];
let pageErrors: string[];

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost(), openBrowser()]);
  await host.control('users', { upn: people.alex, displayName: 'Alex Munro', jobTitle: 'Systems administrator', isAdmin: true });
  await host.control('users', { upn: people.priya, displayName: 'Priya Nair', jobTitle: 'Contract Manager, repairs' });
  await host.control('users', { upn: people.tom, displayName: 'Tom Aldous', jobTitle: 'Contract Manager, compliance' });
  await host.control('users', { upn: people.karen, displayName: 'Karen Whitlock', jobTitle: 'Assistant Director' });
  await host.control('users', { upn: people.sonia, displayName: 'Sonia Reyes', jobTitle: 'Compliance manager' });
  await host.control('sites', { url: '/sites/housing', title: 'Housing contracts', owner: people.alex });
  await host.control('groups/members', { site: '/sites/housing', group: 'Members', upns: [people.priya, people.tom, people.karen] });
  await host.control('groups/members', { site: '/sites/housing', group: 'Visitors', upns: [people.sonia] });
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

beforeEach(() => {
  pageErrors = [];
});

afterEach(async () => {
  await Promise.all(opened.map((page) => page.context().close()));
  opened = [];
  expect(pageErrors).toEqual([]);
});

/** The register as one person sees it. */
async function registerAs(person: keyof typeof people, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  await context.addCookies([{ name: 'tenant-user', value: encodeURIComponent(people[person]), url: host.url }]);
  const page = await context.newPage();
  page.on('pageerror', (error) => pageErrors.push(error.message));
  opened.push(page);
  await page.goto(`${host.url}${register}`);
  return page;
}

async function faultsOfAxe(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[data-desk]').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

async function pick(page: Page, box: string, typed: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: box }).fill(typed);
  await page.getByRole('listbox').getByText(option).click();
}

interface Typed {
  readonly name: string;
  readonly reference: string;
  readonly contractor: string;
}

async function fillContract(page: Page, { name, reference, contractor }: Typed): Promise<void> {
  await page.getByRole('button', { name: 'New contract' }).first().click();
  await page.getByLabel('Contract name').fill(name);
  await page.getByLabel('Reference', { exact: true }).fill(reference);
  await page.getByLabel('Kind').selectOption('Repairs');
  await pick(page, 'Contractor', contractor, `Add “${contractor}”`);
  await page.getByLabel('Total value').fill('£6,300,000.50');
  await page.getByLabel('Start date', { exact: true }).fill('1/4/2024');
  await page.getByLabel('End date', { exact: true }).fill('31 Mar 2039');
  await pick(page, 'Contract Manager', 'priya', 'Priya Nair');
  await pick(page, 'Assistant Director', 'karen', 'Karen Whitlock');
}

/** What the lists hold, read as an owner would. */
async function rows(list: string, select: string): Promise<readonly Record<string, unknown>[]> {
  const answer = await fetch(`${host.url}/sites/housing/_api/web/getList('/sites/housing/Lists/${list}')/items?$select=${select}&$top=100`, {
    headers: { cookie: `tenant-user=${encodeURIComponent(people.alex)}`, accept: 'application/json;odata=nometadata' },
  });
  return ((await answer.json()) as { value: Record<string, unknown>[] }).value;
}

test('somebody without the right to set the site up is told whom to ask', async () => {
  const page = await registerAs('tom');
  await page.getByRole('button', { name: 'Set up this site' }).click();
  await page.getByText('Ask a site owner to open this page and set it up.').first().waitFor();
});

test('an owner sets an empty site up; stopped half-way, it goes on from there', async () => {
  const page = await registerAs('alex');
  await page.getByRole('button', { name: 'Set up this site' }).click();
  await page.getByText(/^[2-9] of \d+ ready$/).waitFor();
  await page.getByRole('button', { name: 'Stop after this step' }).click();
  await page.getByText('Stopped. What is ready stays ready.').first().waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Finish setting up this site' }).waitFor();
  expect(await faultsOfAxe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on setting up' }).click();
  await page.getByRole('button', { name: 'Open the register' }).click({ timeout: 60_000 });
  await page.getByText('No contracts yet').waitFor();
});

test('a value of 1e309, the 31st of February and an end before the start are refused in words, and stay as typed', async () => {
  const page = await registerAs('priya');
  await fillContract(page, { name: 'Roofing', reference: 'HC-0106', contractor: 'Slatecroft Roofing' });
  const refused: readonly (readonly [string, string, string])[] = [
    ['Total value', '1e309', 'Write the sum in full, without “e”'],
    ['Total value', '-1', 'A value cannot be less than £0'],
    ['Total value', '£1,234.567', 'two digits at most after the point'],
    ['Start date', '31/02/2026', 'February 2026 has 28 days'],
    ['End date', '31/3/2024', 'comes before the start date'],
  ];
  for (const [label, typed, sentence] of refused) {
    const box = page.getByLabel(label, { exact: true });
    const good = await box.inputValue();
    await box.fill(typed);
    await page.getByRole('button', { name: 'Add contract' }).click();
    const summary = page.getByRole('group', { name: 'One thing needs correcting' });
    await summary.getByText(sentence).waitFor();
    await untilFocused(summary);
    await summary.getByRole('link').click();
    await untilFocused(box);
    await box.fill(good);
  }
  expect(await faultsOfAxe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText('Leave without saving what you typed?').first().waitFor();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  expect(await rows('Contracts', 'Id')).toEqual([]);
});

test('a contract with hostile names is added with a legal folder, and shown as it was typed (CP-11.1)', async () => {
  const page = await registerAs('priya');
  const name = 'Responsive <img src=x onerror="document.title=1"> repairs: 100% #1 / 😀';
  await fillContract(page, { name, reference: 'HC-0101', contractor: `O'Neil "&" Sons % # 😀` });
  await page.getByRole('button', { name: 'Add contract' }).click();
  const row = page.getByRole('row').nth(1);
  await row.getByText(name).waitFor();
  expect(await row.innerText()).toContain('£6,300,000\n15 years');
  expect(await page.title()).not.toBe('1');
  const [stored] = await rows('Contracts', 'Title,Value,ContractFolder');
  expect(stored).toMatchObject({ Title: name, Value: 6300000.5 });
  expect(stored.ContractFolder).toMatch(/^\/sites\/housing\/ContractFolders\/HC-0101 Responsive img/);
});

test('when the answer is lost after the contract was stored, trying again writes it once', async () => {
  const page = await registerAs('priya');
  await fillContract(page, { name: 'Gas servicing', reference: 'HC-0102', contractor: 'Brightflame Gas Ltd' });
  await host.control('faults', { rules: [{ match: { method: 'POST', path: 'Lists/(Contracts|Activity)' }, kind: 'cutAfter', times: 2 }] });
  await page.getByRole('button', { name: 'Add contract' }).click();
  const again = page.getByRole('button', { name: 'Try again' });
  const added = page.getByRole('row').getByText('Gas servicing');
  await Promise.race([again.waitFor(), added.waitFor()]);
  if (await again.isVisible()) await again.click();
  await added.waitFor();
  expect((await rows('Contracts', 'Reference')).filter(({ Reference }) => Reference === 'HC-0102')).toHaveLength(1);
  expect((await rows('Contractors', 'Title')).filter(({ Title }) => Title === 'Brightflame Gas Ltd')).toHaveLength(1);
});

test('a second contract with the same reference is refused at its box', async () => {
  const page = await registerAs('tom');
  await page.getByRole('grid').waitFor();
  await fillContract(page, { name: 'Lifts', reference: 'hc-0101', contractor: 'Highwell Lifts Ltd' });
  await page.getByRole('button', { name: 'Add contract' }).click();
  await page.getByRole('group', { name: 'One thing needs correcting' }).getByText('Another contract has the reference').waitFor();
});

test('two people change one contract: the second sees both versions and chooses for each field', async () => {
  const [mine, theirs] = await Promise.all([registerAs('priya'), registerAs('tom')]);
  for (const page of [mine, theirs]) {
    await page.getByRole('link', { name: 'Gas servicing' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
  }
  await theirs.getByLabel('Total value').fill('7000000');
  await theirs.getByLabel('End date', { exact: true }).fill('30/9/2040');
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await theirs.getByRole('region', { name: 'Facts of the contract' }).getByText('£7,000,000').waitFor();
  await mine.getByLabel('End date', { exact: true }).fill('30/6/2040');
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await mine.getByText(/^Tom Aldous changed this contract at /).waitFor();
  expect(await faultsOfAxe(mine)).toEqual([]);
  await mine.getByRole('button', { name: 'Save my choice' }).click();
  const facts = mine.getByRole('region', { name: 'Facts of the contract' });
  await facts.getByText('30 Jun 2040').waitFor();
  await facts.getByText('£7,000,000').waitFor();
});

test('the register works with the keyboard alone: move, open, come back to the row, sort, search', async () => {
  const page = await registerAs('priya');
  await page.getByRole('grid').waitFor();
  await page.locator('[data-row="0"][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Responsive/ }).waitFor();
  expect(page.url()).toMatch(/\?contract=/);
  await page.goBack();
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Responsive'));
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: /1 selected/ }).waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.locator('[role=columnheader][aria-sort=descending]', { hasText: 'Contract' }).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('brightflame');
  await page.getByText('1 of 2 contracts').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Contract'));
});

test('a visitor reads the register and the contract, and is told whom to ask', async () => {
  const page = await registerAs('sonia');
  await page.getByRole('link', { name: 'Gas servicing' }).click();
  await page.getByText('Ask Priya Nair, its Contract Manager.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0);
});

test.each([
  ['1280 px', { viewport: { width: 1280, height: 900 } }],
  ['640 px', { viewport: { width: 640, height: 900 } }],
  ['280 px', { viewport: { width: 280, height: 720 } }],
  ['forced colours', { forcedColors: 'active' }],
] as const)('axe finds nothing on the register and the contract: %s', async (_name, options) => {
  const page = await registerAs('priya', options);
  await page.getByRole('grid').waitFor();
  expect(await faultsOfAxe(page)).toEqual([]);
  await page.getByRole('link', { name: 'Gas servicing' }).click();
  for (const tab of ['Overview', 'Meetings', 'Actions', 'Documents', 'Activity']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel').locator('h3, p').first().waitFor();
    expect(await faultsOfAxe(page)).toEqual([]);
  }
});
