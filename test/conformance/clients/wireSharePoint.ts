import { inBody, WireRefusal } from '../refused';
import type { Target } from '../target';
import type { ColumnKind, Row, SharePointClient } from './sharePointClient';

const KINDS: Readonly<Record<ColumnKind, number>> = { text: 2, note: 3, number: 9, date: 4, yesNo: 8, choice: 6, person: 20 };

/** The wire itself, in the dialect without metadata. */
export function wireSharePoint({ siteUrl, sharePointToken }: Target): SharePointClient {
  const send = async (method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const isText = typeof body === 'string';
    const answer = await fetch(path.startsWith('http') ? path : `${siteUrl}/_api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${sharePointToken}`,
        accept: 'application/json;odata=nometadata',
        ...(body === undefined ? {} : { 'content-type': isText ? 'application/octet-stream' : 'application/json;odata=nometadata' }),
        ...more,
      },
      body: body === undefined ? undefined : isText ? body : JSON.stringify(body),
    });
    if (answer.ok) return answer;
    const { code, message } = inBody(await answer.text());
    throw new WireRefusal(answer.status, code, message);
  };
  const json = async (method: string, path: string, body?: unknown): Promise<Row> => (await (await send(method, path, body)).json()) as Row;
  const quoted = (text: string): string => encodeURIComponent(text.replace(/'/g, "''"));
  const list = (title: string): string => `web/lists/getByTitle('${quoted(title)}')`;
  const merge = async (path: string, change: Row, etag: string): Promise<void> => {
    await send('POST', path, change, { 'x-http-method': 'MERGE', 'if-match': etag });
  };
  const remove = async (path: string, etag = '*'): Promise<void> => {
    await send('POST', path, undefined, { 'x-http-method': 'DELETE', 'if-match': etag });
  };
  const file = (path: string): string => `web/getFileByServerRelativePath(decodedUrl='${quoted(path)}')`;
  const withQuery = (path: string, options: Readonly<Record<string, string | undefined>>): string => {
    const given = Object.entries(options).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return given.length === 0 ? path : `${path}?${given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
  };

  return {
    name: 'fetch',
    addList: async title => json('POST', 'web/lists', { Title: title, BaseTemplate: 100 }),
    listByTitle: async title => json('GET', list(title)),
    changeList: async (title, change) => merge(list(title), change, '*'),
    removeList: async title => remove(list(title)),
    addColumn: async (title, name, kind, settings = {}) => {
      const type = { choice: 'SP.FieldChoice', person: 'SP.FieldUser', date: 'SP.FieldDateTime' }[kind as string];
      const { Choices, ...rest } = settings;
      const body = { Title: name, FieldTypeKind: KINDS[kind], ...rest, ...(Choices === undefined ? {} : { Choices: { results: Choices } }) };
      const verbose = { accept: 'application/json;odata=verbose', 'content-type': 'application/json;odata=verbose' };
      await send('POST', `${list(title)}/fields`, { __metadata: { type: type ?? 'SP.Field' }, ...body }, verbose);
    },
    changeColumn: async (title, name, change) => merge(`${list(title)}/fields/getByInternalNameOrTitle('${quoted(name)}')`, change, '*'),
    addRow: async (title, row) => json('POST', `${list(title)}/items`, row),
    row: async (title, id, { select, expand } = {}) =>
      json('GET', withQuery(`${list(title)}/items(${id})`, { $select: select?.join(','), $expand: expand?.join(',') })),
    rows: async (title, { select, expand, filter, orderBy, top } = {}) => {
      const options = {
        $select: select?.join(','),
        $expand: expand?.join(','),
        $filter: filter,
        $orderby: orderBy && `${orderBy.column}${orderBy.descending ? ' desc' : ''}`,
        $top: top?.toString(),
      };
      return (await json('GET', withQuery(`${list(title)}/items`, options))).value as readonly Row[];
    },
    pages: async (title, top) => {
      const pages: (readonly Row[])[] = [];
      for (let next: unknown = `${list(title)}/items?$top=${top}`; typeof next === 'string'; ) {
        const page = await json('GET', next);
        pages.push(page.value as readonly Row[]);
        next = page['odata.nextLink'];
      }
      return pages;
    },
    changeRow: async (title, id, change, etag) => merge(`${list(title)}/items(${id})`, change, etag),
    removeRow: async (title, id, etag) => remove(`${list(title)}/items(${id})`, etag),
    recycleRow: async (title, id) => String((await json('POST', `${list(title)}/items(${id})/recycle`)).value),
    restore: async id => {
      await send('POST', `web/recycleBin('${id}')/restore()`);
    },
    addRowsAtOnce: async (title, rows) => {
      const part = (row: Row): string =>
        `--changeset_c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST ${siteUrl}/_api/${list(title)}/items HTTP/1.1\r\nAccept: application/json;odata=nometadata\r\nContent-Type: application/json;odata=nometadata\r\n\r\n${JSON.stringify(row)}\r\n`;
      const body = `--batch_b\r\nContent-Type: multipart/mixed; boundary=changeset_c\r\n\r\n${rows.map(part).join('')}--changeset_c--\r\n--batch_b--\r\n`;
      const answer = await send('POST', '$batch', body, { 'content-type': 'multipart/mixed; boundary=batch_b' });
      return partsOf(await answer.text());
    },
    me: async () => json('GET', 'web/currentuser'),
    uploadFile: async (folder, name, text) =>
      (await (await send('POST', `web/getFolderByServerRelativePath(decodedUrl='${quoted(folder)}')/files/addUsingPath(decodedUrl='${quoted(name)}',overwrite=true)`, text)).json()) as Row,
    fileText: async path => (await send('GET', `${file(path)}/$value`)).text(),
    removeFile: async path => remove(file(path)),
  };
}

/** The answers of a batch, one part for each request, in their order. */
function partsOf(text: string): readonly PromiseSettledResult<Row>[] {
  return text
    .split(/--batchresponse_[0-9a-f-]+(?:--)?\s*/i)
    .filter(part => part.includes('HTTP/1.1'))
    .map(part => {
      const status = Number(/HTTP\/1\.1 (\d+)/.exec(part)?.[1]);
      const body = part.slice(part.indexOf('{')).trim();
      if (status < 400) return { status: 'fulfilled', value: JSON.parse(body) as Row };
      const { code, message } = inBody(body);
      return { status: 'rejected', reason: new WireRefusal(status, code, message) };
    });
}
