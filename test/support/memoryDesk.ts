import castlePoint from '../../policies/castle-point.json';
import { AppError } from '../../src/core/errors';
import { readPack } from '../../src/core/policy/readPack';
import type { PolicyPack } from '../../src/core/policy/types';
import type { Condition, Desk, Folders, ListStore, NewRow, Page, Query, StoredFile } from '../../src/data/ports';
import type { Services } from '../../src/flows/services';
import type { Graph } from '../../src/graph/ports';
import { lists } from '../../src/lists';
import type { FiledDocument } from '../../src/lists/contractFolders';
import type { Field, Key, ListDeclaration, Person, Stored } from '../../src/lists/define';
import { problemsOf } from '../../src/lists/validate';

/**
 * The lists in memory, for tests of rules over many branches: ETags, unique keys, required fields and empty values
 * behave as in SharePoint. What passes on the wire is tested against the embedded tenant.
 */
export interface MemoryDesk extends Desk {
  /** Who is signed in. */
  signIn(person: Person): void;
  readonly files: Map<string, MemoryFile>;
  /** Called before and after each write; what it throws is what the caller gets. Reads: `read`. */
  intercept(watch: (call: MemoryCall) => void | Promise<void>): void;
}

export interface MemoryCall {
  readonly list: string;
  readonly operation: 'add' | 'save' | 'recycle' | 'put' | 'describe' | 'read';
  readonly when: 'before' | 'after';
  readonly row?: Readonly<Record<string, unknown>>;
}

export interface MemoryFile {
  readonly versions: Uint8Array[];
  columns: NewRow<FiledDocument>;
}

type Row = Record<string, unknown> & { id: number; key: Key; etag: string; created: string };

interface Place {
  now(): Date;
  me(): Person;
  tell(call: MemoryCall): Promise<void>;
}

function emptyOf(field: Field): unknown {
  if (field.kind === 'text' || field.kind === 'note') return '';
  return field.kind === 'boolean' ? false : undefined;
}

const copy = <Value>(value: Value): Value => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value));

function memoryStore<Item extends { readonly key: Key }>(name: string, declaration: ListDeclaration, place: Place): ListStore<Item> {
  const rows = new Map<number, Row>();
  const fields = Object.entries(declaration.fields);

  /** As the adapter reads a row: what was not asked for is empty. */
  const read = (row: Row, select?: readonly string[]): Stored<Item> => {
    const values = fields.map(([field, { kind }]) => {
      const wanted = field === 'key' || select === undefined || select.includes(field);
      return [field, wanted && row[field] !== undefined ? copy(row[field]) : emptyOf({ kind } as Field)];
    });
    const { id, etag, created, modified, modifiedBy } = row;
    return { ...Object.fromEntries(values), id, etag, created, modified, modifiedBy } as unknown as Stored<Item>;
  };

  const check = (values: Readonly<Record<string, unknown>>, partial: boolean): void => {
    const [problem] = problemsOf(declaration, values, partial);
    if (problem) throw new AppError('invalid', problem.message, { field: problem.field });
  };

  const mustBeUnique = (values: Readonly<Record<string, unknown>>, id?: number): void => {
    for (const [field, { unique, title }] of fields) {
      if (!unique || values[field] === undefined) continue;
      const taken = [...rows.values()].some((row) => row.id !== id && String(row[field]).toLowerCase() === String(values[field]).toLowerCase());
      if (taken) throw new AppError('invalid', `Another row has this ${title.toLowerCase()} already.`, { field });
    }
  };

  const stamp = (): Record<string, unknown> => ({ modified: place.now().toISOString(), modifiedBy: place.me().name });
  const find = (id: number): Row => {
    const row = rows.get(id);
    if (!row) throw new AppError('notFound', `There is no row ${id} in ${declaration.title}.`);
    return row;
  };

  const matching = (query: Query<Item> = {}): Stored<Item>[] => {
    const found = [...rows.values()].filter((row) => (query.where ?? []).every((condition) => holds(row, condition)));
    const order = query.orderBy ?? 'id';
    const text = (row: Row): string | number => (typeof row[order] === 'number' ? (row[order] as number) : String(row[order] ?? ''));
    found.sort((one, other) => (text(one) < text(other) ? -1 : text(one) > text(other) ? 1 : one.id - other.id));
    if (query.descending) found.reverse();
    return found.map((row) => read(row, query.select));
  };

  const pageFrom = (all: readonly Stored<Item>[], from: number, top: number): Page<Item> => ({
    rows: all.slice(from, from + top),
    ...(from + top < all.length ? { next: async () => pageFrom(all, from + top, top) } : {}),
  });

  const watched = async <Result>(operation: MemoryCall['operation'], row: Readonly<Record<string, unknown>>, work: () => Result): Promise<Result> => {
    await place.tell({ list: name, operation, when: 'before', row });
    const result = work();
    await place.tell({ list: name, operation, when: 'after', row });
    return result;
  };

  const store: ListStore<Item> = {
    page: (query) => watched('read', {}, () => pageFrom(matching(query), 0, query?.top ?? 100)),
    all: (query) => watched('read', {}, () => matching(query)),
    byKey: (key) => watched('read', { key }, () => matching().find((row) => row.key === key)),
    byId: (id) => watched('read', { id }, () => read(find(id))),
    add: (item, key) =>
      watched('add', { ...item, key }, () => {
        const own = [...rows.values()].find((row) => row.key === key);
        if (own) return read(own);
        const defaults = Object.fromEntries(fields.map(([field, { defaultValue }]) => [field, defaultValue]));
        const given = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
        const values: Record<string, unknown> = { ...defaults, ...copy(given), key };
        check(values, false);
        mustBeUnique(values);
        const id = rows.size + 1;
        const row: Row = { ...values, id, key, etag: '"1"', created: place.now().toISOString(), ...stamp() };
        rows.set(id, row);
        return read(row);
      }),
    save: (stored, change) =>
      watched('save', { ...change, id: stored.id, key: stored.key }, () => {
        const row = find(stored.id);
        if (row.etag !== stored.etag) throw new AppError('conflict', 'Someone else changed this first.', { current: read(row) });
        check(change, true);
        mustBeUnique(change, row.id);
        Object.entries(change).forEach(([field, value]) => (row[field] = copy(value as unknown)));
        Object.assign(row, stamp(), { etag: `"${Number(row.etag.replace(/\D/g, '')) + 1}"` });
        return read(row);
      }),
    addAll: async (additions) => {
      for (const { item, key } of additions) await store.add(item, key);
    },
    saveAll: async (changes) => {
      for (const { row, change } of changes) await store.save(row, change);
    },
    recycle: (stored) =>
      watched('recycle', { id: stored.id, key: stored.key }, () => {
        rows.delete(stored.id);
      }),
  };
  return store;
}

function holds<Item>(row: Row, { field, op, value }: Condition<Item>): boolean {
  const stored: unknown = row[field];
  const plain: unknown = typeof stored === 'object' && stored !== null && 'id' in stored ? (stored as { id: number }).id : stored;
  const isEmpty = plain === undefined || plain === null || plain === '';
  if (op === 'isEmpty') return isEmpty;
  if (op === 'isNotEmpty') return !isEmpty;
  if (op === 'in') return Array.isArray(value) && value.includes(plain as string);
  if (op === 'startsWith') return String(plain).toLowerCase().startsWith(String(value).toLowerCase());
  if (isEmpty) return op === 'ne';
  const [one, other] = typeof plain === 'number' ? [plain, Number(value)] : [String(plain), String(value)];
  return { eq: one === other, ne: one !== other, lt: one < other, le: one <= other, gt: one > other, ge: one >= other }[op];
}

function memoryFolders(files: Map<string, MemoryFile>, place: Place): Folders {
  const stored = (path: string, { versions }: MemoryFile): StoredFile => ({
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    size: versions[versions.length - 1].length,
    modified: place.now().toISOString(),
    etag: `"{${path}},${versions.length}"`,
    uniqueId: path,
    url: `https://wendmere.sharepoint.example${path}`,
  });
  return {
    ensure: async (library, parts) => [library, ...parts].join('/'),
    list: async (folder) =>
      [...files].filter(([path]) => path.slice(0, path.lastIndexOf('/')) === folder).map(([path, file]) => stored(path, file)),
    put: async (folder, name, content) => {
      const path = `${folder}/${name}`;
      await place.tell({ list: 'contractFolders', operation: 'put', when: 'before', row: { path } });
      const file = files.get(path) ?? { versions: [], columns: {} };
      file.versions.push(content);
      files.set(path, file);
      await place.tell({ list: 'contractFolders', operation: 'put', when: 'after', row: { path } });
      return stored(path, file);
    },
    describe: async (path, columns) => {
      await place.tell({ list: 'contractFolders', operation: 'describe', when: 'before', row: { path } });
      const file = files.get(path);
      if (!file) throw new AppError('notFound', `There is no file ${path}.`);
      file.columns = { ...file.columns, ...columns };
    },
    libraryOf: async (site) => `${site ?? '/sites/housing'}/ContractFolders`,
  };
}

export function memoryDesk(now: () => Date, people: readonly Person[]): MemoryDesk {
  let me = people[0];
  let watch: (call: MemoryCall) => void | Promise<void> = () => undefined;
  const place: Place = { now, me: () => me, tell: async (call) => watch(call) };
  const files = new Map<string, MemoryFile>();
  return {
    webUrl: 'https://wendmere.sharepoint.example/sites/housing',
    contractors: memoryStore('contractors', lists.contractors, place),
    contracts: memoryStore('contracts', lists.contracts, place),
    meetings: memoryStore('meetings', lists.meetings, place),
    agendaItems: memoryStore('agendaItems', lists.agendaItems, place),
    actions: memoryStore('actions', lists.actions, place),
    filings: memoryStore('filings', lists.filings, place),
    chases: memoryStore('chases', lists.chases, place),
    posts: memoryStore('posts', lists.posts, place),
    evidence: memoryStore('evidence', lists.evidence, place),
    obligations: memoryStore('obligations', lists.obligations, place),
    escalations: memoryStore('escalations', lists.escalations, place),
    incidents: memoryStore('incidents', lists.incidents, place),
    incidentLog: memoryStore('incidentLog', lists.incidentLog, place),
    activity: memoryStore('activity', lists.activity, place),
    settings: memoryStore('settings', lists.settings, place),
    folders: memoryFolders(files, place),
    people: {
      me: async () => me,
      ensure: async (upn) => {
        const person = people.find((one) => one.upn === upn);
        if (!person) throw new AppError('notFound', `There is no account ${upn}.`);
        return person;
      },
    },
    rights: async () => ({ canEdit: true, canSetUp: true }),
    signIn: (person) => {
      me = person;
    },
    files,
    intercept: (watcher) => {
      watch = watcher;
    },
  };
}

export interface MemoryServices extends Services {
  readonly desk: MemoryDesk;
  /** Sets the clock. */
  travelTo(instant: string): void;
}

export function castlePointPack(): PolicyPack {
  const reading = readPack(castlePoint);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.pack;
}

/** Services over lists in memory, without Graph: a call to it fails the test. */
export function memoryServices(instant: string, people: readonly Person[], pack: PolicyPack = castlePointPack()): MemoryServices {
  let now = new Date(instant);
  let keys = 0;
  const graph = new Proxy({} as Graph, {
    get: (_target, part) => {
      throw new Error(`This flow must not call Graph (${String(part)}).`);
    },
  });
  return {
    desk: memoryDesk(() => new Date(now), people),
    graph,
    pack,
    links: {
      contract: (key) => `/contract/${key}`,
      meeting: (key) => `/meeting/${key}`,
      actionInTeams: (key) => `teams:action/${key}`,
      meetingInTeams: (key) => `teams:meeting/${key}`,
      obligationsInTeams: () => 'teams:obligations',
      file: (path) => `https://wendmere.sharepoint.example${path}`,
    },
    now: () => new Date(now),
    newKey: () => `key-${(keys += 1)}`,
    pause: async () => undefined,
    travelTo: (to) => {
      now = new Date(to);
    },
  };
}
