import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import type { SqlValue } from '../../store/database';
import { openableSites } from '../sites/siteList';
import { actor } from '../wire/actor';
import type { GraphCall } from '../wire/request';
import { needs } from '../wire/scopes';
import { address } from '../sites/siteResource';
import type { Searched } from './kql';

export type EntityType = 'site' | 'list' | 'drive' | 'listItem' | 'driveItem';

/** Something that the caller may see and that a query is held against. */
export interface Candidate extends Searched {
  readonly type: EntityType;
  readonly site: Site;
  readonly list?: List;
  readonly item?: Item;
  readonly created: string;
  readonly modified: string;
}

/** Rows that one list gives at most. */
const mostRows = 10_000;

/** @param words that each row must hold: the store leaves the others out */
export function candidatesOf(call: GraphCall, types: readonly EntityType[], words: readonly string[]): Candidate[] {
  return openableSites(call, needs.search).flatMap((site) => [
    ...(types.includes('site') ? [siteCandidate(call, site)] : []),
    ...visible(call, site).flatMap((list) => ofList(call, site, list, types, words)),
  ]);
}

/** What is not crawled is not found. */
function visible(call: GraphCall, site: Site): readonly List[] {
  const { access, lists } = call.world.tenant;
  const shown = lists.ofSite(site.id).filter(({ settings }) => !settings.hidden && !settings.noCrawl);
  return shown.filter((list) => access.can(actor(call), site.id, list, 'viewListItems') || call.world.tenant.items.hasUniqueScopes(list));
}

function ofList(call: GraphCall, site: Site, list: List, types: readonly EntityType[], words: readonly string[]): Candidate[] {
  const isDrive = list.baseTemplate === 101;
  const itself = types.filter((type) => type === 'list' || (type === 'drive' && isDrive)).map((type) => listCandidate(call, site, list, type));
  const rowTypes = types.filter((type) => type === 'listItem' || (type === 'driveItem' && isDrive));
  if (rowTypes.length === 0) return itself;
  const rows = rowsOf(call, site, list, words);
  return [...itself, ...rowTypes.flatMap((type) => rows.map((item) => rowCandidate(call, site, list, item, type)))];
}

function rowsOf(call: GraphCall, site: Site, list: List, words: readonly string[]): readonly Item[] {
  const { access, items } = call.world.tenant;
  const scopes = access.scopesWith(actor(call), site.id, 'viewListItems');
  const where = [...(scopes ? ['scope_id IN (SELECT value FROM json_each(?))'] : []), ...words.map(() => "instr(lower(data || ' ' || leaf), ?) > 0")];
  const values: SqlValue[] = [...(scopes ? [JSON.stringify(scopes)] : []), ...words];
  return items.select(list, { where, values, orderBy: 'modified DESC, id DESC', limit: mostRows });
}

function siteCandidate(call: GraphCall, site: Site): Candidate {
  return {
    type: 'site',
    site,
    text: `${site.title} ${site.description} ${site.url}`,
    properties: { title: site.title, path: address(call, site.url), contentclass: 'STS_Site', description: site.description },
    created: site.created,
    modified: site.modified,
  };
}

function listCandidate(call: GraphCall, site: Site, list: List, type: EntityType): Candidate {
  return {
    type,
    site,
    list,
    text: `${list.title} ${list.settings.description}`,
    properties: { title: list.title, path: address(call, list.url), contentclass: list.baseType === 1 ? 'STS_List_DocumentLibrary' : 'STS_List' },
    created: list.created,
    modified: list.itemModified,
  };
}

function rowCandidate(call: GraphCall, site: Site, list: List, item: Item, type: EntityType): Candidate {
  const { principals } = call.world.tenant;
  const isFile = list.baseType === 1;
  const title = String(item.data['Title'] ?? '');
  const written = Object.values(item.data).flatMap((value) => (value === null || typeof value === 'boolean' ? [] : [texts(value)]));
  const extension = item.leaf.includes('.') ? item.leaf.slice(item.leaf.lastIndexOf('.') + 1) : '';
  return {
    type,
    site,
    list,
    item,
    text: [isFile ? item.leaf : title, ...written].join(' '),
    properties: {
      title: title === '' && isFile ? item.leaf : title,
      author: principals.byId(site.id, item.author)?.title ?? '',
      created: item.created,
      lastmodifiedtime: item.modified,
      write: item.modified,
      path: address(call, `${item.dir}/${item.leaf}`),
      contentclass: isFile ? 'STS_ListItem_DocumentLibrary' : 'STS_ListItem_GenericList',
      isdocument: String(isFile && !item.isFolder),
      iscontainer: String(item.isFolder),
      ...(isFile ? { filename: item.leaf, filetype: extension, fileextension: extension } : {}),
      ...columnsOf(item),
    },
    created: item.created,
    modified: item.modified,
  };
}

function columnsOf(item: Item): Record<string, string> {
  return Object.fromEntries(Object.entries(item.data).flatMap(([name, value]) => (value === null ? [] : [[name.toLowerCase(), texts(value)]])));
}

function texts(value: unknown): string {
  if (Array.isArray(value)) return value.map(texts).join(' ');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(texts).join(' ');
  return String(value).replace(/<[^>]*>/g, ' ');
}
