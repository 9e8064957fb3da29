import type { SPFI } from '@pnp/sp';
import type { IItems } from '@pnp/sp/items';
import { ALEX, msp, startCouncil, type Council } from './council';

describe('$batch (facts 1.9)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.lists.add('Actions');
    await sp.web.lists.getByTitle('Actions').fields.addText('Key', { Indexed: true, EnforceUniqueValues: true });
  });
  afterAll(async () => council.tenant.stop());

  test('PnPjs reads every answer of a mixed batch, in order', async () => {
    const [batched, execute] = sp.batched();
    const items = (): IItems => batched.web.lists.getByTitle('Actions').items;
    const sent: Promise<unknown>[] = [];
    const note = (work: Promise<unknown>): number => sent.push(work.catch((error: Error) => error.message));
    note(items().add({ Title: 'Unicode – £ 😀', Key: 'one' }));
    note(items().add({ Title: 'Twice', Key: 'one' }));
    note(items().add({ Title: 'Second', Key: 'two' }));
    note(items().getById(1).update({ Title: 'Changed' }, '"1"'));
    note(items().select('Id', 'Title')());
    note(items().getById(99)());
    note(items().getById(3).delete());
    await execute();
    const answers = await Promise.all(sent);
    expect(answers[0]).toMatchObject({ Id: 1, Title: 'Unicode – £ 😀' });
    // One that fails undoes only itself; the id that it had taken may be lost, as in SharePoint.
    expect(answers[1]).toContain('duplicate values');
    expect(answers[3]).toEqual({ etag: '"2"' });
    expect((answers[4] as { Title: string }[]).map(({ Title }) => Title)).toEqual(['Changed', 'Second']);
    expect(answers[5]).toContain('Item does not exist');
  });

  test('the answer is flat multipart, one part for each request, ended by exactly one line break', async () => {
    const url = `${council.site}/_api/web`;
    const body = [
      '--batch_1', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', `GET ${url}?$select=Title HTTP/1.1`, 'accept: application/json', '',
      '--batch_1', 'Content-Type: multipart/mixed; boundary="changeset_1"', '',
      '--changeset_1', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', `POST ${url}/lists/getByTitle('Actions')/items HTTP/1.1`, 'accept: application/json', 'content-type: application/json', '', '{"Title":"Raw"}', '',
      '--changeset_1', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', `POST ${url}/lists/getByTitle('Nope')/items HTTP/1.1`, 'accept: application/json', 'content-type: application/json', '', '{"Title":"Raw"}', '',
      '--changeset_1--', '', '--batch_1--', '',
    ].join('\n');
    const answer = await council.post('$batch', body, { 'content-type': 'multipart/mixed; boundary=batch_1' });
    expect(answer.status).toBe(200);
    const [, boundary] = /boundary=(\S+)/.exec(answer.headers.get('content-type') ?? '') ?? [];
    const parts = answer.text.split(`--${boundary}`);
    expect(parts).toHaveLength(5);
    expect(parts[4]).toBe('--\r\n');
    expect(parts[1]).toMatch(/^\r\nContent-Type: application\/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP\/1\.1 200 OK\r\nCONTENT-TYPE: application\/json/);
    expect(parts[2]).toContain('HTTP/1.1 201 Created\r\n');
    expect(parts[2]).toContain('ETAG: "1"\r\n');
    expect(parts[3]).toContain('HTTP/1.1 404 Not Found\r\n');
  });

  test('a batch needs a digest, is for one site, and holds a hundred requests at most', async () => {
    const body = (url: string, count: number): string =>
      [...Array.from({ length: count }, () => `--b\nContent-Type: application/http\n\nGET ${url} HTTP/1.1\naccept: application/json\n\n`), '--b--\n'].join('');
    const headers = { 'content-type': 'multipart/mixed; boundary=b' };
    const undigested = await council.tenant.fetchAs(ALEX)(`${council.site}/_api/$batch`, { method: 'POST', headers, body: body(`${council.site}/_api/web`, 1) });
    expect(undigested.status).toBe(403);
    const other = await council.post('$batch', body(`${council.tenant.url}/_api/web`, 1), headers);
    expect(other.text).toContain('HTTP/1.1 400 Bad Request');
    expect((await council.post('$batch', body(`${council.site}/_api/web`, 100), headers)).status).toBe(200);
    const many = await council.post('$batch', body(`${council.site}/_api/web`, 101), headers);
    expect(many.status).toBe(400);
    expect(many.error.code).toBe(msp('-1, MSP.Client.InvalidClientQueryException'));
  });
});
