import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { CHANGE_SCHEMA } from './changeSchema';
import { SCHEMA } from './schema';

/** What a parameter of a statement may be. */
export type SqlValue = SQLInputValue;

/** One SQLite database: prepared statements are kept, and a piece of work is stored whole or not at all. */
export class Database {
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly rollbackListeners: (() => void)[] = [];
  private depth = 0;

  /** @param file path of the database file, or `:memory:` */
  public constructor(file: string) {
    this.connection = new DatabaseSync(file);
    // Write-ahead logging: a process killed between two transactions leaves the file whole.
    this.connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY;');
    this.connection.exec(SCHEMA);
    this.connection.exec(CHANGE_SCHEMA);
  }

  /** A function that statements and triggers may call. */
  public provide(name: string, read: () => SqlValue): void {
    this.connection.function(name, read);
  }

  public all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.prepare(sql).all(...values) as unknown as Row[];
  }

  public get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.prepare(sql).get(...values) as unknown as Row | undefined;
  }

  /** @returns the rowid of an insert */
  public run(sql: string, ...values: SqlValue[]): number {
    return Number(this.prepare(sql).run(...values).lastInsertRowid);
  }

  /** @returns how many rows changed */
  public change(sql: string, ...values: SqlValue[]): number {
    return Number(this.prepare(sql).run(...values).changes);
  }

  /** Statements that make or drop tables and indexes. */
  public define(sql: string): void {
    this.connection.exec(sql);
  }

  /** Runs the work in a transaction, or in a savepoint of the one already open; an exception undoes it. */
  public transaction<Result>(work: () => Result): Result {
    const level = this.depth;
    this.connection.exec(level === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT level_${level}`);
    this.depth += 1;
    try {
      const result = work();
      this.connection.exec(level === 0 ? 'COMMIT' : `RELEASE level_${level}`);
      return result;
    } catch (error) {
      this.connection.exec(level === 0 ? 'ROLLBACK' : `ROLLBACK TO level_${level}; RELEASE level_${level}`);
      for (const listener of this.rollbackListeners) listener();
      throw error;
    } finally {
      this.depth = level;
    }
  }

  /** For caches of what the database holds: called after work was undone. */
  public onRollback(listener: () => void): void {
    this.rollbackListeners.push(listener);
  }

  public close(): void {
    this.statements.clear();
    this.connection.close();
  }

  private prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known) return known;
    // Filters make statements of many shapes; the store keeps a bounded number of them.
    if (this.statements.size > 2000) this.statements.clear();
    const statement = this.connection.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
