export type Row = Readonly<Record<string, unknown>>;

export interface RowQuery {
  readonly select?: readonly string[];
  readonly expand?: readonly string[];
  readonly filter?: string;
  readonly orderBy?: { readonly column: string; readonly descending?: boolean };
  readonly top?: number;
}

/** Columns by the ways in which clients make them. */
export type ColumnKind = 'text' | 'note' | 'number' | 'date' | 'yesNo' | 'choice' | 'person';

/** What every client of SharePoint's REST interface can be asked; refusals are thrown. */
export interface SharePointClient {
  readonly name: string;
  addList(title: string): Promise<Row>;
  listByTitle(title: string): Promise<Row>;
  changeList(title: string, change: Row): Promise<void>;
  removeList(title: string): Promise<void>;
  addColumn(list: string, name: string, kind: ColumnKind, settings?: Row): Promise<void>;
  changeColumn(list: string, name: string, change: Row): Promise<void>;
  addRow(list: string, row: Row): Promise<Row>;
  row(list: string, id: number, query?: RowQuery): Promise<Row>;
  rows(list: string, query?: RowQuery): Promise<readonly Row[]>;
  /** Every page after another, each with as many rows as `top` says. */
  pages(list: string, top: number): Promise<readonly (readonly Row[])[]>;
  changeRow(list: string, id: number, change: Row, etag: string): Promise<void>;
  removeRow(list: string, id: number, etag: string): Promise<void>;
  recycleRow(list: string, id: number): Promise<string>;
  restore(recycleBinId: string): Promise<void>;
  /** Adds rows in one batch; each has its own end. */
  addRowsAtOnce(list: string, rows: readonly Row[]): Promise<readonly PromiseSettledResult<Row>[]>;
  me(): Promise<Row>;
  uploadFile(folder: string, name: string, text: string): Promise<Row>;
  fileText(path: string): Promise<string>;
  removeFile(path: string): Promise<void>;
}
