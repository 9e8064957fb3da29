import { randomUUID } from 'node:crypto';
import type { Database } from './database';
import { StoreError } from './errors';
import type { List } from './lists';

export interface ViewSettings {
  readonly isDefault: boolean;
  readonly hidden: boolean;
  readonly personal: boolean;
  readonly query: string;
  readonly rowLimit: number;
  readonly paged: boolean;
  readonly formatter?: string;
  /** Name of a modern type: KANBAN, TILES, MODERNCALENDAR. */
  readonly viewType2?: string;
  /** HTML, CALENDAR… as the schema says. */
  readonly viewType: string;
  readonly viewData?: string;
  readonly aggregations?: string;
  readonly scope: number;
  /** What callers set and nothing here depends on, by the name of its property. */
  readonly kept?: Readonly<Record<string, string | number | boolean>>;
  /** Owner of a personal view. */
  readonly owner?: number;
}

export interface View {
  readonly id: number;
  readonly listId: number;
  readonly guid: string;
  readonly title: string;
  readonly url: string;
  readonly fields: readonly string[];
  readonly settings: ViewSettings;
}

interface Row {
  id: number;
  list_id: number;
  guid: string;
  title: string;
  url: string;
  fields: string;
  settings: string;
}

const DEFAULTS: ViewSettings = { isDefault: false, hidden: false, personal: false, query: '', rowLimit: 30, paged: true, viewType: 'HTML', scope: 0 };

export class Views {
  public constructor(private readonly db: Database) {}

  public ofList(listId: number): readonly View[] {
    return this.db.all<Row>('SELECT * FROM views WHERE list_id = ? ORDER BY id', listId).map(toView);
  }

  /** @param page name of its page; made from the title otherwise */
  public add(list: List, title: string, fields: readonly string[], settings: Partial<ViewSettings>, page?: string): View {
    const whole = { ...DEFAULTS, ...settings };
    if (whole.isDefault) this.clearDefault(list.id);
    const guid = randomUUID();
    const id = this.db.run(
      'INSERT INTO views (list_id, guid, title, url, fields, settings) VALUES (?, ?, ?, ?, ?, ?)',
      list.id,
      guid,
      title,
      this.freeUrl(list, page ?? title),
      JSON.stringify(fields),
      JSON.stringify(whole)
    );
    return this.ofList(list.id).find(view => view.id === id)!;
  }

  public change(view: View, change: { readonly title?: string; readonly fields?: readonly string[]; readonly settings?: Partial<ViewSettings> }): View {
    if (change.settings?.isDefault) this.clearDefault(view.listId);
    this.db.change(
      'UPDATE views SET title = ?, fields = ?, settings = ? WHERE id = ?',
      change.title ?? view.title,
      JSON.stringify(change.fields ?? view.fields),
      JSON.stringify({ ...view.settings, ...change.settings }),
      view.id
    );
    return this.ofList(view.listId).find(({ id }) => id === view.id)!;
  }

  /** @throws badRequest for the default view */
  public remove(view: View): void {
    if (view.settings.isDefault) throw new StoreError('badRequest', 'The default view of a list cannot be deleted.');
    this.db.change('DELETE FROM views WHERE id = ?', view.id);
  }

  private clearDefault(listId: number): void {
    for (const view of this.ofList(listId)) {
      if (view.settings.isDefault) this.db.change("UPDATE views SET settings = json_set(settings, '$.isDefault', json('false')) WHERE id = ?", view.id);
    }
  }

  private freeUrl(list: List, title: string): string {
    const folder = list.baseType === 1 ? `${list.url}/Forms` : list.url;
    const name = title.replace(/[^A-Za-z0-9 ]/g, '').trim() || 'View';
    const taken = new Set(this.ofList(list.id).map(({ url }) => url.toLowerCase()));
    for (let n = 0; ; n += 1) {
      const url = `${folder}/${name}${n === 0 ? '' : n}.aspx`;
      if (!taken.has(url.toLowerCase())) return url;
    }
  }
}

function toView(row: Row): View {
  return {
    id: row.id,
    listId: row.list_id,
    guid: row.guid,
    title: row.title,
    url: row.url,
    fields: JSON.parse(row.fields) as string[],
    settings: JSON.parse(row.settings) as ViewSettings,
  };
}
