import '@pnp/sp/folders';
import type { SPFI } from '@pnp/sp';
import type { IList } from '@pnp/sp/lists';
import { ALEX, msp, startCouncil, type Council, type Wire } from './council';

/** A request inside a batch. */
interface Operation {
  readonly method?: string;
  /** After `_api/`, or whole. */
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

describe('the parts of a $batch as clients write them (facts 1.9)', () => {
  let council: Council;
  let sp: SPFI;
  let list: IList;
  const ITEMS = "web/lists/getByTitle('Actions')/items";

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.lists.add('Actions');
    list = sp.web.lists.getByTitle('Actions');
    await sp.web.lists.add('Papers', '', 101);
  });
  afterAll(async () => council.tenant.stop());

  const head = ({ method = 'GET', path, headers = {} }: Operation, newline: string): string =>
    [`${method} ${path.startsWith('http') ? path : `${council.site}/_api/${path}`} HTTP/1.1`, ...Object.entries({ accept: 'application/json', ...headers }).map(([name, value]) => `${name}: ${value}`), ''].join(newline);
  const text = ({ body }: Operation): string => (body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  const part = (operation: Operation, newline: string): string =>
    ['Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', `${head(operation, newline)}${newline}${text(operation)}`, ''].join(newline);
  const send = async (body: string, headers: Record<string, string> = {}): Promise<Wire> => council.post('$batch', body, { 'content-type': 'multipart/mixed; boundary=b', ...headers });
  const answers = ({ headers, text: whole }: Wire): { status: number; head: string; body: string }[] => {
    const [, boundary] = /boundary=(\S+)/.exec(headers.get('content-type') ?? '') ?? [];
    return whole.split(`--${boundary}`).slice(1, -1).map(piece => {
      const [, response, ...rest] = piece.split('\r\n\r\n');
      return { status: Number(/HTTP\/1\.1 (\d+)/.exec(response)?.[1]), head: response, body: rest.join('\r\n\r\n').trim() };
    });
  };
  const json = { 'content-type': 'application/json' };
  const statuses = (wire: Wire): number[] => answers(wire).map(({ status }) => status);

  test.each(['\n', '\r\n'])('writes in a change set, in order, then a read of what they left (line break %j)', async newline => {
    const { Id } = await list.items.add({ Title: 'Start' });
    const operations: readonly Operation[] = [
      { method: 'MERGE', path: `${ITEMS}(${Id})`, headers: { ...json, 'if-match': '"1"' }, body: { Title: 'Merged' } },
      { method: 'PATCH', path: `${ITEMS}(${Id})`, headers: { ...json, 'if-match': '"1"' }, body: { Title: 'Stale' } },
      { method: 'POST', path: `${ITEMS}(${Id})`, headers: { ...json, 'if-match': '*', 'x-http-method': 'MERGE' }, body: { Title: 'Twice merged' } },
      { method: 'PUT', path: `${ITEMS}(${Id})`, headers: { ...json, 'if-match': '*' }, body: { Title: 'Put' } },
      { method: 'POST', path: ITEMS, headers: json, body: { Title: 'Made' } },
      { method: 'DELETE', path: `${ITEMS}(${Id + 1})`, headers: { 'if-match': '*' } },
    ];
    const changes = operations.map(operation => `--c${newline}${part(operation, newline)}`).join('');
    const body = ['--b', 'Content-Type: multipart/mixed; boundary=c', '', `${changes}--c--`, '', '--b', part({ path: `${ITEMS}(${Id})?$select=Title` }, newline) + '--b--', ''].join(newline);
    const wire = await send(body);
    expect(statuses(wire)).toEqual([204, 412, 204, 204, 201, 200, 200]);
    const parts = answers(wire);
    expect(JSON.parse(parts[1].body)).toMatchObject({ 'odata.error': { code: msp('-1, MSP.Client.ClientServiceException') } });
    expect(parts[0].head).toContain('ETAG: "2"');
    expect(JSON.parse(parts[6].body)).toMatchObject({ Title: 'Put' });
  });

  test('a part that fails undoes itself alone, and one digest is enough for all', async () => {
    const before = (await list.items()).length;
    const operations: readonly Operation[] = [
      { method: 'POST', path: ITEMS, headers: json, body: { Title: 'Good' } },
      { method: 'POST', path: ITEMS, headers: json, body: { Titel: 'Bad' } },
      { method: 'POST', path: ITEMS, headers: json, body: '{"Title":' },
      { method: 'POST', path: ITEMS, headers: { 'content-type': 'text/plain' }, body: 'Title' },
      { path: `${ITEMS}?$filter=Nope eq 1` },
      { path: 'web/nothingLikeThis' },
      { method: 'POST', path: '$batch', headers: json, body: {} },
    ];
    const wire = await send(`${operations.map(operation => `--b\r\n${part(operation, '\r\n')}`).join('')}--b--\r\n`);
    expect(statuses(wire)).toEqual([201, 400, 400, 415, 400, 404, 400]);
    expect((await list.items()).length).toBe(before + 1);
  });

  test('as SPHttpClientBatch writes it: OData 4 said once, no change set, line breaks to spare', async () => {
    const headers = { 'odata-version': '4.0' };
    const operations: readonly Operation[] = [{ path: 'web?$select=Title' }, { method: 'POST', path: ITEMS, headers: json, body: { Title: 'From a web part' } }];
    const wire = await send(`${operations.map(operation => `--b\r\n${part(operation, '\r\n')}\r\n`).join('')}--b--\r\n\r\n`, headers);
    expect(statuses(wire)).toEqual([200, 201]);
    expect(answers(wire).map(({ body }) => Object.keys(JSON.parse(body) as object)[0])).toEqual(['@odata.context', '@odata.context']);
  });

  test('as Office365-REST-Python-Client writes it: headers without blanks, two empty lines before the body, verbose', async () => {
    const verbose = 'application/json;odata=verbose';
    const change = ['--c', 'Content-Type: application/http', 'Content-Transfer-Encoding:binary', '', '', `POST ${council.site}/_api/${ITEMS} HTTP/1.1`, `Accept:${verbose}`, `Content-Type:${verbose}`, '', '', JSON.stringify({ __metadata: { type: 'SP.Data.ActionsListItem' }, Title: 'From Python' }), '--c--', ''].join('\r\n');
    const wire = await send(['--b', 'Content-Type:multipart/mixed; boundary="c"', '', change, '--b--', ''].join('\r\n'));
    expect(statuses(wire)).toEqual([201]);
    expect(JSON.parse(answers(wire)[0].body)).toMatchObject({ d: { Title: 'From Python' } });
  });

  test('as CLI for Microsoft 365 writes it: the boundary right after the body', async () => {
    const body = (title: string): string => JSON.stringify({ formValues: [{ FieldName: 'Title', FieldValue: title }] });
    const add = "web/lists/getByTitle('Actions')/AddValidateUpdateItemUsingPath()";
    const parts = ['One', 'Two'].map(title => `--c\n\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n${head({ method: 'POST', path: add, headers: json }, '\n')}\n${body(title)}`);
    const wire = await send(`--b\nContent-Type: multipart/mixed; boundary=c\n\n${parts.join('')}\n\n--c--\n\n--b--`);
    expect(statuses(wire)).toEqual([200, 200]);
  });

  test('a part holds a megabyte, and no more', async () => {
    const sized = (bytes: number): string => `--b\r\n${part({ method: 'POST', path: `web/lists/getByTitle('Papers')/rootFolder/files/addUsingPath(decodedurl='${bytes}.txt')`, body: 'x'.repeat(bytes) }, '\r\n')}--b--\r\n`;
    expect(statuses(await send(sized(1_000_000)))).toEqual([200]);
    expect((await sp.web.getFileByServerRelativePath('/sites/housing/Papers/1000000.txt')()).Length).toBe('1000000');
    expect((await send(sized(1_048_577))).status).toBe(400);
  });

  test.each([
    ['no boundary named', 'x', { 'content-type': 'multipart/mixed' }],
    ['no end', '--b\n\nGET /_api/web HTTP/1.1\n\n', {}],
    ['no request line', '--b\nContent-Type: application/http\n\nNonsense\n\n--b--', {}],
    ['nothing in it', '--b--', {}],
    ['an empty body', '', {}],
  ])('what is no batch is 400: %s', async (_, body, headers) => {
    expect((await send(body, headers)).status).toBe(400);
  });

  test('PnPjs: a document is checked out, changed and checked in, in one batch', async () => {
    const folder = sp.web.lists.getByTitle('Papers').rootFolder;
    await folder.files.addUsingPath('order.txt', 'one');
    const [batch, execute] = sp.batched();
    const file = batch.web.getFileByServerRelativePath('/sites/housing/Papers/order.txt');
    const sent = [file.checkout(), file.setContent('two'), file.checkin('Together')];
    await execute();
    await Promise.all(sent);
    expect(await sp.web.getFileByServerRelativePath('/sites/housing/Papers/order.txt').getText()).toBe('two');
  });
});
