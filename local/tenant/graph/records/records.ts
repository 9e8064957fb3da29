import { randomUUID } from 'node:crypto';
import type { Database, SqlValue } from '../../store/database';

/**
 * What Graph alone knows and nothing joins: calendars, messages, plans, settings. One row each, its properties as JSON,
 * found by id, by whose it is, or by what it lies in.
 */
export interface Stored<Body> {
  readonly kind: string;
  readonly id: string;
  /** Id of the person or group whose it is; empty where it is the organisation's. */
  readonly owner: string;
  /** Id of what it lies in; empty at the top. */
  readonly parent: string;
  /** An instant to sort and to find by, ISO in UTC. */
  readonly moment: string;
  /** 1 when it is made, one more with each change. */
  readonly version: number;
  readonly body: Body;
}

export type NewRecord<Body> = Pick<Stored<Body>, 'kind' | 'body'> & Partial<Pick<Stored<Body>, 'id' | 'owner' | 'parent' | 'moment'>>;

export const recordTables = `
  CREATE TABLE IF NOT EXISTS graph_records (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, parent TEXT NOT NULL,
    moment TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, body TEXT NOT NULL, UNIQUE (kind, id));
  CREATE INDEX IF NOT EXISTS graph_records_owner ON graph_records (kind, owner, moment);
  CREATE INDEX IF NOT EXISTS graph_records_parent ON graph_records (parent, kind, moment);
`;

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly owner: string;
  readonly parent: string;
  readonly moment: string;
  readonly version: number;
  readonly body: string;
}

export function addRecord<Body>(db: Database, made: NewRecord<Body>): Stored<Body> {
  const { kind, body, id = randomUUID(), owner = '', parent = '', moment = '' } = made;
  const sql = 'INSERT INTO graph_records (kind, id, owner, parent, moment, body) VALUES (?, ?, ?, ?, ?, ?)';
  db.run(sql, kind, id, owner, parent, moment, JSON.stringify(body));
  return { kind, id, owner, parent, moment, version: 1, body };
}

export function recordById<Body>(db: Database, kind: string, id: string): Stored<Body> | undefined {
  const row = db.get<Row>('SELECT * FROM graph_records WHERE kind = ? AND id = ?', kind, id);
  return row && read(row);
}

export interface Wanted {
  readonly owner?: string;
  readonly parent?: string;
  /** Not before this instant. */
  readonly from?: string;
  /** Before this instant. */
  readonly to?: string;
}

/** In the order of their moments, and of their making where these are the same. */
export function recordsOf<Body>(db: Database, kind: string, wanted: Wanted = {}): Stored<Body>[] {
  const conditions: [string, SqlValue | undefined][] = [
    ['owner = ?', wanted.owner],
    ['parent = ?', wanted.parent],
    ['moment >= ?', wanted.from],
    ['moment < ?', wanted.to],
  ];
  const asked = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const where = ['kind = ?', ...asked.map(({ sql }) => sql)].join(' AND ');
  return db
    .all<Row>(`SELECT * FROM graph_records WHERE ${where} ORDER BY moment, number`, kind, ...asked.map(({ value }) => value))
    .map((row) => read<Body>(row));
}

export type Change<Body> = Partial<Pick<Stored<Body>, 'parent' | 'moment' | 'body' | 'owner'>>;

export function changeRecord<Body>(db: Database, record: Stored<Body>, change: Change<Body>): Stored<Body> {
  const next = { ...record, ...change, version: record.version + 1 };
  const sql = 'UPDATE graph_records SET owner = ?, parent = ?, moment = ?, version = ?, body = ? WHERE kind = ? AND id = ?';
  db.change(sql, next.owner, next.parent, next.moment, next.version, JSON.stringify(next.body), next.kind, next.id);
  return next;
}

/** Writes the one record of this kind and id, whether or not there is one. */
export function putRecord<Body>(db: Database, made: NewRecord<Body> & { readonly id: string }): Stored<Body> {
  const known = recordById<Body>(db, made.kind, made.id);
  return known ? changeRecord(db, known, made) : addRecord(db, made);
}

/** Removes it with all that lies in it, itself first: details have the id of what they lie in. */
export function removeRecord(db: Database, { kind, id }: Pick<Stored<unknown>, 'kind' | 'id'>): void {
  db.change('DELETE FROM graph_records WHERE kind = ? AND id = ?', kind, id);
  const inside = db.all<{ kind: string; id: string }>('SELECT kind, id FROM graph_records WHERE parent = ?', id);
  for (const child of inside) removeRecord(db, child);
}

function read<Body>({ body, ...row }: Row): Stored<Body> {
  return { ...row, body: JSON.parse(body) as Body };
}
