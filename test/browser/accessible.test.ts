import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { accounts, plannedMeeting, signIn, tabOf, teamsAddress } from '../support/desk';
import { startTestHost, type TestHost } from '../support/host';

/** WCAG 2.2 AA on every screen: light, dark and high contrast, wide and as narrow as the side panel of a meeting. */

let host: TestHost;
let browser: Browser;
let chat: { readonly ChatId: string };
let goingOn: { readonly ChatId: string };

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost({ seed: 'sample' }), openBrowser()]);
  await host.control('sites', { url: '/sites/empty', title: 'Empty', owner: accounts.alex });
  chat = await plannedMeeting(host, 'Responsive repairs', 'L2');
  goingOn = await plannedMeeting(host, 'Damp and mould', 'L2');
  const helen = await signIn(browser, host, 'helen', []);
  await helen.goto(teamsAddress(host, goingOn.ChatId, 'panel'));
  await tabOf(helen).getByRole('button', { name: 'Start meeting' }).click();
  await tabOf(helen).getByRole('button', { name: 'Close meeting…' }).waitFor();
  await helen.context().close();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

interface Screen {
  readonly name: string;
  readonly who: keyof typeof accounts;
  readonly inTeams?: boolean;
  readonly address: () => string;
  /** Brings the screen into the state to look at; ends when it stands. */
  readonly open: (page: Page) => Promise<void>;
}

const page = (name: string): string => `${host.url}/sites/housing/SitePages/${name}`;

const screens: readonly Screen[] = [
  {
    name: 'register',
    who: 'priya',
    address: () => page('Register.aspx'),
    open: async (shown) => shown.getByRole('row').filter({ hasText: 'HC-0109' }).waitFor(),
  },
  {
    name: 'new contract',
    who: 'priya',
    address: () => page('Register.aspx'),
    open: async (shown) => {
      await shown.getByRole('button', { name: 'New contract' }).first().click();
      await shown.getByLabel('Contract name').waitFor();
      await shown.getByRole('button', { name: 'Add contract' }).click();
      await shown.getByText(/^Choose the Contract Manager/).first().waitFor();
    },
  },
  {
    name: 'contract',
    who: 'priya',
    address: () => page('Register.aspx?contract=sample-contract-HC-0101'),
    open: async (shown) => shown.getByText('What is due next').waitFor(),
  },
  {
    name: 'meetings',
    who: 'priya',
    address: () => page('Meetings.aspx'),
    open: async (shown) => shown.getByText('Responsive repairs').first().waitFor(),
  },
  {
    name: 'set-up',
    who: 'alex',
    address: () => `${host.url}/sites/empty/SitePages/Register.aspx`,
    open: async (shown) => shown.getByRole('button', { name: 'Set up this site' }).waitFor(),
  },
  {
    name: 'meeting before it starts',
    who: 'ben',
    inTeams: true,
    address: () => teamsAddress(host, chat.ChatId, 'tab'),
    open: async (shown) => tabOf(shown).getByRole('button', { name: 'Start meeting' }).waitFor(),
  },
  {
    name: 'meeting going on',
    who: 'helen',
    inTeams: true,
    address: () => teamsAddress(host, goingOn.ChatId, 'panel'),
    open: async (shown) => tabOf(shown).getByRole('button', { name: 'Close meeting…' }).waitFor(),
  },
  {
    name: 'closed meeting',
    who: 'priya',
    address: () => page('Meetings.aspx?meeting=sample-held-HC-0101-L2-30'),
    open: async (shown) => shown.getByRole('button', { name: 'Correct the minutes…' }).waitFor(),
  },
  {
    name: 'my actions',
    who: 'ben',
    inTeams: true,
    address: () => `${host.url}/teams?view=contracts`,
    open: async (shown) => tabOf(shown).getByText('Text messages to residents').first().waitFor(),
  },
];

const looks = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 280 },
  { theme: 'dark', width: 280 },
  { theme: 'contrast', width: 1280 },
  { theme: 'contrast', width: 280 },
] as const;

describe.each(looks)('$theme at $width px', ({ theme, width }) => {
  test.each(screens)('axe finds nothing on: $name', async ({ who, inTeams, address, open }) => {
    const errors: string[] = [];
    // A page of SharePoint takes high contrast from the operating system, a frame of Teams from Teams.
    const forcedColors = theme === 'contrast' && !inTeams ? 'active' : 'none';
    const shown = await signIn(browser, host, who, errors, { viewport: { width, height: 900 }, forcedColors, reducedMotion: 'reduce' });
    const target = new URL(address());
    target.searchParams.set('theme', theme === 'contrast' && !inTeams ? 'light' : theme);
    await shown.goto(target.href);
    await open(shown);
    const { violations } = await new AxeBuilder({ page: shown }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target: where }) => where.join(' ')).join(', ')}`)).toEqual([]);
    expect(errors).toEqual([]);
    await shown.context().close();
  });
});

test('the side panel scrolls down only, however narrow', async () => {
  const shown = await signIn(browser, host, 'priya', []);
  await shown.goto(teamsAddress(host, chat.ChatId, 'panel'));
  await tabOf(shown).getByRole('button', { name: 'Start meeting' }).waitFor();
  const frame = shown.frames().find((one) => one.name() === 'embedded-page-container');
  const sizes = await frame?.evaluate(() => ({ shown: document.documentElement.clientWidth, needed: document.documentElement.scrollWidth }));
  expect(sizes?.shown).toBe(280);
  expect(sizes?.needed).toBe(280);
  await shown.context().close();
});
