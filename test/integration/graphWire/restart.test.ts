import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestTenant } from '../../support/tenant';
import { allScopes, peopleAndSite, priya, series, someone, tom } from './support';

const unit = 327680;

/** What Microsoft 365 was told it keeps, whatever happens to the process that was asked. */
describe('Graph: after the tenant was killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  const options = { data: join(folder, 'tenant.db'), now: '2026-12-03T12:00:00Z' };
  afterAll(() => rmSync(folder, { recursive: true }));

  test('an upload goes on at its next range, a copy is finished, meetings and messages are there', async () => {
    const bytes = Buffer.alloc(unit + 5, 7);
    const before = await startTestTenant(options);
    const ids = await peopleAndSite(before);
    const { chatId, onlineMeetingId } = await series(before);
    const first = someone(before, { upn: priya, scp: allScopes }).client;
    await first.api(`/chats/${chatId}/messages`).post({ body: { content: 'Kept' } });
    const source = await first.api('/me/drive/root:/source.bin:/content').put(bytes);
    await before.control('copies', { polls: 2 });
    await first.api(`/me/drive/items/${source.id}/copy`).post({ name: 'copy.bin' });
    const { uploadUrl } = await first.api('/me/drive/root:/movie.bin:/createUploadSession').post({});
    const put = (url: string, start: number, end: number) =>
      fetch(url, { method: 'PUT', headers: { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` }, body: bytes.subarray(start, end) });
    expect((await put(uploadUrl, 0, unit)).status).toBe(202);
    await before.stop('SIGKILL');

    const after = await startTestTenant(options);
    const { client } = someone(after, { upn: priya, scp: allScopes });
    const url = uploadUrl.replace(before.url, after.url);
    expect((await (await fetch(url)).json()).nextExpectedRanges).toEqual([`${unit}-`]);
    const made = await (await put(url, unit, bytes.length)).json();
    expect(made.file.hashes.quickXorHash).toBe(source.file.hashes.quickXorHash);
    await new Promise((done) => setTimeout(done, 2500));
    expect((await client.api('/me/drive/root:/copy.bin').get()).size).toBe(bytes.length);
    expect((await client.api(`/me/onlineMeetings/${onlineMeetingId}`).get()).participants.attendees[0].identity.user.id).toBe(ids[tom]);
    expect((await client.api(`/chats/${chatId}/messages`).get()).value[0].body.content).toBe('Kept');
    await after.stop();
  });
});
