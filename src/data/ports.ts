import type { IsoDateTime } from '../core/time';
import type { Action } from '../lists/actions';
import type { ActivityEntry } from '../lists/activity';
import type { AgendaItem } from '../lists/agendaItems';
import type { Chase } from '../lists/chases';
import type { FiledDocument } from '../lists/contractFolders';
import type { Contract } from '../lists/contracts';
import type { Contractor } from '../lists/contractors';
import type { Comparison, Key, Person, Stored } from '../lists/define';
import type { Escalation } from '../lists/escalations';
import type { Evidence } from '../lists/evidence';
import type { Filing } from '../lists/filings';
import type { IncidentLogEntry } from '../lists/incidentLog';
import type { Incident } from '../lists/incidents';
import type { Meeting } from '../lists/meetings';
import type { ObligationRow } from '../lists/obligations';
import type { PostHolder } from '../lists/posts';
import type { Setting } from '../lists/settings';

/** One condition; a query joins its conditions with "and". Put the indexed, selective one first. */
export interface Condition<Item> {
  readonly field: (keyof Item & string) | 'id' | 'created' | 'modified';
  readonly op: Comparison | 'isEmpty' | 'isNotEmpty';
  /** Lookups and persons compare by `id`. `in` takes a list. */
  readonly value?: string | number | boolean | readonly (string | number)[];
}

export interface Query<Item> {
  readonly where?: readonly Condition<Item>[];
  readonly orderBy?: (keyof Item & string) | 'id';
  readonly descending?: boolean;
  /** Rows in one answer, 100 unless said, 5,000 at most. */
  readonly top?: number;
  /** Properties to read; all of them unless said. */
  readonly select?: readonly (keyof Item & string)[];
}

export interface Page<Item> {
  readonly rows: readonly Stored<Item>[];
  /** Reads the next page; absent on the last. */
  readonly next?: () => Promise<Page<Item>>;
}

/** Rows of one list. Every failure is an AppError (core/errors). */
export interface ListStore<Item> {
  page(query?: Query<Item>): Promise<Page<Item>>;
  /** Every row of a query that is known to be bounded (one contract, one meeting, open actions). */
  all(query?: Query<Item>): Promise<readonly Stored<Item>[]>;
  byKey(key: Key): Promise<Stored<Item> | undefined>;
  /** @throws notFound */
  byId(id: number): Promise<Stored<Item>>;
  /** Safe to repeat: a row with the same key is returned, not written twice. @throws invalid, naming the field */
  add(item: NewRow<Item>, key: Key): Promise<Stored<Item>>;
  /** @throws conflict, whose `details.current` is the row as it is now, when someone else saved first */
  save(row: Stored<Item>, change: Partial<NewRow<Item>>): Promise<Stored<Item>>;
  /** Many rows in few requests; each as safe to repeat as `add`. What does not go through at once is tried alone. @throws as `add` does, once the rest is written */
  addAll(rows: readonly Addition<Item>[]): Promise<void>;
  /** Changes many rows in few requests. @throws as `save` does, once the rest is written */
  saveAll(changes: readonly Change<Item>[]): Promise<void>;
  /** Sends the row to the recycle bin (93 days). */
  recycle(row: Stored<Item>): Promise<void>;
}

export interface Addition<Item> {
  readonly key: Key;
  readonly item: NewRow<Item>;
}

export interface Change<Item> {
  readonly row: Stored<Item>;
  readonly change: Partial<NewRow<Item>>;
}

/** What a create needs: any part of a row; the declaration's defaults and rules do the rest. */
export type NewRow<Item> = Partial<Omit<Item, 'key'>>;

export interface StoredFile {
  /** Server-relative path. */
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly modified: IsoDateTime;
  /** `"{guid},3"` as SharePoint gives it. */
  readonly etag: string;
  readonly uniqueId: string;
  /** Absolute address to open it. */
  readonly url: string;
}

/** Folders and small files through SharePoint itself; media go through graph/ports (server-side copy, upload session). */
export interface Folders {
  /** Creates what is missing of the path below the library. @returns the server-relative path */
  ensure(libraryPath: string, parts: readonly string[]): Promise<string>;
  list(folder: string): Promise<readonly StoredFile[]>;
  /** Creates the file or adds a version to it. */
  put(folder: string, name: string, content: Uint8Array): Promise<StoredFile>;
  /** Sets the record columns of a filed document: contract, kind, level, date, keep-until (CP-11.2). */
  describe(path: string, columns: NewRow<FiledDocument>): Promise<void>;
  /** Server-relative path of the library that a contract files into: this site's, or its own site's (CP-9.1). */
  libraryOf(site: string | undefined): Promise<string>;
}

export interface People {
  /** The signed-in person in this site. */
  me(): Promise<Person>;
  /** Finds or adds the account in this site. @throws notFound */
  ensure(upn: string): Promise<Person>;
}

/** What the signed-in person may do here, from SharePoint's own permissions. */
export interface Rights {
  readonly canEdit: boolean;
  /** Manage lists and web: needed to set the site up. */
  readonly canSetUp: boolean;
}

/** The suite's lists in one site: everything the screens and flows know of SharePoint. */
export interface Desk {
  /** Absolute address of the web that holds the lists. */
  readonly webUrl: string;
  readonly contractors: ListStore<Contractor>;
  readonly contracts: ListStore<Contract>;
  readonly meetings: ListStore<Meeting>;
  readonly agendaItems: ListStore<AgendaItem>;
  readonly actions: ListStore<Action>;
  readonly filings: ListStore<Filing>;
  readonly chases: ListStore<Chase>;
  readonly posts: ListStore<PostHolder>;
  readonly evidence: ListStore<Evidence>;
  readonly obligations: ListStore<ObligationRow>;
  readonly escalations: ListStore<Escalation>;
  readonly incidents: ListStore<Incident>;
  readonly incidentLog: ListStore<IncidentLogEntry>;
  readonly activity: ListStore<ActivityEntry>;
  readonly settings: ListStore<Setting>;
  readonly folders: Folders;
  readonly people: People;
  rights(): Promise<Rights>;
}

/** One line of "Set up this site". */
export interface SetupStep {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'working' | 'done' | 'stuck';
  /** "7 of 12 columns", "2 found, kept", or why it is stuck. */
  readonly note?: string;
}

/** Provisions an empty site, brings an older one to today's schema; safe to run twice and after a failure. */
export interface SiteSetup {
  /** What is there: `missing` nothing yet, `partial`, `older` an older schema, `ready`. */
  inspect(): Promise<{ readonly state: 'missing' | 'partial' | 'older' | 'ready'; readonly problems: readonly string[] }>;
  /** Runs every step that is not done; reports after each change. Stops, resumable, when the signal aborts. */
  run(report: (steps: readonly SetupStep[]) => void, signal?: AbortSignal): Promise<void>;
}
