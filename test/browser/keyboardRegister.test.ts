import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { accounts, signIn } from '../support/desk';
import { focusIsSeen } from '../support/focus';
import { startTestHost, type TestHost } from '../support/host';
import { back, isSaid, listen, walkTo } from '../support/keyboard';
import { cutCells, rowsSettle, spaceOut } from '../support/spacing';

/** The register, a contract and the set-up of a site by keyboard alone (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11, 4.1.3). */

let host: TestHost;
let browser: Browser;
const errors: string[] = [];
let opened: Page[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost({ seed: 'sample' }), openBrowser()]);
  await host.control('sites', { url: '/sites/empty', title: 'Empty', owner: accounts.alex });
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

async function open(who: 'priya' | 'alex', address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await signIn(browser, host, who, errors, { reducedMotion: 'reduce', ...options });
  opened.push(page);
  await page.goto(`${host.url}${address}`);
  await listen(page);
  return page;
}

const registerAddress = '/sites/housing/SitePages/Register.aspx';
const contractAddress = (reference: string): string => `${registerAddress}?contract=sample-contract-${reference}`;

async function openRegister(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open('priya', registerAddress, options);
  await page.getByRole('row').nth(5).waitFor();
  return page;
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('the way from the register to a saved change of a contract needs no mouse, and the focus is seen all the way', async () => {
  const page = await openRegister();
  const ownTitle = (await page.title()).replace(/^Contract register · /, '');
  expect(await page.title()).toBe(`Contract register · ${ownTitle}`);
  await walkTo(page, page, 'Name, contractor, person or reference');
  await page.keyboard.type('gas servicing');
  await isSaid(page, '1 contract is shown.');
  await walkTo(page, page, /^Gas servicing/);
  await press(page, 'Space');
  await isSaid(page, '1 selected.');
  await press(page, 'Enter');
  await focusIsSeen(page, 'Gas servicing');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  expect(await page.title()).toBe(`Gas servicing, HC-0102 · ${ownTitle}`);

  await walkTo(page, page, /^Edit$/);
  await press(page, 'Enter');
  await focusIsSeen(page, 'Contract name');
  await walkTo(page, page, 'Calendar: End date');
  await press(page, 'Enter');
  await focusIsSeen(page, 'Friday 31 March 2028');
  await press(page, 'PageDown');
  await focusIsSeen(page, 'Sunday 30 April 2028');
  await press(page, 'Shift+PageUp');
  await focusIsSeen(page, 'Friday 30 April 2027');
  await press(page, 'Escape');
  await focusIsSeen(page, 'Calendar: End date');
  await press(page, 'Enter');
  await focusIsSeen(page, 'Friday 31 March 2028');
  await press(page, 'ArrowLeft', 'Enter');
  await focusIsSeen(page, 'Calendar: End date');
  await press(page, 'Escape');
  await focusIsSeen(page, 'Keep editing');
  await isSaid(page, 'Leave without saving what you typed?');
  await press(page, 'Enter');
  await focusIsSeen(page, 'Calendar: End date');
  await walkTo(page, page, /^Save$/);
  await press(page, 'Enter');
  await isSaid(page, 'Contract HC-0102 saved.');
  await focusIsSeen(page, /^Edit$/);
  await page.getByRole('region', { name: 'Facts of the contract' }).getByText('30 Mar 2028').waitFor();

  await walkTo(page, page, 'Register', back);
  await press(page, 'Enter');
  await focusIsSeen(page, 'Gas servicing');
  expect(await page.title()).toBe(`Contract register · ${ownTitle}`);
}, 120_000);

test('filters and the search give the focus on when they are taken off', async () => {
  const page = await openRegister();
  await walkTo(page, page, 'Name, contractor, person or reference');
  await page.keyboard.type('no such thing');
  await isSaid(page, 'No contract matches.');
  await walkTo(page, page, 'Clear the search');
  await press(page, 'Enter');
  await focusIsSeen(page, 'Name, contractor, person or reference');
  await page.keyboard.type('no such thing');
  await walkTo(page, page, 'Clear search and filters');
  await press(page, 'Enter');
  await focusIsSeen(page, 'Name, contractor, person or reference');
  await isSaid(page, '22 contracts are shown.');
  await walkTo(page, page, /live contracts$/, back);
  await press(page, 'Enter');
  await page.getByText('20 of 22 contracts; 2 that are not live are hidden').waitFor();
  await walkTo(page, page, /^Filters, 1 on$/);
  await press(page, 'Enter');
  await walkTo(page, page, 'Kind');
  await page.keyboard.type('Repairs');
  await walkTo(page, page, 'Remove Live', back);
  await press(page, 'Enter');
  await focusIsSeen(page, 'Remove Kind: Repairs');
  await press(page, 'Enter');
  await focusIsSeen(page, /^Filters$/);
  await walkTo(page, page, 'Kind');
  await page.keyboard.type('Repairs');
  await walkTo(page, page, 'Clear filters', back);
  await press(page, 'Enter');
  await focusIsSeen(page, /^Filters$/);
}, 120_000);

test('rows are selected one by one or all together, and the state is told', async () => {
  const page = await openRegister();
  await walkTo(page, page, /^Filters/);
  await walkTo(page, page, /^Asbestos/);
  await press(page, 'Space');
  await isSaid(page, '1 selected.');
  const row = page.getByRole('row', { selected: true });
  expect(await row.count()).toBe(1);
  expect(await row.getByRole('checkbox', { name: 'Select Asbestos' }).getAttribute('aria-checked')).toBe('true');
  expect(await page.getByRole('grid').getAttribute('aria-multiselectable')).toBe('true');
  const all = page.getByRole('columnheader').getByRole('checkbox', { name: 'Select all rows' });
  expect(await all.getAttribute('aria-checked')).toBe('mixed');
  await press(page, 'ArrowUp', 'Home');
  await focusIsSeen(page, 'Select all rows');
  await press(page, 'Space');
  await isSaid(page, '20 selected.');
  expect(await all.getAttribute('aria-checked')).toBe('true');
  await walkTo(page, page, /^Clear the selection/, back);
  await press(page, 'Enter');
  await isSaid(page, 'Nothing is selected.');
  await focusIsSeen(page, 'Select all rows');
}, 120_000);

test('a contract’s tabs follow the arrow keys, and its actions keep the focus and are said', async () => {
  const page = await open('priya', contractAddress('HC-0101'));
  await page.getByText('What is due next').waitFor();
  await walkTo(page, page, /^Overview$/);
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await focusIsSeen(page, 'Documents');
  await press(page, 'Enter');
  await page.getByRole('tabpanel', { name: 'Documents' }).waitFor();
  await press(page, 'ArrowRight', 'ArrowRight');
  await focusIsSeen(page, 'Overview');
  await press(page, 'End');
  await focusIsSeen(page, 'Activity');
  await press(page, 'Home', 'Enter');

  await walkTo(page, page, /^Open: /);
  const { name } = await focusIsSeen(page, /^Open: /);
  await press(page, 'Enter');
  await focusIsSeen(page, name.replace('Open: ', ''));

  await walkTo(page, page, /^Add action$/, back);
  await walkTo(page, page, /^Add action$/, back);
  await press(page, 'Enter');
  await focusIsSeen(page, /^Action$/);
  await page.keyboard.type('Check the boiler room keys');
  await press(page, 'Escape');
  await focusIsSeen(page, 'Keep editing');
  await press(page, 'Enter');
  await focusIsSeen(page, /^Action$/);
  await press(page, 'Escape', 'Tab');
  await focusIsSeen(page, 'Discard');
  await press(page, 'Enter');
  await focusIsSeen(page, /^Add action$/);
  await press(page, 'Enter');
  await focusIsSeen(page, /^Action$/);
  await page.keyboard.type('Check the boiler room keys');
  await walkTo(page, page, /^Owner$/);
  await page.keyboard.type('Priya Nair');
  await page.getByRole('option', { name: /Priya Nair/ }).first().waitFor();
  await press(page, 'ArrowDown', 'Enter');
  await walkTo(page, page, /^Add action$/);
  await press(page, 'Enter');
  await isSaid(page, '“Check the boiler room keys” is added.');
  await focusIsSeen(page, 'Check the boiler room keys');

  await walkTo(page, page, 'Mark done: Check the boiler room keys');
  await press(page, 'Enter');
  await focusIsSeen(page, 'What was done');
  await page.keyboard.type('All there.');
  await walkTo(page, page, /^Done$/);
  await press(page, 'Enter');
  await isSaid(page, '“Check the boiler room keys” is done.');
  await focusIsSeen(page, 'Check the boiler room keys');
  await walkTo(page, page, 'Reopen: Check the boiler room keys');
  await press(page, 'Enter');
  await isSaid(page, '“Check the boiler room keys” is open again.');
  await focusIsSeen(page, 'Check the boiler room keys');
}, 120_000);

test('what is typed in a box that has made nothing of it yet is not dropped unasked either', async () => {
  const page = await open('priya', contractAddress('HC-0103'));
  await page.getByText('What is due next').waitFor();
  await walkTo(page, page, /^Edit$/);
  await press(page, 'Enter');
  await focusIsSeen(page, 'Contract name');
  await walkTo(page, page, /^Operational lead/);
  await page.keyboard.type('Somebody new');
  await press(page, 'Escape', 'Escape');
  await focusIsSeen(page, 'Keep editing');
  await press(page, 'Escape');
  await focusIsSeen(page, /^Operational lead/);
}, 60_000);

test('when the connection is back, “Try again” hands the focus to what it brought', async () => {
  const page = await open('priya', contractAddress('HC-0101'));
  await page.getByText('What is due next').waitFor();
  await page.context().setOffline(true);
  await walkTo(page, page, 'Register', back);
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await focusIsSeen(page, 'Contract register');
  await walkTo(page, page, /^Try again$/);
  await page.context().setOffline(false);
  await press(page, 'Enter');
  await focusIsSeen(page, /Contract register|Asbestos/);
  await page.getByRole('row').nth(5).waitFor();
  await focusIsSeen(page, /Contract register|Asbestos/);
}, 60_000);

test('a site is set up by keyboard: its beginning, its steps and its end are said, and the focus goes on', async () => {
  const page = await open('alex', '/sites/empty/SitePages/Register.aspx');
  await page.getByRole('button', { name: 'Set up this site' }).waitFor();
  await walkTo(page, page, /^Set up this site$/);
  await press(page, 'Enter');
  await isSaid(page, 'Setting up has begun.');
  await focusIsSeen(page, /Set up this site|This site is ready/);
  await isSaid(page, /^(\d+) of \1 steps are done\.$/);
  await focusIsSeen(page, 'This site is ready');
  await walkTo(page, page, 'Open the register');
  await press(page, 'Enter');
  await focusIsSeen(page, 'Contract register');
}, 120_000);

test('the focus is kept when what had it goes away, and left alone where it really is', async () => {
  const page = await openRegister();
  /** Puts a stand with a group and buttons at the end of the desk, with the focus on its first button. */
  const stand = (): Promise<void> => page.evaluate(() => {
    document.getElementById('stand')?.remove();
    const desk = document.querySelector('[data-desk]');
    if (!desk) throw new Error('There is no desk');
    const element = document.createElement('div');
    element.id = 'stand';
    element.setAttribute('data-focus-home', '');
    element.innerHTML = '<h3>Stand</h3><div role="group" aria-label="Group" tabindex="-1" data-focus-home>Pieces <button>One</button></div><button>Two</button>';
    desk.appendChild(element);
    element.querySelector('button')?.focus();
  });
  const change = (script: (element: HTMLElement) => void): Promise<void> => page.locator('#stand').evaluate(script);

  await stand();
  await change((element) => element.querySelector('button')?.remove());
  await focusIsSeen(page, 'Group');
  await stand();
  await change((element) => element.querySelector('[role="group"]')?.remove());
  await focusIsSeen(page, /^Stand$/);
  await stand();
  await change((element) => element.querySelector('button')?.setAttribute('disabled', ''));
  await focusIsSeen(page, 'Group');
  await stand();
  await change((element) => element.querySelector('[role="group"]')?.setAttribute('hidden', ''));
  await focusIsSeen(page, /^Stand$/);
  await stand();
  await change((element) => element.remove());
  await focusIsSeen(page, 'Contract register');

  await stand();
  await change((element) => {
    const [one, two] = Array.from(element.querySelectorAll('button'));
    one.remove();
    two.focus();
  });
  await focusIsSeen(page, 'Two');
  await stand();
  await page.locator('#stand h3').click();
  const inDesk = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('[data-desk]') !== null);
  expect(await inDesk()).toBe(false);
  await change((element) => element.querySelector('button')?.remove());
  // That nothing happens can only be seen by giving it the time: the keeper moves the focus after 40 ms, if at all.
  await page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 200))));
  expect(await inDesk()).toBe(false);
}, 60_000);

test('a heading shows the ring only when the keyboard led to it; a panel does not move when motion is unwanted', async () => {
  const page = await openRegister();
  const ring = (): Promise<string> => page.evaluate(() => (document.activeElement ? getComputedStyle(document.activeElement).outlineStyle : ''));
  await page.getByRole('link', { name: 'Asbestos' }).click();
  await focusIsSeen(page, 'Asbestos');
  expect(await ring()).toBe('none');
  await page.goBack();
  await focusIsSeen(page, 'Asbestos');
  await walkTo(page, page, /^Filters/, back);
  await walkTo(page, page, /^Asbestos/);
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  expect(await ring()).toBe('solid');
  await walkTo(page, page, /^Edit$/);
  await press(page, 'Enter');
  await focusIsSeen(page, 'Contract name');
  const moving = await page.evaluate(() => Array.from(document.querySelectorAll('.ms-Panel, .ms-Panel *')).filter((element) => getComputedStyle(element).animationName !== 'none').length);
  expect(moving).toBe(0);
}, 60_000);

test.each([1280, 640, 280])('nothing in a row is cut at %i px, also with text spaced out (WCAG 1.4.12)', async (width) => {
  const page = await openRegister({ viewport: { width, height: 900 } });
  await rowsSettle(page);
  expect(await cutCells(page)).toEqual([]);
  const before = await page.getByRole('row').nth(1).evaluate(({ clientHeight }) => clientHeight);
  await spaceOut(page);
  await page.waitForFunction((height) => (document.querySelector('[role="grid"] [data-key]')?.clientHeight ?? 0) >= height, before);
  await rowsSettle(page);
  expect(await cutCells(page)).toEqual([]);
}, 60_000);

test('at 280 px nothing but the table is wider than the page, also when nothing matches', async () => {
  const page = await openRegister({ viewport: { width: 280, height: 720 } });
  await walkTo(page, page, 'Name, contractor, person or reference');
  await page.keyboard.type('no such thing');
  await page.getByText('No contract matches').first().waitFor();
  const wide = await page.evaluate(() => Array.from(document.querySelectorAll('[data-desk] *')).filter((element) => element.getBoundingClientRect().right > 281).length);
  expect(wide).toBe(0);
}, 60_000);

test('no cell of a table wider than the page takes the focus under the columns that stay', async () => {
  const page = await openRegister();
  await walkTo(page, page, /^Columns$/);
  await press(page, 'Enter');
  for (const column of ['Start', 'End', 'Assistant Director', 'Kind']) {
    await walkTo(page, page, new RegExp(`^${column}$`));
    await press(page, 'Space');
  }
  await walkTo(page, page, /^Asbestos/);
  await press(page, 'End');
  for (let column = 0; column < 12; column += 1) {
    await press(page, 'ArrowLeft');
    const inSight = await page.evaluate(() => {
      const cell = document.activeElement;
      const [box, stuck] = [cell, document.querySelector('[role="rowheader"]')].map((element) => element?.getBoundingClientRect());
      return box !== undefined && stuck !== undefined && (cell?.matches('[role="rowheader"], [role="checkbox"]') || box.left >= stuck.right - 1);
    });
    expect(inSight).toBe(true);
  }
}, 60_000);

test('at 280 px every stop of a contract is seen', async () => {
  const page = await open('priya', contractAddress('HC-0101'), { viewport: { width: 280, height: 720 } });
  await page.getByText('What is due next').waitFor();
  await walkTo(page, page, /Minutes/);
}, 60_000);

test('at a zoom of 400 % every stop of the register, the contract and its form is seen', async () => {
  const page = await openRegister({ viewport: { width: 320, height: 256 } });
  await walkTo(page, page, 'Name, contractor, person or reference');
  await walkTo(page, page, /^Asbestos/);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'End', 'PageDown', 'Control+End', 'Control+Home', 'ArrowUp', 'ArrowDown']) {
    await press(page, key);
    await focusIsSeen(page);
  }
  await press(page, '?');
  await focusIsSeen(page, 'Keys of this table');
  expect(await page.getByRole('button', { name: '? all keys' }).getAttribute('aria-expanded')).toBe('true');
  const scrolled = (): Promise<number> => page.evaluate(() => document.activeElement?.scrollTop ?? 0);
  expect(await scrolled()).toBe(0);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await page.waitForFunction(() => (document.activeElement?.scrollTop ?? 0) > 0);
  await press(page, 'Escape');
  await focusIsSeen(page, /./);
  await press(page, 'Enter');
  await page.getByText('What is due next').waitFor();
  await focusIsSeen(page);
  await walkTo(page, page, /^Edit$/);
  await press(page, 'Enter');
  await focusIsSeen(page, 'Contract name');
  await walkTo(page, page, /^Save$/);
}, 120_000);
