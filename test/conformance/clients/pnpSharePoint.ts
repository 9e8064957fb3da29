import { BrowserFetchWithRetry, DefaultParse, InjectHeaders, RejectOnError, ResolveOnData } from '@pnp/queryable';
import { DefaultHeaders, spfi, type SPFI } from '@pnp/sp';
import '@pnp/sp/batching';
import '@pnp/sp/fields';
import '@pnp/sp/files';
import '@pnp/sp/folders';
import '@pnp/sp/items';
import '@pnp/sp/lists';
import '@pnp/sp/recycle-bin';
import '@pnp/sp/site-users/web';
import '@pnp/sp/webs';
import type { IItems } from '@pnp/sp/items';
import type { Target } from '../target';
import type { ColumnKind, Row, RowQuery, SharePointClient } from './sharePointClient';

/** PnPjs as web parts use it. */
export function pnpSharePoint({ siteUrl, sharePointToken }: Target): SharePointClient {
  const sp: SPFI = spfi(siteUrl).using(DefaultHeaders(), InjectHeaders({ Authorization: `Bearer ${sharePointToken}` }), BrowserFetchWithRetry(), DefaultParse(), RejectOnError(), ResolveOnData());
  const list = (title: string) => sp.web.lists.getByTitle(title);
  const asked = (items: IItems, { select, expand, filter, orderBy, top }: RowQuery): IItems => {
    if (select) items.select(...select);
    if (expand) items.expand(...expand);
    if (filter) items.filter(filter);
    if (orderBy) items.orderBy(orderBy.column, !orderBy.descending);
    if (top) items.top(top);
    return items;
  };
  return {
    name: '@pnp/sp',
    addList: async title => (await sp.web.lists.add(title)) as unknown as Row,
    listByTitle: async title => (await list(title)()) as unknown as Row,
    changeList: async (title, change) => {
      await list(title).update(change);
    },
    removeList: async title => list(title).delete(),
    addColumn: async (title, name, kind, settings = {}) => {
      const { fields } = list(title);
      const { Choices, ...rest } = settings as Row & { readonly Choices?: string[] };
      const make: Readonly<Record<ColumnKind, () => Promise<unknown>>> = {
        text: () => fields.addText(name, rest),
        note: () => fields.addMultilineText(name, rest),
        number: () => fields.addNumber(name, rest),
        date: () => fields.addDateTime(name, rest),
        yesNo: () => fields.addBoolean(name, rest),
        choice: () => fields.addChoice(name, { ...rest, Choices: Choices ?? [] }),
        person: () => fields.addUser(name, { ...rest, SelectionMode: 0 }),
      };
      await make[kind]();
    },
    changeColumn: async (title, name, change) => {
      await list(title).fields.getByInternalNameOrTitle(name).update(change);
    },
    addRow: async (title, row) => (await list(title).items.add({ ...row })) as Row,
    row: async (title, id, { select = [], expand = [] } = {}) => {
      const item = list(title).items.getById(id);
      if (select.length > 0) item.select(...select);
      if (expand.length > 0) item.expand(...expand);
      return (await item()) as Row;
    },
    rows: async (title, query = {}) => (await asked(list(title).items, query)()) as readonly Row[],
    pages: async (title, top) => {
      const pages: Row[][] = [];
      for await (const page of list(title).items.top(top)) pages.push(page as Row[]);
      return pages;
    },
    changeRow: async (title, id, change, etag) => {
      await list(title).items.getById(id).update({ ...change }, etag);
    },
    removeRow: async (title, id, etag) => list(title).items.getById(id).delete(etag),
    recycleRow: async (title, id) => list(title).items.getById(id).recycle(),
    restore: async id => sp.web.recycleBin.getById(id).restore(),
    addRowsAtOnce: async (title, rows) => {
      const [batched, execute] = sp.batched();
      const answers = rows.map(async row => (await batched.web.lists.getByTitle(title).items.add({ ...row })) as Row);
      const settled = Promise.allSettled(answers);
      await execute();
      return settled;
    },
    me: async () => (await sp.web.currentUser()) as unknown as Row,
    uploadFile: async (folder, name, text) => (await sp.web.getFolderByServerRelativePath(folder).files.addUsingPath(name, text, { Overwrite: true })) as unknown as Row,
    fileText: async path => sp.web.getFileByServerRelativePath(path).getText(),
    removeFile: async path => sp.web.getFileByServerRelativePath(path).delete(),
  };
}
