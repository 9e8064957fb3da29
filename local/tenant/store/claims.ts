import { randomUUID } from 'node:crypto';
import type { DirectoryUser } from './directory';
import type { Meta } from './meta';

/** Everyone of the organisation as one principal, by the name that SharePoint gives it. */
export interface Everyone {
  readonly login: string;
  readonly title: string;
}

/** What somebody is beside themselves: principals that stand for all of the organisation. */
export class Claims {
  public constructor(private readonly meta: Meta) {}

  /** By title or login name; case does not count. */
  public named(name: string): Everyone | undefined {
    const wanted = name.toLowerCase();
    return this.all().find(({ login, title }) => login.toLowerCase() === wanted || title.toLowerCase() === wanted);
  }

  /** Guests belong to none of them ("Everyone" leaves guests out unless an administrator decides otherwise). */
  public of(user: DirectoryUser): readonly string[] {
    return user.isGuest ? [] : this.all().map(({ login }) => login);
  }

  public all(): readonly Everyone[] {
    return [
      { login: 'c:0(.s|true', title: 'Everyone' },
      { login: `c:0-.f|rolemanager|spo-grid-all-users/${this.tenantId()}`, title: 'Everyone except external users' },
    ];
  }

  private tenantId(): string {
    const kept = this.meta.get('tenantId');
    if (kept !== undefined) return kept;
    const fresh = randomUUID();
    this.meta.set('tenantId', fresh);
    return fresh;
  }
}
