import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestTenant } from '../../support/tenant';
import { ALEX, council as councilOf, failure, startCouncil, type Council } from './council';

describe('faults, restarts and the control API', () => {
  let council: Council;
  const items = "web/lists/getByTitle('Actions')/items";

  beforeAll(async () => {
    council = await startCouncil();
    await council.as(ALEX).web.lists.add('Actions');
  });
  afterEach(async () => council.tenant.controlDelete('faults'));
  afterAll(async () => council.tenant.stop());

  const count = async (): Promise<number> => Number((await council.get("web/lists/getByTitle('Actions')/ItemCount")).json.value);

  test('429 comes with Retry-After, as often as asked, and writes nothing; PnPjs waits and repeats', async () => {
    await council.tenant.control('faults', { rules: [{ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { method: 'POST', path: '/items' } }] });
    const before = await count();
    const answer = await council.post(items, { Title: 'Throttled' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await count()).toBe(before);
    await council.tenant.control('faults', { rules: [{ kind: 'status', status: 503, retryAfter: 1, times: 1, match: { path: '/items' } }] });
    expect((await council.as(ALEX).web.lists.getByTitle('Actions').items.add({ Title: 'At the second try' })).Title).toBe('At the second try');
    expect(await count()).toBe(before + 1);
  });

  test('the connection goes before anything is stored, or after', async () => {
    const before = await count();
    await council.tenant.control('faults', { rules: [{ kind: 'cutBefore', times: 1, match: { method: 'POST', path: '/items' } }] });
    await failure(council.post(items, { Title: 'Never arrived' }));
    expect(await count()).toBe(before);
    await council.tenant.control('faults', { rules: [{ kind: 'cutAfter', times: 1, match: { method: 'POST', path: '/items' } }] });
    await failure(council.post(items, { Title: 'Arrived, and nobody heard' }));
    expect(await count()).toBe(before + 1);
  });

  test('a throttled request inside a batch is told in its part', async () => {
    await council.tenant.control('faults', { rules: [{ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { path: '/items\\(99\\)' } }] });
    const [batched, execute] = council.as(ALEX).batched();
    const fine = batched.web.lists.getByTitle('Actions').items.add({ Title: 'Fine' });
    const struck = failure(batched.web.lists.getByTitle('Actions').items.getById(99)());
    await execute();
    expect(await fine).toMatchObject({ Title: 'Fine' });
    expect((await struck).status).toBe(429);
  });

  test('a rule that says nothing known is refused', async () => {
    await failure(council.tenant.control('faults', { rules: [{ kind: 'earthquake' }] }));
    await failure(council.tenant.control('faults', { rules: [{ kind: 'status' }] }));
  });

  test('the log tells what was asked by whom', async () => {
    await council.tenant.controlDelete('requests');
    await council.get('web?$select=Title');
    expect(await council.tenant.controlGet('requests')).toEqual([expect.objectContaining({ method: 'GET', path: '/sites/housing/_api/web?$select=Title', status: 200, user: ALEX })]);
  });

  test("one request may carry its own date, the control API sets everybody's", async () => {
    const made = await council.post(items, { Title: 'Dated' }, { 'x-tenant-now': new Date(Date.now() + 600_000).toISOString() });
    expect(Date.parse(String(made.json.Created)) - Date.now()).toBeGreaterThan(500_000);
    await council.tenant.control('clock', { now: '2027-03-01T09:00:00Z' });
    expect((await council.post(items, { Title: 'Later' })).json.Created).toMatch(/^2027-03-01T09:00/);
    await council.tenant.control('clock', { now: null });
  });

  test('data survives a kill, and a digest issued before it still serves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
    const data = join(folder, 'tenant.db');
    const first = await startCouncil({ data });
    const digest = await first.digest();
    await first.as(ALEX).web.lists.add('Kept');
    await first.as(ALEX).web.lists.getByTitle('Kept').items.add({ Title: 'Kept' });
    await first.tenant.stop('SIGKILL');
    const second = councilOf(await startTestTenant({ data }));
    const answer = await second.post("web/lists/getByTitle('Kept')/items", { Title: 'After' }, { 'x-requestdigest': digest });
    expect(answer.status).toBe(201);
    expect(answer.json.Id).toBe(2);
    await second.tenant.stop();
    rmSync(folder, { recursive: true });
  });

  test('whoever --as names and nobody made is a site administrator and owns the first site; a taken port is said plainly', async () => {
    const tenant = await startTestTenant({ as: 'new.person@wendmere.example' });
    const me = await fetch(`${tenant.url}/_api/web/currentuser`, { headers: { accept: 'application/json' } });
    expect(await me.json()).toMatchObject({ Title: 'New Person', IsSiteAdmin: true });
    const list = await fetch(`${tenant.url}/sites/housing/_api/web/lists`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-requestdigest': await digestOf(`${tenant.url}/sites/housing`) },
      body: JSON.stringify({ Title: 'First', BaseTemplate: 100 }),
    });
    expect(list.status).toBe(201);
    const root = join(__dirname, '..', '..', '..');
    const again = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['--import', 'tsx', 'local/tenant/main.ts', '--port', new URL(tenant.url).port], { cwd: root, encoding: 'utf8' });
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('The port is taken');
    await tenant.stop();
  });
});

async function digestOf(web: string): Promise<string> {
  const answer = await fetch(`${web}/_api/contextinfo`, { method: 'POST', headers: { accept: 'application/json' } });
  return ((await answer.json()) as { FormDigestValue: string }).FormDigestValue;
}
