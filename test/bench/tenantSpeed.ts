import { median, ratioOf, timed, type BenchRow, type Measurement } from './row';
import { startTestTenant, type TestTenant } from '../support/tenant';

const SITE = '/sites/housing';
const ADMIN = 'bench.admin@wendmere.example';
const SMALL = 1_000;
const LARGE = 100_000;
const REQUESTS = 100_000;

/** The tenant itself: a page out of many rows, seeding through `$batch`, a thousand lists, memory over many requests. */
export const tenantSpeed: Measurement = {
  title: 'The embedded tenant',
  run: async say => {
    const tenant = await startTestTenant({ as: ADMIN });
    try {
      return await measure(tenant, say);
    } finally {
      await tenant.stop();
    }
  },
};

async function measure(tenant: TestTenant, say: (progress: string) => void): Promise<readonly BenchRow[]> {
  const headers = { authorization: `Bearer ${tenant.token({ upn: ADMIN })}`, accept: 'application/json;odata=nometadata', 'content-type': 'application/json' };
  const api = `${tenant.url}${SITE}/_api`;
  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${api}/${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const makeList = async (title: string): Promise<void> => {
    await send('POST', 'web/lists', { Title: title, BaseTemplate: 100 });
    await send('POST', `web/lists/getByTitle('${title}')/fields`, { Title: 'Reference', FieldTypeKind: 2, Indexed: true });
    await send('POST', `web/lists/getByTitle('${title}')/fields`, { Title: 'Days', FieldTypeKind: 9, Indexed: true });
  };
  const fill = async (title: string, rows: number): Promise<number> =>
    timed(async () => {
      for (let from = 0; from < rows; from += 100) await sendBatch(api, headers.authorization, title, from, Math.min(from + 100, rows));
    });
  const page = (title: string) => async () => {
    const path = `web/lists/getByTitle('${title}')/items?$select=Id,Title,Reference,Days&$filter=Days ge 500&$orderby=Days&$top=100`;
    const { value } = (await send('GET', path)) as { value: readonly unknown[] };
    if (value.length !== 100) throw new Error(`A page of ${value.length} rows.`);
  };

  await makeList('Small');
  await makeList('Large');
  say(`seeding ${LARGE.toLocaleString('en-GB')} rows`);
  const small = (await fill('Small', SMALL)) / SMALL;
  const large = (await fill('Large', LARGE)) / LARGE;
  await page('Small')();
  await page('Large')();
  const ratio = await ratioOf(page('Large'), page('Small'), 41);

  say('making 1,000 lists');
  const lists: number[] = [];
  for (let n = 0; n < 1_000; n += 1) lists.push(await timed(() => send('POST', 'web/lists', { Title: `List ${n}`, BaseTemplate: 100 })));

  say(`sending ${REQUESTS.toLocaleString('en-GB')} requests`);
  await load(send, REQUESTS / 10);
  const before = await memoryOf(tenant);
  await load(send, REQUESTS);
  const after = await memoryOf(tenant);

  const none = { peers: {} };
  return [
    { name: 'Tenant: a page of 100 out of 100,000 rows, against the same out of 1,000', value: ratio, unit: 'ratio', bar: 3, better: 'lower', ...none },
    { name: 'Tenant: storing a row among 100,000, against among 1,000', value: large / small, unit: 'ratio', bar: 1.5, better: 'lower', ...none },
    { name: 'Tenant: the thousandth list, against the first', value: median(lists.slice(-50)) / median(lists.slice(0, 50)), unit: 'ratio', bar: 3, better: 'lower', ...none },
    { name: 'Tenant: memory in use after 100,000 requests, against after 10,000', value: after / before, unit: 'ratio', bar: 1.2, better: 'lower', ...none },
  ];
}

/** What JavaScript holds once the collector has run. */
async function memoryOf(tenant: TestTenant): Promise<number> {
  return ((await tenant.controlGet('memory')) as { heapUsed: number }).heapUsed;
}

async function load(send: (method: string, path: string) => Promise<unknown>, requests: number): Promise<void> {
  const workers = 8;
  const one = async (): Promise<void> => {
    for (let n = 0; n < requests / workers; n += 1) await send('GET', `web/lists/getByTitle('Small')/items(${1 + (n % SMALL)})?$select=Id,Title`);
  };
  await Promise.all(Array.from({ length: workers }, one));
}

async function sendBatch(api: string, authorization: string, title: string, from: number, to: number): Promise<void> {
  const parts: string[] = [];
  for (let n = from; n < to; n += 1) {
    const body = JSON.stringify({ Title: `Row ${n}`, Reference: `R${n}`, Days: n % 1000 });
    parts.push(
      `--changeset_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nPOST ${api}/web/lists/getByTitle('${title}')/items HTTP/1.1\naccept: application/json;odata=nometadata\ncontent-type: application/json\n\n${body}\n`
    );
  }
  const body = `--batch_1\nContent-Type: multipart/mixed; boundary="changeset_1"\n\n${parts.join('')}--changeset_1--\n\n--batch_1--\n`;
  const answer = await fetch(`${api}/$batch`, { method: 'POST', headers: { authorization, 'content-type': 'multipart/mixed; boundary=batch_1' }, body });
  const text = await answer.text();
  const stored = text.match(/HTTP\/1\.1 201/g)?.length ?? 0;
  if (stored !== to - from) throw new Error(`Only ${stored} of ${to - from} rows were stored: ${text.slice(0, 500)}`);
}
