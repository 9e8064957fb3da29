import { createSite, createUser } from '../../provision';
import type { NewDirectoryUser } from '../../store/directory';
import type { Site } from '../../store/sites';
import type { Tenant } from '../../tenant';
import type { Person } from '../wire/world';
import type { Accounts } from './accounts';

/** The accounts and sites of the tenant's own store. */
export class TenantAccounts implements Accounts {
  public constructor(private readonly tenant: Tenant) {}

  public saveUser(user: NewDirectoryUser): Person {
    return createUser(this.tenant, user);
  }

  public removeUser(person: Person): void {
    this.tenant.directory.remove(person.id);
  }

  public addGroupSite(nickname: string, title: string, description: string, owner: Person | undefined): string {
    const url = this.freeUrl(`/sites/${nickname.replace(/[^A-Za-z0-9_-]/g, '')}`);
    const request = { url, title, description, template: 'GROUP#0', ...(owner ? { owner: { kind: 'user', user: owner } as const } : {}) };
    return createSite(this.tenant, request).url;
  }

  public renameGroupSite(path: string, title: string, description: string): void {
    const site = this.tenant.sites.byUrl(path);
    if (site) this.tenant.sites.change(site, { title, description });
  }

  public letIn(path: string, person: Person, role: 'member' | 'owner'): void {
    this.inGroup(path, role, (site, groupId) => {
      const { id } = this.tenant.principals.ensure(site.id, { kind: 'user', user: person });
      this.tenant.principals.addMember(site.id, groupId, id);
    });
  }

  public letOut(path: string, person: Person, role: 'member' | 'owner'): void {
    this.inGroup(path, role, (site, groupId) => {
      const known = this.tenant.principals.find(site.id, { kind: 'user', user: person });
      if (known) this.tenant.principals.removeMember(site.id, groupId, known.id);
    });
  }

  private inGroup(path: string, role: 'member' | 'owner', work: (site: Site, groupId: number) => void): void {
    const site = this.tenant.sites.byUrl(path);
    const groupId = role === 'owner' ? site?.ownerGroup : site?.memberGroup;
    if (site && groupId !== undefined) work(site, groupId);
  }

  private freeUrl(wanted: string): string {
    let url = wanted;
    for (let number = 1; this.tenant.sites.byUrl(url); number += 1) url = `${wanted}${number}`;
    return url;
  }
}
