import type { List, NewList } from './store/lists';
import { loginOf, type Actor } from './store/principals';
import type { NewSite, Site } from './store/sites';
import type { DirectoryUser, NewDirectoryUser } from './store/directory';
import type { Tenant } from './tenant';

/** A list with the view that every list starts with. */
export function createList(tenant: Tenant, site: Site, request: NewList): List {
  const list = tenant.lists.add(site, request);
  const isLibrary = list.baseType === 1;
  const title = isLibrary ? 'All Documents' : 'All Items';
  const fields = isLibrary ? ['DocIcon', 'LinkFilename', 'Modified', 'Editor'] : ['LinkTitle'];
  const query = isLibrary ? '<OrderBy><FieldRef Name="FileLeafRef" /></OrderBy>' : '<OrderBy><FieldRef Name="ID" /></OrderBy>';
  tenant.views.add(list, title, fields, { isDefault: true, query });
  return list;
}

/** A site with its groups, its page library and its documents. @throws nameExists */
export function createSite(tenant: Tenant, request: NewSite): Site {
  const site = tenant.sites.add(request);
  createList(tenant, site, { title: 'Site Pages', leaf: 'SitePages', baseTemplate: 119 });
  createList(tenant, site, { title: 'Documents', leaf: 'Shared Documents', baseTemplate: 101 });
  return site;
}

/** An account with its OneDrive: `/personal/ada_contoso_com/Documents`. Guests have none. */
export function createUser(tenant: Tenant, request: NewDirectoryUser): DirectoryUser {
  const user = tenant.directory.save(request);
  const actor: Actor = { kind: 'user', user };
  const url = personalUrl(user.upn);
  if (!user.isGuest && !tenant.sites.byUrl(url)) {
    const site = tenant.sites.add({ url, title: user.displayName, template: 'SPSPERS#10', owner: actor, withGroups: false });
    createList(tenant, site, { title: 'Documents', leaf: 'Documents', baseTemplate: 101 });
  }
  renameEverywhere(tenant, user);
  return user;
}

export function personalUrl(upn: string): string {
  return `/personal/${upn.toLowerCase().replace(/[^a-z0-9]/g, '_')}`;
}

/** A changed name or mail shows in the sites where the account was entered. */
function renameEverywhere(tenant: Tenant, user: DirectoryUser): void {
  tenant.db.change('UPDATE principals SET title = ?, email = ? WHERE login = ? AND kind = 1', user.displayName, user.mail ?? '', loginOf(user.upn));
}
