import { body, headers, parseBinderWithErrorCheck, type IInvokable } from '@pnp/queryable';
import { encodePath, SPCollection, SPInstance, spPost, spPostMerge, type ISPCollection, type ISPInstance } from '@pnp/sp';
import type { IWeb } from '@pnp/sp/webs/types';
import { AppError, isAppError } from '../../core/errors';
import { columnOf, type Key, type ListDeclaration, type Stored } from '../../lists/define';
import { problemsOf } from '../../lists/validate';
import type { Addition, Change, ListStore, NewRow, Page, Query } from '../ports';
import type { BulkWork } from './bulk';
import { bodyOf, rowOfKey, rowReader, selectionOf, type RawRow } from './columns';
import { answerWasLost, codes, toAppError, withAppErrors } from './errors';
import { filterOf, inParts, orderOf } from './query';
import { serverRelative } from './webAddress';

/** Where a store's list lives. */
export interface StorePlace {
  readonly web: IWeb;
  readonly webUrl: string;
  readonly timeZone: string;
}

/** The most rows that SharePoint sends in one answer. */
const mostRows = 5000;
const fewRows = 100;

/**
 * Rows of one declared list. PnPjs' modules for lists and items would add a third to what a page's first view loads of
 * PnPjs, for the sake of four addresses; so these are written out here.
 */
export function createListStore<Item extends { readonly key: Key }>(place: StorePlace, declaration: ListDeclaration): ListStore<Item> {
  const address = `getList('${encodePath(`${serverRelative(place.webUrl)}/${declaration.url}`)}')/items`;
  const items = (): Rows => SPCollection(place.web, address);
  const item = (id: number, method = ''): ISPInstance & IInvokable => SPInstance(place.web, `${address}(${id})${method}`);
  const read = rowReader<Item>(declaration, place.timeZone);
  const readPage = pageReader(read);

  const page = (query: Query<Item> = {}): Promise<Page<Item>> => withAppErrors(() => readPage(narrowed(items(), declaration, query, place.timeZone)));

  const all = async (query: Query<Item> = {}): Promise<readonly Stored<Item>[]> => {
    const parts = await Promise.all(inParts(query).map((part) => allOf(page({ ...part, top: part.top ?? mostRows }))));
    return parts.length === 1 ? parts[0] : parts.flat();
  };

  const byId = (id: number): Promise<Stored<Item>> =>
    withAppErrors(async () => {
      const { select, expand } = selectionOf(declaration);
      return read(await item(id).select(...select).expand(...expand)<RawRow>());
    });

  const byKey = async (key: Key): Promise<Stored<Item> | undefined> => {
    const id = rowOfKey(key);
    if (id !== undefined) return byId(id).catch(absent);
    const { rows } = await page({ where: [{ field: 'key', op: 'eq', value: key }], top: 1 });
    return rows[0];
  };

  const add = async (item: NewRow<Item>, key: Key): Promise<Stored<Item>> => {
    const values = { ...defaultsOf(declaration), ...given(item), key };
    check(declaration, values, false);
    try {
      const created = await spPost<{ readonly Id: number }>(items(), body(bodyOf(declaration, values)));
      return await byId(created.Id);
    } catch (error) {
      const failure = named(declaration, toAppError(error));
      // The first answer may have been lost on its way: then the row with this key is the one asked for.
      if (!answerWasLost(failure) && !isDuplicate(failure)) throw failure;
      const own = await byKey(key);
      if (own) return own;
      throw failure;
    }
  };

  const save = async (row: Stored<Item>, change: Partial<NewRow<Item>>): Promise<Stored<Item>> => {
    const values: Readonly<Record<string, unknown>> = { ...change };
    check(declaration, values, true);
    try {
      await spPostMerge(item(row.id), body(bodyOf(declaration, values), headers({ 'IF-MATCH': row.etag })));
      return await byId(row.id);
    } catch (error) {
      const failure = named(declaration, toAppError(error));
      if (!answerWasLost(failure) && failure.kind !== 'conflict') throw failure;
      const current = await byId(row.id);
      // Ours all the same: the first answer was lost, or the other person wrote what this one wanted to.
      if (current.etag !== row.etag && holds(declaration, current, values)) return current;
      if (current.etag === row.etag) throw failure;
      throw new AppError('conflict', 'Someone else changed this first. Compare the two versions; yours is kept.', { ...failure.details, current });
    }
  };

  const recycle = (row: Stored<Item>): Promise<void> =>
    withAppErrors(async () => {
      await spPost(item(row.id, '/recycle'));
    }).catch((error: unknown) => {
      if (!isAppError(error, 'notFound')) throw error;
    });

  const addAll = (rows: readonly Addition<Item>[]): Promise<void> =>
    inBulk(place.web, rows, {
      send: (web, { item: row, key }) => {
        const values = { ...defaultsOf(declaration), ...given(row), key };
        check(declaration, values, false);
        return spPost(SPCollection(web, address), body(bodyOf(declaration, values)));
      },
      alone: ({ item: row, key }) => add(row, key),
    });

  const saveAll = (changes: readonly Change<Item>[]): Promise<void> =>
    inBulk(place.web, changes, {
      send: (web, { row, change }) => {
        check(declaration, { ...change }, true);
        return spPostMerge(SPInstance(web, `${address}(${row.id})`), body(bodyOf(declaration, { ...change }), headers({ 'IF-MATCH': row.etag })));
      },
      alone: ({ row, change }) => save(row, change),
    });

  return { page, all, byKey, byId, add, save, addAll, saveAll, recycle };
}

/** Only those who write many rows load what sends them together. */
async function inBulk<Part>(web: IWeb, parts: readonly Part[], work: BulkWork<Part>): Promise<void> {
  if (parts.length === 0) return;
  const { carryOutAll } = await import(/* webpackChunkName: 'bulk' */ './bulk');
  await carryOutAll(web, parts, work);
}

type Rows = ISPCollection & IInvokable;

function narrowed<Item>(rows: Rows, declaration: ListDeclaration, query: Query<Item>, timeZone: string): Rows {
  const { select, expand } = selectionOf(declaration, query.select);
  rows.select(...select).expand(...expand).top(Math.min(query.top ?? fewRows, mostRows));
  if (query.where?.length) rows.filter(filterOf(declaration, query.where, timeZone));
  if (query.orderBy) rows.orderBy(orderOf(declaration, query.orderBy), !query.descending);
  return rows;
}

interface RawPage {
  readonly rows: readonly RawRow[];
  readonly nextLink?: string;
}

/** PnPjs' own reading of a collection drops the link to the next page. */
const keepNextLink = parseBinderWithErrorCheck(async (response): Promise<RawPage> => {
  const json = (await response.json()) as { readonly value: readonly RawRow[]; readonly 'odata.nextLink'?: string };
  return { rows: json.value, nextLink: json['odata.nextLink'] };
});

function pageReader<Item>(read: (raw: RawRow) => Stored<Item>): (rows: Rows) => Promise<Page<Item>> {
  return async (collection) => {
    const request = collection.using(keepNextLink);
    const toPage = ({ rows, nextLink }: RawPage): Page<Item> => ({
      rows: rows.map(read),
      ...(nextLink ? { next: async () => toPage(await withAppErrors(() => SPCollection([request, nextLink])<RawPage>())) } : {}),
    });
    return toPage(await request<RawPage>());
  };
}

async function allOf<Item>(first: Promise<Page<Item>>): Promise<readonly Stored<Item>[]> {
  let page = await first;
  if (!page.next) return page.rows;
  const rows = [...page.rows];
  while (page.next) {
    page = await page.next();
    rows.push(...page.rows);
  }
  return rows;
}

function absent(error: unknown): undefined {
  if (isAppError(error, 'notFound')) return undefined;
  throw error;
}

function defaultsOf(declaration: ListDeclaration): Record<string, unknown> {
  const entries = Object.entries(declaration.fields).filter(([, field]) => field.defaultValue !== undefined);
  return Object.fromEntries(entries.map(([name, field]) => [name, field.defaultValue]));
}

function given(item: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** @throws AppError invalid with the first problem */
function check(declaration: ListDeclaration, values: Readonly<Record<string, unknown>>, partial: boolean): void {
  const [problem, ...others] = problemsOf(declaration, values, partial);
  if (!problem) return;
  throw new AppError('invalid', problem.message, { field: problem.field, ...(others.length ? { technical: others.map(({ message }) => message).join('\n') } : {}) });
}

function isDuplicate(error: AppError): boolean {
  return error.details.technical?.startsWith(codes.duplicate) ?? false;
}

/** Says which field has the duplicate value: SharePoint names the column at the end of its sentence. */
function named(declaration: ListDeclaration, error: AppError): AppError {
  if (!isDuplicate(error)) return error;
  const columns = /\[([^\]]*)\]/.exec(error.details.technical ?? '')?.[1].split(',').map((name) => name.trim()) ?? [];
  const field = Object.keys(declaration.fields).find(
    (name) => name !== 'key' && (columns.includes(columnOf(declaration, name)) || columns.includes(declaration.fields[name].title)),
  );
  if (!field) return error;
  return new AppError('invalid', `Another row has this ${declaration.fields[field].title.toLowerCase()} already. It must be different in each.`, { ...error.details, field });
}

/** Whether a row holds all of the given values. */
function holds(declaration: ListDeclaration, row: object, values: Readonly<Record<string, unknown>>): boolean {
  const stored: Readonly<Record<string, unknown>> = { ...row };
  const theirs = bodyOf(declaration, Object.fromEntries(Object.keys(values).map((name) => [name, stored[name]])));
  const ours = bodyOf(declaration, values);
  return Object.keys(ours).every((column) => same(ours[column], theirs[column]));
}

/** SharePoint keeps empty text as nothing. */
function same(ours: unknown, theirs: unknown): boolean {
  const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\r\n/g, '\n') || null : value);
  return plain(ours) === plain(theirs);
}
