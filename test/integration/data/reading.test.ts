import { chooseWeb, contractOfSite } from '../../../src/data/choosePlace';
import { readAll } from '../../../src/data/readAll';
import { placeHints } from '../../../src/data/sharepoint/placeHints';
import { addContract, Housing, sitePath, upns } from './support';

let housing: Housing;

beforeAll(async () => {
  housing = await Housing.ready();
});
afterAll(() => housing.stop());

test('pages follow one another until the last', async () => {
  const desk = housing.desk('manager');
  for (let n = 1; n <= 120; n++) await desk.contractors.add({ name: `Firm ${String(n).padStart(4, '0')}` }, `firm-${n}`);
  const first = await desk.contractors.page();
  expect(first.rows).toHaveLength(100);
  const second = await first.next?.();
  expect([second?.rows.length, second?.next]).toEqual([20, undefined]);
  const sorted = await desk.contractors.page({ orderBy: 'name', descending: true, top: 50 });
  expect(sorted.rows[0].name).toBe('Firm 0120');
  expect((await sorted.next?.())?.rows[0].name).toBe('Firm 0070');
});

test('beyond 5,000 rows an indexed filter is served, another is refused by name, and all are read', async () => {
  const desk = housing.desk('admin');
  const fill = housing.tenant.fetchAs(upns.admin);
  const before = (await desk.chases.all()).length;
  expect(before).toBe(0);
  const contract = await addContract(desk);
  const action = await desk.actions.add({ title: 'A', contract: { id: contract.id, title: '' }, due: '2026-12-17' }, 'a');
  const me = await desk.people.me();
  await fillChases(fill, 5050, { ContractId: contract.id, ActionId: action.id, RecipientId: me.id });

  const all = await desk.chases.all();
  expect(all).toHaveLength(5050);
  expect(new Set(all.map(({ key }) => key)).size).toBe(5050);
  const failed = await desk.chases.all({ where: [{ field: 'state', op: 'eq', value: 'Failed' }], select: ['title', 'state'] });
  expect(failed).toHaveLength(50);
  await expect(desk.chases.page({ where: [{ field: 'step', op: 'eq', value: 'issued' }] })).rejects.toMatchObject({ kind: 'threshold' });

  await housing.requests();
  const shown: [number, boolean][] = [];
  const rows = await readAll(desk.chases, (some, isComplete) => shown.push([some.length, isComplete]));
  expect(shown).toEqual([[100, false], [5050, true]]);
  expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  const requests = await housing.requests();
  expect(requests.length).toBeLessThanOrEqual(6);
  const narrowed = await readAll(desk.chases, () => undefined, [{ field: 'state', op: 'eq', value: 'Failed' }]);
  expect(narrowed).toHaveLength(50);
}, 240000);

test('a short list is one page and is shown once', async () => {
  const shown: boolean[] = [];
  const rows = await readAll(housing.desk('manager').contracts, (_, isComplete) => shown.push(isComplete));
  expect(shown).toEqual([true]);
  expect(rows.length).toBeGreaterThan(0);
  expect(await readAll(housing.desk('manager').filings, () => undefined)).toEqual([]);
});

test('a contract\'s own site shows the hub\'s register and its own contract (CP-9.1)', async () => {
  await housing.tenant.control('sites', { url: '/sites/lifts', title: 'Lifts', owner: upns.manager, joinHub: sitePath });
  await housing.tenant.control('sites', { url: '/sites/alone', title: 'Alone', owner: upns.manager });
  const desk = housing.desk('manager');
  const lifts = await addContract(desk, { site: '/sites/Lifts/' });
  const place = (path: string, chosen?: string): Promise<string> => chooseWeb(placeHints(housing.sp('manager'), housing.tenant.url + path, chosen, housing.waits.pace));
  expect(await place('/sites/lifts')).toBe(housing.webUrl);
  expect(await place(sitePath)).toBe(housing.webUrl);
  expect(await place('/sites/alone')).toBe(`${housing.tenant.url}/sites/alone`);
  expect(await place('/sites/alone', sitePath)).toBe(housing.webUrl);
  expect((await contractOfSite(desk.contracts, `${housing.tenant.url}/sites/lifts`))?.key).toBe(lifts.key);
  expect(await contractOfSite(desk.contracts, housing.webUrl)).toBeUndefined();
});

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** Fills the list by $batch, as a script of an administrator would. */
async function fillChases(send: Fetch, count: number, columns: Readonly<Record<string, number>>): Promise<void> {
  const digest = (await (await send(`${sitePath}/_api/contextinfo`, { method: 'POST', headers: { Accept: 'application/json' } })).json()) as { readonly FormDigestValue: string };
  const address = `${housing.tenant.url}${sitePath}/_api/web/getList('${encodeURIComponent(`${sitePath}/Lists/Chases`)}')/items`;
  for (let from = 0; from < count; from += 100) {
    const part = (n: number): string => {
      const row = { ...columns, Title: `Reminder ${n}`, Key: `chase-${n}`, Step: 'issued', Channel: 'Notification', State: n % 101 === 0 ? 'Failed' : 'Sent' };
      return `--changeset_c\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nPOST ${address} HTTP/1.1\naccept: application/json\ncontent-type: application/json;charset=utf-8\n\n${JSON.stringify(row)}\n\n`;
    };
    const numbers = Array.from({ length: Math.min(100, count - from) }, (_, n) => from + n + 1);
    const body = `--batch_b\nContent-Type: multipart/mixed; boundary="changeset_c"\n\n${numbers.map(part).join('')}--changeset_c--\n\n--batch_b--\n`;
    const answer = await send(`${sitePath}/_api/$batch`, { method: 'POST', headers: { 'Content-Type': 'multipart/mixed; boundary=batch_b', 'X-RequestDigest': digest.FormDigestValue }, body });
    if (!answer.ok) throw new Error(`$batch answered ${answer.status}: ${await answer.text()}`);
    if (from === 0) expect(await answer.text()).toContain('201 Created');
  }
}
