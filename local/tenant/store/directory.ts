import { randomUUID } from 'node:crypto';
import type { Database } from './database';

/** An account of the organisation, or a guest in it (Entra). */
export interface DirectoryUser {
  /** Entra object id. */
  readonly id: string;
  readonly upn: string;
  readonly displayName: string;
  readonly jobTitle?: string;
  readonly department?: string;
  readonly mail?: string;
  readonly isGuest: boolean;
  /** Administrator of every site: the account that `--as` names when nobody has made it. */
  readonly isAdmin: boolean;
}

export interface NewDirectoryUser {
  /** Of an account that comes back; a new one gets its own. */
  readonly id?: string;
  readonly upn: string;
  readonly displayName: string;
  readonly jobTitle?: string;
  readonly department?: string;
  readonly mail?: string;
  readonly isGuest?: boolean;
  readonly isAdmin?: boolean;
}

interface Row {
  id: string;
  upn: string;
  display_name: string;
  job_title: string | null;
  department: string | null;
  mail: string | null;
  is_guest: number;
  is_admin: number;
}

export class Directory {
  public constructor(private readonly db: Database) {}

  public byUpn(upn: string): DirectoryUser | undefined {
    return toUser(this.db.get<Row>('SELECT * FROM directory WHERE upn = ?', upn));
  }

  public byId(id: string): DirectoryUser | undefined {
    return toUser(this.db.get<Row>('SELECT * FROM directory WHERE id = ?', id.toLowerCase()));
  }

  public byMail(mail: string): DirectoryUser | undefined {
    return toUser(this.db.get<Row>('SELECT * FROM directory WHERE mail = ? COLLATE NOCASE', mail));
  }

  public all(): readonly DirectoryUser[] {
    return this.db.all<Row>('SELECT * FROM directory ORDER BY display_name').map(row => toUser(row)!);
  }

  /** Adds an account, or changes the one of that name. */
  public save(user: NewDirectoryUser): DirectoryUser {
    const id = this.byUpn(user.upn)?.id ?? user.id ?? randomUUID();
    // A guest's mail is the address they were invited by; a member's is the account's name.
    const mail = user.mail ?? (user.isGuest ? undefined : user.upn);
    this.db.run(
      `INSERT INTO directory (id, upn, display_name, job_title, department, mail, is_guest, is_admin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, job_title = excluded.job_title,
         department = excluded.department, mail = excluded.mail, is_guest = excluded.is_guest, is_admin = excluded.is_admin`,
      id,
      user.upn,
      user.displayName,
      user.jobTitle ?? null,
      user.department ?? null,
      mail ?? null,
      user.isGuest ? 1 : 0,
      user.isAdmin ? 1 : 0
    );
    return this.byId(id)!;
  }

  public remove(id: string): void {
    this.db.change('DELETE FROM directory WHERE id = ?', id);
  }
}

function toUser(row: Row | undefined): DirectoryUser | undefined {
  return (
    row && {
      id: row.id,
      upn: row.upn,
      displayName: row.display_name,
      jobTitle: row.job_title ?? undefined,
      department: row.department ?? undefined,
      mail: row.mail ?? undefined,
      isGuest: row.is_guest === 1,
      isAdmin: row.is_admin === 1,
    }
  );
}
