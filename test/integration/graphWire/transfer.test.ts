import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { allScopes, failure, peopleAndSite, priya, someone, sonia } from './support';
import type { Someone } from './support';

const unit = 327680;

describe('Graph: upload sessions and copies', () => {
  let tenant: TestTenant;
  let member: Someone;
  let drive: string;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-11-22T09:00:00Z' });
    await peopleAndSite(tenant);
    member = someone(tenant, { upn: priya, scp: allScopes });
    drive = (await member.client.api('/sites/127.0.0.1:/sites/housing:/drive').get()).id;
  });
  afterAll(() => tenant.stop());

  const bytes = Buffer.from(Array.from({ length: unit * 2 + 1000 }, (_, index) => (index * 7) % 256));

  const session = async (name: string, item: object = {}): Promise<string> =>
    (await member.client.api(`/drives/${drive}/root:/${name}:/createUploadSession`).post({ item })).uploadUrl;

  const send = (url: string, start: number, end: number, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url, { method: 'PUT', headers: { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}`, ...headers }, body: bytes.subarray(start, end) });

  describe('upload sessions (driveItem: createUploadSession)', () => {
    test('fragments in order make the file, and its hash is that of the bytes', async () => {
      const url = await session('movie.mp4');
      const first = await send(url, 0, unit);
      expect(first.status).toBe(202);
      expect((await first.json()).nextExpectedRanges).toEqual([`${unit}-`]);
      expect((await (await fetch(url)).json()).nextExpectedRanges).toEqual([`${unit}-`]);
      expect((await send(url, unit, unit * 2)).status).toBe(202);
      const last = await send(url, unit * 2, bytes.length);
      expect(last.status).toBe(201);
      const item = await last.json();
      expect([item.name, item.size]).toEqual(['movie.mp4', bytes.length]);
      const whole = await member.client.api(`/drives/${drive}/root:/whole.mp4:/content`).put(bytes);
      expect(item.file.hashes.quickXorHash).toBe(whole.file.hashes.quickXorHash);
      expect((await fetch(url)).status).toBe(404);
    });

    test('a fragment that is no multiple of 327,680 bytes is refused', async () => {
      expect((await send(await session('odd.mp4'), 0, unit - 1)).status).toBe(400);
    });

    test('received bytes sent again, and bytes that come too early, answer 416', async () => {
      const url = await session('again.mp4');
      await send(url, 0, unit);
      const repeat = await send(url, 0, unit);
      expect(repeat.status).toBe(416);
      expect((await repeat.json()).error.innerError.code).toBe('fragmentOverlap');
      const early = await send(await session('early.mp4'), unit, unit * 2);
      expect((await early.json()).error.innerError.code).toBe('fragmentOutOfOrder');
    });

    test('a range that does not fit the length of the fragment is refused', async () => {
      const url = await session('misfit.mp4');
      const wrong = await fetch(url, { method: 'PUT', headers: { 'content-range': `bytes 0-9/${bytes.length}` }, body: bytes.subarray(0, unit) });
      expect(wrong.status).toBe(400);
      expect((await fetch(url, { method: 'PUT', body: bytes.subarray(0, unit) })).status).toBe(400);
    });

    test('the upload address takes no Authorization header', async () => {
      const url = await session('token.mp4');
      expect((await send(url, 0, unit, { authorization: `Bearer ${tenant.token({ upn: priya })}` })).status).toBe(401);
    });

    test('a name that is taken shows at the last byte, as 409, unless it is to be replaced or renamed', async () => {
      await member.client.api(`/drives/${drive}/root:/taken.mp4:/content`).put('x');
      const whole = async (behaviour: string): Promise<Response> => {
        const url = await session('taken.mp4', { '@microsoft.graph.conflictBehavior': behaviour, name: 'taken.mp4' });
        await send(url, 0, unit);
        await send(url, unit, unit * 2);
        return send(url, unit * 2, bytes.length);
      };
      const refused = await whole('fail');
      expect(refused.status).toBe(409);
      expect((await refused.json()).error.code).toBe('nameAlreadyExists');
      expect((await (await whole('rename')).json()).name).toBe('taken 1.mp4');
      expect((await whole('replace')).status).toBe(200);
    });

    test('a cancelled session is gone, an abandoned one expires', async () => {
      const cancelled = await session('cancelled.mp4');
      expect((await fetch(cancelled, { method: 'DELETE' })).status).toBe(204);
      expect((await send(cancelled, 0, unit)).status).toBe(404);
      const abandoned = await session('abandoned.mp4');
      expect((await send(abandoned, 0, unit, { 'x-tenant-now': '2026-11-25T09:00:00Z' })).status).toBe(404);
    });

    test('with deferCommit an empty POST makes the file', async () => {
      const made = await member.client.api(`/drives/${drive}/root:/deferred.mp4:/createUploadSession`).post({ deferCommit: true });
      for (const [start, end] of [[0, unit], [unit, unit * 2], [unit * 2, bytes.length]] as const) {
        expect((await send(made.uploadUrl, start, end)).status).toBe(202);
      }
      expect((await failure(member.client.api(`/drives/${drive}/root:/deferred.mp4`).get())).statusCode).toBe(404);
      expect((await fetch(made.uploadUrl, { method: 'POST' })).status).toBe(201);
    });

    test('who may not add to the folder gets no session', async () => {
      const visitor = someone(tenant, { upn: sonia, scp: allScopes }).client;
      expect((await failure(visitor.api(`/drives/${drive}/root:/no.mp4:/createUploadSession`).post({}))).statusCode).toBe(403);
    });
  });

  describe('copies (driveItem: copy)', () => {
    const copy = async (name: string, query = ''): Promise<Response> => {
      const source = await member.client.api('/me/drive/root:/source.mp4').get();
      const root = await member.client.api(`/drives/${drive}/root`).get();
      return member.call('POST', `/me/drive/items/${source.id}/copy${query}`, { parentReference: { driveId: drive, id: root.id }, name });
    };
    const poll = async (url: string) => (await fetch(url)).json();
    const follow = async (url: string) => {
      const seen = [];
      for (;;) {
        const progress = await poll(url);
        seen.push(progress.status);
        if (progress.status === 'completed' || progress.status === 'failed') return { progress, seen };
      }
    };

    beforeAll(async () => {
      await member.client.api('/me/drive/root:/source.mp4:/content').put(bytes);
    });

    test('to another drive: 202, a monitor without a token that takes several looks, then the new item', async () => {
      const answer = await copy('copied.mp4');
      expect(answer.status).toBe(202);
      expect(await answer.text()).toBe('');
      const url = answer.headers.get('location') ?? '';
      expect(url).toMatch(/\/_api\/v2\.0\/monitor\/[0-9a-f-]{36}$/);
      const { progress, seen } = await follow(url);
      expect(seen).toEqual(['notStarted', 'inProgress', 'completed']);
      const made = await member.client.api(`/drives/${drive}/items/${progress.resourceId}`).get();
      expect([made.name, made.size]).toEqual(['copied.mp4', bytes.length]);
      expect((await fetch(url, { headers: { authorization: 'Bearer x.y.z' } })).status).toBe(401);
    });

    test('goes on when nobody follows it', async () => {
      await tenant.control('copies', { polls: 1 });
      await copy('unwatched.mp4');
      await new Promise((done) => setTimeout(done, 1300));
      expect((await member.client.api(`/drives/${drive}/root:/unwatched.mp4`).get()).size).toBe(bytes.length);
      await tenant.control('copies', null);
    });

    test('a name that is taken answers 409, or is renamed or replaced when asked', async () => {
      await member.client.api(`/drives/${drive}/root:/there.mp4:/content`).put('x');
      const refused = await copy('there.mp4');
      expect([refused.status, (await refused.json()).error.code]).toEqual([409, 'nameAlreadyExists']);
      const renamed = await copy('there.mp4', '?@microsoft.graph.conflictBehavior=rename');
      const { progress } = await follow(renamed.headers.get('location') ?? '');
      expect((await member.client.api(`/drives/${drive}/items/${progress.resourceId}`).get()).name).toBe('there 1.mp4');
    });

    test('a name that is taken meanwhile makes the copy fail in its monitor', async () => {
      const answer = await copy('race.mp4');
      await member.client.api(`/drives/${drive}/root:/race.mp4:/content`).put('quicker');
      const { progress } = await follow(answer.headers.get('location') ?? '');
      expect([progress.status, progress.error.code]).toEqual(['failed', 'nameAlreadyExists']);
    });

    test('a copy can be made to fail or to take long', async () => {
      await tenant.control('copies', { polls: 6, fail: { code: 'quotaLimitReached', message: 'The site is full.' } });
      const { progress, seen } = await follow((await copy('full.mp4')).headers.get('location') ?? '');
      expect(progress).toMatchObject({ status: 'failed', error: { code: 'quotaLimitReached' } });
      expect(seen).toHaveLength(6);
      await tenant.control('copies', null);
    });

    test('a reader of the folder may not copy into it', async () => {
      const visitor = someone(tenant, { upn: sonia, scp: allScopes });
      const item = await visitor.client.api(`/drives/${drive}/root:/whole.mp4`).get();
      const answer = await visitor.call('POST', `/drives/${drive}/items/${item.id}/copy`, { name: 'mine.mp4' });
      expect(answer.status).toBe(403);
    });
  });
});
