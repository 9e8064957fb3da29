import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ALEX, failure, PRIYA, startCouncil, type Council } from './council';

/** Faults by profile and by seed, so that a failure can be replayed. */
describe('faults on demand', () => {
  let council: Council;
  const items = "web/lists/getByTitle('Actions')/items";

  beforeAll(async () => {
    council = await startCouncil();
    await council.tenant.control('users', { upn: 'second.admin@wendmere.example', displayName: 'Second Admin', isAdmin: true });
    await council.as(ALEX).web.lists.add('Actions');
    await council.as(ALEX).web.lists.getByTitle('Actions').items.add({ Title: 'Count the open jobs' });
  });
  afterEach(async () => council.tenant.controlDelete('faults'));
  afterAll(async () => council.tenant.stop());

  const faults = async (body: unknown): Promise<unknown> => council.tenant.control('faults', body);

  /** The fate of forty requests, each in its turn. */
  async function fates(seed: number): Promise<readonly string[]> {
    await council.tenant.controlDelete('faults');
    await faults({ seed, rules: [{ kind: 'status', status: 429, retryAfter: 1, chance: 0.2 }, { kind: 'cutBefore', chance: 0.1 }] });
    const seen: string[] = [];
    for (let n = 1; n <= 40; n += 1) {
      // Sent as separate, uncached requests; a cut is told by fetch as a failure.
      seen.push(await council.get(`web/lists?$top=${n}`).then(({ status }) => String(status), () => 'cut'));
    }
    return seen;
  }

  test('the same seed strikes the same requests, another seed others, whatever was asked in between', async () => {
    const first = await fates(42);
    expect(first.filter(fate => fate !== '200').length).toBeGreaterThan(3);
    await council.tenant.controlDelete('faults');
    await council.get('web?$select=Title');
    expect(await fates(42)).toEqual(first);
    expect(await fates(43)).not.toEqual(first);
    const { struck } = (await council.tenant.controlGet('faults')) as { struck: readonly { kind: string; path: string }[] };
    expect(struck.length).toBeGreaterThan(0);
    expect(struck[0]).toMatchObject({ method: 'GET', path: expect.stringContaining('/web/lists') });
  });

  test('429 carries the RateLimit headers beside Retry-After', async () => {
    await faults({ rules: [{ kind: 'status', status: 429, retryAfter: 7, times: 1 }] });
    const { status, headers } = await council.get('web');
    expect([status, headers.get('retry-after'), headers.get('ratelimit-remaining'), headers.get('ratelimit-reset')]).toEqual([429, '7', '0', '7']);
  });

  test('a quota is told from four fifths on, refuses beyond it, and counts each person alone', async () => {
    await faults({ rules: [{ kind: 'quota', limit: 10, windowSeconds: 60 }] });
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push(await council.get('web?$select=Title'));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual([null, null, null, null, null, null, null, '2', '1', '0', '0', '0']);
    expect(Number(answers[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await council.get('web?$select=Title', PRIYA)).status).toBe(200);
  });

  test('somebody else saves the row a moment before: the stale ETag is refused, and nothing is lost', async () => {
    const item = council.as(ALEX).web.lists.getByTitle('Actions').items.getById(1);
    const read = (await council.get(`${items}(1)`)).json;
    await faults({ rules: [{ kind: 'otherWriter', times: 1 }] });
    const refused = await failure(item.update({ Title: 'Count them again' }, String(read['odata.etag'])));
    expect(refused.status).toBe(412);
    const now = (await council.get(`${items}(1)?$expand=Editor&$select=Title,Editor/Title`)).json;
    expect(now).toMatchObject({ Title: 'Count the open jobs', Editor: { Title: 'Second Admin' } });
    await item.update({ Title: 'Count them again' }, '*');
    expect((await council.get(`${items}(1)`)).json.Title).toBe('Count them again');
  });

  test('scopes that nobody approved are missing from every token', async () => {
    const token = council.tenant.token({ upn: ALEX, scp: 'User.ReadBasic.All Files.ReadWrite.All' });
    const users = async (): Promise<Response> => fetch(`${council.tenant.url}/v1.0/users`, { headers: { authorization: `Bearer ${token}` } });
    expect((await users()).status).toBe(200);
    await faults({ profile: 'unapproved' });
    expect((await users()).status).toBe(403);
    await council.tenant.controlDelete('faults');
    expect((await users()).status).toBe(200);
  });

  test('a copy fails at its monitor, another takes its time', async () => {
    const headers = { authorization: `Bearer ${council.tenant.token({ upn: ALEX, scp: 'Files.ReadWrite.All' })}`, 'content-type': 'application/json' };
    const graph = async (method: string, path: string, body?: string): Promise<Response> => fetch(`${council.tenant.url}/v1.0${path}`, { method, headers, body });
    await graph('PUT', '/me/drive/root:/minutes.txt:/content', 'Minutes');
    const copy = async (name: string): Promise<string> => (await graph('POST', '/me/drive/root:/minutes.txt:/copy', JSON.stringify({ name }))).headers.get('location') ?? '';
    await faults({ rules: [{ kind: 'failCopy', times: 1 }, { kind: 'slowCopy', polls: 6, times: 1 }] });
    const state = async (monitor: string): Promise<string> => ((await (await fetch(monitor)).json()) as { status: string }).status;
    const failing = await copy('first.txt');
    const slow = await copy('second.txt');
    const seen: string[] = [];
    for (let n = 0; n < 3; n += 1) seen.push(await state(failing));
    expect(seen).toEqual(['notStarted', 'inProgress', 'failed']);
    const states: string[] = [];
    for (let n = 0; n < 6; n += 1) states.push(await state(slow));
    expect(states).toEqual(['notStarted', 'inProgress', 'inProgress', 'inProgress', 'inProgress', 'completed']);
  });

  test('what the control API does is never struck', async () => {
    await faults({ rules: [{ kind: 'status', status: 503 }] });
    await council.tenant.control('users', { upn: 'one.more@wendmere.example', displayName: 'One More' });
  });

  test.each([
    ['hurricane', 'There is no fault profile "hurricane"'],
    ['storm:x', 'seed is a whole number'],
    ['constructor', 'There is no fault profile'],
  ])('--faults %s is refused in words', (profile, sentence) => {
    const root = join(__dirname, '..', '..', '..');
    const started = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['--import', 'tsx', 'local/tenant/main.ts', '--faults', profile], { cwd: root, encoding: 'utf8' });
    expect(started.status).toBe(1);
    expect(started.stderr).toContain(sentence);
  });
});
