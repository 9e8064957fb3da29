import { ALEX, PRIYA, msp, startCouncil, type Council } from './council';

const SENTENCE = 'The security validation for this page is invalid';

describe('request digests (facts 1.1; error table: digest missing, expired, other web)', () => {
  let council: Council;

  beforeAll(async () => {
    council = await startCouncil();
    await council.tenant.control('sites', { url: '/sites/roofing', title: 'Roofing', owner: ALEX });
  });
  afterAll(async () => council.tenant.stop());

  const addList = (digest: string | undefined, title: string): Promise<Response> =>
    council.tenant.fetchAs(ALEX)(`${council.site}/_api/web/lists`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...(digest === undefined ? {} : { 'x-requestdigest': digest }) },
      body: JSON.stringify({ Title: title, BaseTemplate: 100 }),
    });

  test('contextinfo answers a digest with a parseable date and half an hour', async () => {
    const answer = await council.tenant.fetchAs(ALEX)(`${council.site}/_api/contextinfo`, { method: 'POST', headers: { accept: 'application/json' } });
    const body = (await answer.json()) as { FormDigestValue: string; FormDigestTimeoutSeconds: number; WebFullUrl: string };
    expect(body.FormDigestTimeoutSeconds).toBe(1800);
    expect(body.WebFullUrl).toBe(council.site);
    const [hex, date] = body.FormDigestValue.split(',');
    expect(hex).toMatch(/^0x[0-9A-F]+$/);
    expect(Math.abs(new Date(date).getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('a write without a digest is 403 with the sentence of the page', async () => {
    const answer = await addList(undefined, 'No digest');
    expect(answer.status).toBe(403);
    const body = (await answer.json()) as { 'odata.error': { code: string; message: { value: string } } };
    expect(body['odata.error'].code).toBe(msp('-2130575251, MSP.SPException'));
    expect(body['odata.error'].message.value).toContain(SENTENCE);
  });

  test("another web's digest and another person's are refused", async () => {
    const other = await council.digest(ALEX, `${council.tenant.url}/sites/roofing`);
    expect((await addList(other, 'Other web')).status).toBe(403);
    expect((await addList(await council.digest(PRIYA), 'Other person')).status).toBe(403);
  });

  test('a digest serves for half an hour and no longer', async () => {
    const digest = await council.digest();
    await council.tenant.control('clock', { now: new Date(Date.now() + 29 * 60_000).toISOString() });
    expect((await addList(digest, 'After 29 minutes')).status).toBe(201);
    await council.tenant.control('clock', { now: new Date(Date.now() + 31 * 60_000).toISOString() });
    expect((await addList(digest, 'After 31 minutes')).status).toBe(403);
    await council.tenant.control('clock', { now: null });
  });

  test('web/contextinfo is not contextinfo', async () => {
    const answer = await council.tenant.fetchAs(ALEX)(`${council.site}/_api/web/contextinfo`, { method: 'POST', headers: { accept: 'application/json' } });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(SENTENCE);
  });

  test('a bearer token needs no digest', async () => {
    const answer = await fetch(`${council.site}/_api/web/lists`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${council.tenant.token({ upn: ALEX })}` },
      body: JSON.stringify({ Title: 'By token', BaseTemplate: 100 }),
    });
    expect(answer.status).toBe(201);
  });

  test('nobody named is 401, an unknown name too', async () => {
    expect((await fetch(`${council.site}/_api/web`)).status).toBe(401);
    expect((await council.tenant.fetchAs('nobody@wendmere.example')(`${council.site}/_api/web`)).status).toBe(401);
  });

  test('the fault expireDigest refuses the next write, PnPjs or not', async () => {
    const digest = await council.digest();
    await council.tenant.control('faults', { rules: [{ kind: 'expireDigest', match: { path: '/lists' }, times: 1 }] });
    expect((await addList(digest, 'Struck')).status).toBe(403);
    expect((await addList(digest, 'Not struck')).status).toBe(201);
  });
});
