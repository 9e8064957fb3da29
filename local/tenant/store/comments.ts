import type { Clock } from '../clock';
import type { Database } from './database';
import type { Item } from './items';
import type { List } from './lists';

/** Who is named in a comment. */
export interface Mention {
  readonly loginName: string;
  readonly email: string;
  readonly name: string;
}

export interface Comment {
  readonly id: number;
  readonly listId: number;
  readonly itemId: number;
  /** Of the comment that it answers. */
  readonly parentId?: number;
  readonly author: number;
  readonly created: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** When somebody said that they like something. */
export interface Like {
  readonly principalId: number;
  readonly created: string;
}

interface Row {
  id: number;
  list_id: number;
  item_id: number;
  parent_id: number | null;
  author: number;
  created: string;
  text: string;
  mentions: string;
}

/** What people say about rows: comments, answers to them, likes and ratings. They stay with a row through the recycle bin. */
export class Comments {
  public constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** The newest first. */
  public of(list: List, item: Item): readonly Comment[] {
    return this.db.all<Row>('SELECT * FROM comments WHERE list_id = ? AND item_id = ? AND parent_id IS NULL ORDER BY id DESC', list.id, item.id).map(toComment);
  }

  /** In the order in which they were given. */
  public repliesTo(comment: Comment): readonly Comment[] {
    return this.db.all<Row>('SELECT * FROM comments WHERE parent_id = ? ORDER BY id', comment.id).map(toComment);
  }

  public find(list: List, item: Item, id: number): Comment | undefined {
    const row = this.db.get<Row>('SELECT * FROM comments WHERE id = ? AND list_id = ? AND item_id = ?', id, list.id, item.id);
    return row && toComment(row);
  }

  public add(list: List, item: Item, author: number, text: string, mentions: readonly Mention[], parent?: Comment): Comment {
    const id = this.db.run(
      'INSERT INTO comments (list_id, item_id, parent_id, author, created, text, mentions) VALUES (?, ?, ?, ?, ?, ?, ?)',
      list.id,
      item.id,
      parent?.id ?? null,
      author,
      this.clock.stamp(),
      text,
      JSON.stringify(mentions)
    );
    return this.find(list, item, id)!;
  }

  /** With the answers to it. */
  public remove(comment: Comment): void {
    for (const reply of this.repliesTo(comment)) this.remove(reply);
    this.db.change("DELETE FROM likes WHERE kind = 'comment' AND target = ?", comment.id);
    this.db.change('DELETE FROM comments WHERE id = ?', comment.id);
  }

  public likesOfComment(comment: Comment): readonly Like[] {
    return this.likes('comment', comment.listId, comment.id);
  }

  public likeComment(comment: Comment, principalId: number, likes: boolean): void {
    this.mark('comment', comment.listId, comment.id, principalId, likes ? 1 : undefined);
  }

  public likesOfItem(list: List, item: Item): readonly Like[] {
    return this.likes('item', list.id, item.id);
  }

  public likeItem(list: List, item: Item, principalId: number, likes: boolean): void {
    this.mark('item', list.id, item.id, principalId, likes ? 1 : undefined);
  }

  /** @returns the average of all ratings */
  public rate(list: List, item: Item, principalId: number, value: number): number {
    this.mark('rating', list.id, item.id, principalId, value);
    return this.db.get<{ average: number }>("SELECT avg(value) AS average FROM likes WHERE kind = 'rating' AND list_id = ? AND target = ?", list.id, item.id)!.average;
  }

  public areDisabled(list: List, item: Item): boolean {
    return this.db.get('SELECT 1 FROM comments_disabled WHERE list_id = ? AND item_id = ?', list.id, item.id) !== undefined;
  }

  public setDisabled(list: List, item: Item, disabled: boolean): void {
    const sql = disabled ? 'INSERT OR IGNORE INTO comments_disabled (list_id, item_id) VALUES (?, ?)' : 'DELETE FROM comments_disabled WHERE list_id = ? AND item_id = ?';
    this.db.change(sql, list.id, item.id);
  }

  private likes(kind: string, listId: number, target: number): readonly Like[] {
    return this.db
      .all<{ principal: number; created: string }>('SELECT principal, created FROM likes WHERE kind = ? AND list_id = ? AND target = ? ORDER BY created, principal', kind, listId, target)
      .map(({ principal, created }) => ({ principalId: principal, created }));
  }

  /** @param value nothing takes the mark away */
  private mark(kind: string, listId: number, target: number, principal: number, value: number | undefined): void {
    this.db.change('DELETE FROM likes WHERE kind = ? AND list_id = ? AND target = ? AND principal = ?', kind, listId, target, principal);
    if (value === undefined) return;
    this.db.run('INSERT INTO likes (kind, list_id, target, principal, value, created) VALUES (?, ?, ?, ?, ?, ?)', kind, listId, target, principal, value, this.clock.stamp());
  }
}

function toComment(row: Row): Comment {
  return {
    id: row.id,
    listId: row.list_id,
    itemId: row.item_id,
    parentId: row.parent_id ?? undefined,
    author: row.author,
    created: row.created,
    text: row.text,
    mentions: JSON.parse(row.mentions) as Mention[],
  };
}
