import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import type { TestHost } from './host';

/** Accounts of the sample council. */
export const accounts = {
  alex: 'alex.munro@wendmere.example',
  priya: 'priya.nair@wendmere.example',
  tom: 'tom.aldous@wendmere.example',
  helen: 'helen.marsh@wendmere.example',
  ben: 'ben.carter@wendmere.example',
  karen: 'karen.whitlock@wendmere.example',
  sonia: 'sonia.reyes@wendmere.example',
} as const;

export type AccountName = keyof typeof accounts;

/** A browser of its own for one person; script errors of its pages are gathered in `errors`. */
export async function signIn(browser: Browser, host: TestHost, who: AccountName, errors: string[], options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  await context.addCookies([{ name: 'tenant-user', value: encodeURIComponent(accounts[who]), url: host.url }]);
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(`${who}: ${error.message}`));
  return page;
}

/** What the shipped web part shows inside the Teams frame. */
export function tabOf(page: Page): FrameLocator {
  return page.frameLocator('iframe[name="embedded-page-container"]');
}

export type Row = Readonly<Record<string, unknown>> & { readonly Id: number };

/** Rows of a list as SharePoint gives them to a person, for looking at what was really written. */
export async function rowsOf(host: TestHost, list: string, query = '', who: AccountName = 'alex'): Promise<readonly Row[]> {
  const path = `/sites/housing/_api/web/GetList('/sites/housing/Lists/${list}')/items?$top=500${query}`;
  const answer = await sharePointGet(host, path, who);
  return ((await answer.json()) as { value: Row[] }).value;
}

export async function sharePointGet(host: TestHost, path: string, who: AccountName = 'alex'): Promise<Response> {
  const answer = await fetch(`${host.url}${path}`, {
    headers: { cookie: `tenant-user=${encodeURIComponent(accounts[who])}`, accept: 'application/json;odata=nometadata' },
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

export interface FolderFile {
  readonly Name: string;
  readonly Length: string;
  readonly ServerRelativeUrl: string;
}

/** Files of a folder by its server-relative path. */
export async function filesIn(host: TestHost, folder: string): Promise<readonly FolderFile[]> {
  const path = encodeURIComponent(folder.replace(/'/g, "''"));
  // A contract may have a site of its own (CP-9.1).
  const site = folder.split('/').slice(0, 3).join('/');
  const answer = await sharePointGet(host, `${site}/_api/web/GetFolderByServerRelativePath(decodedUrl='${path}')/Files`);
  return ((await answer.json()) as { value: FolderFile[] }).value;
}

/** The planned meeting of a contract at a level: the row and the address of its Teams chat. */
export async function plannedMeeting(host: TestHost, contract: string, level: string): Promise<Row & { readonly ChatId: string }> {
  const rows = await rowsOf(host, 'Meetings', `&$select=Id,Title,ChatId,Status,Level,Key,Starts`);
  const found = rows.find((row) => String(row.Title).startsWith(`${contract},`) && row.Level === level && row.Status === 'Planned');
  if (!found) throw new Error(`No planned ${level} meeting of ${contract}`);
  return found as Row & { ChatId: string };
}

export function teamsAddress(host: TestHost, chatId: string, view: 'chat' | 'details' | 'tab' | 'panel'): string {
  return `${host.url}/teams?chat=${encodeURIComponent(chatId)}&view=${view}`;
}

/** Reads again and again until what was written is there; half a minute at most. */
export async function until<Value>(read: () => Promise<Value>, wanted: (value: Value) => boolean): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await read();
    if (wanted(value)) return value;
    if (attempt === 60) throw new Error(`Still ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Waits until the focus is on an element: a screen moves it a moment after it has drawn. */
export async function untilFocused(element: Locator): Promise<void> {
  await until(async () => element.evaluate((found) => found === found.ownerDocument.activeElement), Boolean);
}
