import type { List, NewList } from './store/lists';
import { LIST_TEMPLATES } from './store/listTemplates';
import { loginOf, type Actor } from './store/principals';
import type { NewSite, NewWeb, Site } from './store/sites';
import type { DirectoryUser, NewDirectoryUser } from './store/directory';
import type { Tenant } from './tenant';

/** Template of libraries of pages. */
const PAGES = 119;

/** A list with the views that it starts with. */
export function createList(tenant: Tenant, site: Site, request: NewList): List {
  // Pages are drafts until they are published.
  const list = tenant.lists.add(site, request.baseTemplate === PAGES ? { ...request, settings: { enableMinorVersions: true, ...request.settings } } : request);
  tenant.contentTypes.furnish(list);
  const isLibrary = list.baseType === 1;
  const { view = ['LinkTitle'], viewTitle = isLibrary ? 'All Documents' : 'All Items', furtherViews = {} } = LIST_TEMPLATES[list.baseTemplate];
  const order = isLibrary ? '<OrderBy><FieldRef Name="FileLeafRef" /></OrderBy>' : '<OrderBy><FieldRef Name="ID" /></OrderBy>';
  tenant.views.add(list, viewTitle, view, { isDefault: true, query: order }, 'AllItems');
  for (const [title, query] of Object.entries(furtherViews)) tenant.views.add(list, title, view, { query });
  return list;
}

/** Removes a list for good, with its rows, files, columns and views. */
export function removeList(tenant: Tenant, list: List): void {
  const { fields, files, lists } = tenant;
  for (const child of files.children(files.root(list))) files.remove(child);
  lists.remove(list);
  fields.forget(list.id);
}

/** A site with its groups, its page library and its documents. @throws nameExists */
export function createSite(tenant: Tenant, request: NewSite): Site {
  const site = tenant.sites.add(request);
  furnish(tenant, site, request.owner);
  return site;
}

/** A web below another one, with a page library and documents of its own. @throws nameExists */
export function createWeb(tenant: Tenant, parent: Site, request: NewWeb, maker: Actor): Site {
  const web = tenant.sites.addWeb(parent, request);
  furnish(tenant, web, maker);
  return web;
}

/** Removes a web for good, with its lists and the webs below it. */
export function removeWeb(tenant: Tenant, web: Site): void {
  for (const lower of tenant.sites.below(web)) removeWeb(tenant, lower);
  for (const list of tenant.lists.ofSite(web.id)) removeList(tenant, list);
  tenant.siteColumns.forget(web);
  tenant.sites.remove(web);
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

/** What every web of a team is born with. */
function furnish(tenant: Tenant, web: Site, maker: Actor | undefined): void {
  const pages = createList(tenant, web, { title: 'Site Pages', leaf: 'SitePages', baseTemplate: PAGES });
  if (maker) {
    const home = tenant.files.write(tenant.files.root(pages), 'Home.aspx', Buffer.from(HOME_PAGE), { actor: maker, data: { Title: 'Home' } });
    tenant.fileStates.publish(home, maker, '');
  }
  createList(tenant, web, { title: 'Documents', leaf: 'Shared Documents', baseTemplate: 101 });
  for (const { title, path, baseTemplate, onlyInRoot } of CATALOGUES) {
    if (onlyInRoot && web.parentId !== undefined) continue;
    createList(tenant, web, { title, path: `_catalogs/${path}`, baseTemplate, settings: { hidden: true, noCrawl: true, enableAttachments: false } });
  }
}

/** A page's file holds little; what it shows is in its row. */
const HOME_PAGE = '<%@ Page language="C#" Inherits="Microsoft.SharePoint.WebPartPages.WebPartPage" %>';

/** Hidden lists in which SharePoint keeps what belongs to a web. */
const CATALOGUES = [
  { title: 'Composed Looks', path: 'design', baseTemplate: 124, onlyInRoot: false },
  { title: 'Master Page Gallery', path: 'masterpage', baseTemplate: 116, onlyInRoot: false },
  { title: 'appdata', path: 'appdata', baseTemplate: 125, onlyInRoot: true },
  { title: 'Theme Gallery', path: 'theme', baseTemplate: 123, onlyInRoot: true },
  { title: 'User Information List', path: 'users', baseTemplate: 112, onlyInRoot: true },
  { title: 'Web Part Gallery', path: 'wp', baseTemplate: 113, onlyInRoot: true },
] as const;

/** A changed name or mail shows in the sites where the account was entered. */
function renameEverywhere(tenant: Tenant, user: DirectoryUser): void {
  tenant.db.change('UPDATE principals SET title = ?, email = ? WHERE login = ? AND kind = 1', user.displayName, user.mail ?? '', loginOf(user.upn));
}
