import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database';
import { readSetting, writeSetting } from '../wire/store';
import type { DriveItem } from './driveStore';

export type LinkKind = 'view' | 'edit';
export type LinkScope = 'anonymous' | 'organization' | 'users';

/** A sharing link to one file or folder. */
export interface Link {
  readonly id: string;
  readonly driveId: string;
  readonly itemId: string;
  readonly kind: LinkKind;
  readonly scope: LinkScope;
  readonly expires?: string;
  /** Whom a link for certain people is for. */
  readonly people: readonly string[];
}

interface Row {
  readonly id: string;
  readonly drive_id: string;
  readonly item_id: string;
  readonly kind: LinkKind;
  readonly scope: LinkScope;
  readonly expires: string | null;
  readonly people: string;
}

export function linksOf(db: Database, item: DriveItem): readonly Link[] {
  return db.all<Row>('SELECT * FROM graph_item_links WHERE drive_id = ? AND item_id = ? ORDER BY rowid', item.drive.id, item.id).map(toLink);
}

export function linkById(db: Database, id: string): Link | undefined {
  const row = db.get<Row>('SELECT * FROM graph_item_links WHERE id = ?', id);
  return row && toLink(row);
}

export function addLink(db: Database, item: DriveItem, link: Pick<Link, 'kind' | 'scope' | 'expires'>): Link {
  const added: Link = { ...link, id: randomUUID(), driveId: item.drive.id, itemId: item.id, people: [] };
  db.run(
    'INSERT INTO graph_item_links (id, drive_id, item_id, kind, scope, expires) VALUES (?, ?, ?, ?, ?, ?)',
    ...[added.id, added.driveId, added.itemId, link.kind, link.scope, link.expires ?? null]
  );
  return added;
}

export function changeLink(db: Database, link: Link): void {
  db.change(
    'UPDATE graph_item_links SET kind = ?, expires = ?, people = ? WHERE id = ?',
    ...[link.kind, link.expires ?? null, JSON.stringify(link.people), link.id]
  );
}

export function removeLink(db: Database, { id }: Link): void {
  db.change('DELETE FROM graph_item_links WHERE id = ?', id);
}

function toLink(row: Row): Link {
  const people: unknown = JSON.parse(row.people);
  return {
    id: row.id,
    driveId: row.drive_id,
    itemId: row.item_id,
    kind: row.kind,
    scope: row.scope,
    ...(row.expires === null ? {} : { expires: row.expires }),
    people: Array.isArray(people) ? people.map(String) : [],
  };
}

/** An organisation's administrators decide whether links may be for anyone; off from the start. */
export function allowAnonymousLinks(db: Database, allow: boolean): void {
  writeSetting(db, 'anonymousLinks', allow ? 'on' : undefined);
}

export function allowsAnonymousLinks(db: Database): boolean {
  return readSetting(db, 'anonymousLinks') !== undefined;
}
