import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestTenant, type TestTenant } from '../../support/tenant';

const KILLS = 50;
const OWNER = 'ada.lovelace@wendmere.example';
const SITE = '/sites/housing';

/** What the tenant has acknowledged; a write that was under way may be there or not, but never by halves. */
interface Acknowledged {
  readonly rows: Map<string, { readonly id: number; readonly days: number }>;
  readonly files: Map<string, string>;
}

test(`killed ${KILLS} times during writes, the tenant keeps every acknowledged write and no half of one`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const data = join(folder, 'tenant.db');
  const acknowledged: Acknowledged = { rows: new Map(), files: new Map() };
  try {
    let tenant = await startTestTenant({ data, as: OWNER });
    await prepare(tenant);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writers = [0, 1, 2].map(writer => write(tenant, `${kill}-${writer}`, acknowledged));
      // Killed in the middle of a different write each time: after so many have been acknowledged, whichever is then under way.
      await until(() => acknowledged.rows.size + acknowledged.files.size > 0 && progress(acknowledged, kill) >= 1 + (kill % 7));
      await tenant.stop('SIGKILL');
      await Promise.all(writers);
      tenant = await startTestTenant({ data, as: OWNER });
      if (kill % 10 === 9) await check(tenant, acknowledged);
    }
    await check(tenant, acknowledged);
    await tenant.stop();
    expect(acknowledged.rows.size).toBeGreaterThan(KILLS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 240_000);

class Refused extends Error {}

async function send(tenant: TestTenant, method: string, path: string, body?: string, more: Record<string, string> = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${tenant.token({ upn: OWNER })}`, accept: 'application/json;odata=nometadata', 'content-type': 'application/json', ...more };
  return fetch(`${tenant.url}${SITE}/_api/web/${path}`, { method, headers, body });
}

async function prepare(tenant: TestTenant): Promise<void> {
  await send(tenant, 'POST', 'lists', JSON.stringify({ Title: 'Rows', BaseTemplate: 100, EnableVersioning: true }));
  await send(tenant, 'POST', "lists/getByTitle('Rows')/fields", JSON.stringify({ Title: 'Days', FieldTypeKind: 9 }));
}

/** Adds a row, changes it, stores a file, over and over until the tenant is gone. */
async function write(tenant: TestTenant, name: string, { rows, files }: Acknowledged): Promise<void> {
  try {
    for (let n = 0; ; n += 1) {
      const title = `${name}-${n}`;
      const added = await send(tenant, 'POST', "lists/getByTitle('Rows')/items", JSON.stringify({ Title: title, Days: 0 }));
      if (added.status !== 201) throw new Refused(`Adding answered ${added.status}`);
      const { Id } = (await added.json()) as { Id: number };
      rows.set(title, { id: Id, days: 0 });
      const changed = await send(tenant, 'POST', `lists/getByTitle('Rows')/items(${Id})`, JSON.stringify({ Days: 7 }), { 'x-http-method': 'MERGE', 'if-match': '*' });
      if (changed.status !== 204) throw new Refused(`Changing answered ${changed.status}`);
      rows.set(title, { id: Id, days: 7 });
      const text = `${title} `.repeat(5_000);
      const stored = await send(tenant, 'POST', `getFolderByServerRelativePath(decodedUrl='${SITE}/Shared%20Documents')/files/addUsingPath(decodedUrl='${title}.txt',overwrite=true)`, text);
      if (stored.status !== 200) throw new Refused(`Storing answered ${stored.status}`);
      await stored.text();
      files.set(`${title}.txt`, text);
    }
  } catch (error) {
    // The kill ends the connection in the middle; a refusal is a fault of the tenant.
    if (error instanceof Refused) throw error;
  }
}

/** Every acknowledged row and file is there as it was written, and nothing is there by halves. */
async function check(tenant: TestTenant, { rows, files }: Acknowledged): Promise<void> {
  const found = new Map<string, { Id: number; Days: number | null; OData__UIVersionString: string }>();
  for (let next: string | undefined = "lists/getByTitle('Rows')/items?$select=Id,Title,Days,OData__UIVersionString&$top=1000"; next !== undefined; ) {
    const page = (await (await send(tenant, 'GET', next)).json()) as { value: { Id: number; Title: string; Days: number; OData__UIVersionString: string }[]; 'odata.nextLink'?: string };
    for (const row of page.value) found.set(row.Title, row);
    next = page['odata.nextLink']?.split(/\/_api\/web\//i)[1];
  }
  for (const [title, { id, days }] of rows) {
    const row = found.get(title);
    expect([title, row?.Id]).toEqual([title, id]);
    // The change that followed may have been stored without being heard of.
    expect([title, row?.Days === days || row?.Days === 7]).toEqual([title, true]);
  }
  for (const [title, row] of found) {
    // A row is whole: its value and its version agree.
    expect([title, row.Days, row.OData__UIVersionString]).toEqual([title, row.Days, row.Days === 7 ? '2.0' : '1.0']);
  }
  const listed = (await (await send(tenant, 'GET', `getFolderByServerRelativePath(decodedUrl='${SITE}/Shared%20Documents')/files?$select=Name,Length&$top=5000`)).json()) as { value: { Name: string; Length: string }[] };
  const lengths = new Map(listed.value.map(({ Name, Length }) => [Name, Number(Length)]));
  for (const [name, text] of files) expect([name, lengths.get(name)]).toEqual([name, text.length]);
  for (const [name, length] of lengths) {
    const stored = await send(tenant, 'GET', `getFileByServerRelativePath(decodedUrl='${SITE}/Shared%20Documents/${name}')/$value`);
    const text = await stored.text();
    expect([name, stored.status, text.length]).toEqual([name, 200, length]);
    expect(text.startsWith(`${name.replace('.txt', '')} `)).toBe(true);
  }
}

/** How many writes of this round have been acknowledged. */
function progress({ rows, files }: Acknowledged, kill: number): number {
  const ofRound = (name: string): boolean => name.startsWith(`${kill}-`);
  return [...rows.keys()].filter(ofRound).length + [...files.keys()].filter(ofRound).length;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(done => setTimeout(done, 1));
}
