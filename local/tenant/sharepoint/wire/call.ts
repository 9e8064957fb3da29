import type { Caller } from '../../identity';
import type { FileNode } from '../../store/files';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { hasPermission, type Mask, type Permission } from '../../store/permissions';
import type { Principal } from '../../store/principals';
import type { Site } from '../../store/sites';
import type { Securable } from '../../store/access';
import type { Tenant } from '../../tenant';
import type { Entity } from './entity';
import { errors } from './errors';
import { dialectFor } from './dialects/choose';
import type { Dialect } from './dialects/dialect';
import type { Query } from './query';
import type { Resource } from './resource';
import { limitOf } from './tokenRights';

/** A request as it came over the wire, alone or inside a `$batch`. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** `http://127.0.0.1:4321` */
  readonly origin: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Rows become entities here, so that the entities of lists, items and files can speak of one another. */
export interface Entities {
  web(site: Site): Entity;
  list(list: List): Entity;
  item(list: List, item: Item): Entity;
  user(principal: Principal): Entity;
  group(principal: Principal): Entity;
  file(node: FileNode): Entity;
  folder(node: FileNode): Entity;
}

/** The same for what answers at an address. */
export interface Resources {
  web(site: Site): Resource;
  list(list: List): Resource;
  item(list: List, item: Item): Resource;
  user(principal: Principal): Resource;
  group(principal: Principal): Resource;
  file(node: FileNode): Resource;
  folder(node: FileNode): Resource;
}

/** One request while it is being answered: who, where, what they sent, and what they may do. */
export class Call {
  private known?: Principal;
  private chosen?: Dialect;
  private readonly memory = new Map<string, unknown>();

  public constructor(
    public readonly tenant: Tenant,
    public readonly caller: Caller,
    public readonly site: Site,
    public readonly request: WireRequest,
    /** The verb that counts: X-HTTP-Method over POST. */
    public readonly method: string,
    public readonly query: Query,
    public readonly entities: Entities,
    public readonly resources: Resources
  ) {}

  /** `http://127.0.0.1:4321/sites/housing` */
  public get webUrl(): string {
    return this.absolute(this.site.url === '/' ? '' : this.site.url);
  }

  public get apiUrl(): string {
    return `${this.webUrl}/_api`;
  }

  /** How the answer is to be written; only asked when there is something to write. @throws 501, 406 */
  public get dialect(): Dialect {
    this.chosen ??= dialectFor(this.request.headers);
    return this.chosen;
  }

  public get isVerbose(): boolean {
    return this.dialect.isVerbose;
  }

  public absolute(path: string): string {
    return `${this.request.origin}${path}`;
  }

  /** The caller's entry in the site; made on their first visit. */
  public get principal(): Principal {
    this.known ??= this.tenant.principals.ensure(this.site.id, this.caller.actor);
    return this.known;
  }

  /** Reads once what many rows of one answer point to. */
  public remember<Found>(key: string, read: () => Found): Found {
    if (!this.memory.has(key)) this.memory.set(key, read());
    return this.memory.get(key) as Found;
  }

  /** @param siteId of what lies in another site */
  public maskOn(securable: Securable, siteId = this.site.id): Mask {
    return this.tenant.access.maskOf(this.caller.actor, siteId, securable.scopeId) & limitOf(this.caller);
  }

  public can(permission: Permission, securable: Securable, siteId?: number): boolean {
    return hasPermission(this.maskOn(securable, siteId), permission);
  }

  /** @throws 403 */
  public require(permission: Permission, securable: Securable, siteId?: number): void {
    if (!this.can(permission, securable, siteId)) throw errors.denied();
  }

  /** Whether rows of others are hidden or fixed for the caller (ReadSecurity, WriteSecurity); list managers see all. */
  public isBoundToOwnRows(list: List, setting: number): boolean {
    return setting > 1 && !this.can('manageLists', list);
  }

  public mayEdit(list: List, item: Item): boolean {
    return this.can('editListItems', item) && this.passesWriteSecurity(list, item);
  }

  public mayDelete(list: List, item: Item): boolean {
    return this.can('deleteListItems', item) && this.passesWriteSecurity(list, item);
  }

  public maySee(list: List, item: Item): boolean {
    if (!this.can('viewListItems', item)) return false;
    return !this.isBoundToOwnRows(list, list.settings.readSecurity) || item.author === this.principal.id;
  }

  private passesWriteSecurity(list: List, item: Item): boolean {
    if (!this.isBoundToOwnRows(list, list.settings.writeSecurity)) return true;
    return list.settings.writeSecurity === 2 && item.author === this.principal.id;
  }
}
