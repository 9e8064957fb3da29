import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import site from '../site.json';
import { html, type Html } from '../html';
import type { HostContext } from '../context';
import { cookieOf, signIn, visitorOf, type Person, type Visitor } from '../people';
import { TenantRefusal } from '../tenant';
import type { PageData, SectionBackground, ThemeName } from '../client/pageData';
import { pageContextOf, type PageContext } from './context';
import { hostedWebPart, type Hosted } from './hosted';
import { folderContent } from './libraryPage';
import { notice, sitePage } from './siteFrame';
import { frameworkScripts, webPartPlace } from './webPartPlace';

interface PageParams {
  site: string;
  page: string;
}

interface PageQuery {
  Mode?: string;
  theme?: string;
  section?: string;
}

interface Visit extends Visitor {
  request: FastifyRequest;
  reply: FastifyReply;
  sitePath: string;
  pageName: string;
}

/** The pages of a SharePoint site, and what their chrome needs. */
export function registerSitePages(app: FastifyInstance, host: HostContext): void {
  app.get('/', (_request, reply) => reply.redirect(site.home));
  app.get('/sites/housing', (_request, reply) => reply.redirect(site.home));

  app.get<{ Params: PageParams }>('/sites/:site/SitePages/:page', async (request, reply) => {
    const visitor = await visitorOf(app, request, reply);
    const pageName = request.params.page.replace(/\.aspx$/i, '');
    const visit = { ...visitor, request, reply, pageName, sitePath: `/sites/${encodeURIComponent(request.params.site)}` };
    return reply.type('text/html').send(await draw(visit, host));
  });

  app.get<{ Params: { site: string; library: string }; Querystring: { id?: string } }>('/sites/:site/:library/Forms/AllItems.aspx', async (request, reply) => {
    const visitor = await visitorOf(app, request, reply);
    const { library, site: siteName } = request.params;
    const sitePath = `/sites/${encodeURIComponent(siteName)}`;
    const visit = { ...visitor, request, reply, sitePath, pageName: library };
    return reply.type('text/html').send(await drawFolder(visit, request.query.id ?? `/sites/${siteName}/${library}`));
  });

  app.get<{ Querystring: { as?: string; return?: string } }>('/_host/sign-in', async (request, reply) => {
    signIn(reply, request.query.as ?? site.firstSignIn);
    const back = request.query.return ?? '/';
    return reply.redirect(/^\/(?![/\\])/.test(back) ? back : '/');
  });

  app.put<{ Body: { properties: Record<string, unknown> }; Querystring: { place: string } }>('/_host/properties', async (request, reply) => {
    host.store.keepProperties(request.query.place, request.body.properties);
    return reply.code(204).send();
  });
}

async function draw(visit: Visit, host: HostContext): Promise<string> {
  const entry = site.pages.find(({ name }) => name.toLowerCase() === visit.pageName.toLowerCase());
  if (!entry) {
    void visit.reply.code(404);
    return plain(visit, 'Page not found', `This site has no page called ${visit.pageName}.`);
  }
  let context: PageContext;
  try {
    context = await pageContextOf(visit.tenant, visit.person, visit.sitePath, originOf(visit.request), visit.request.url);
  } catch (refusal) {
    if (!(refusal instanceof TenantRefusal)) throw refusal;
    return refused(visit, refusal);
  }
  const hosted = hostedWebPart(host, visit.sitePath, entry);
  if (!hosted) return plain(visit, entry.name, `${entry.name} is not part of this version of Contract Desk.`, context.web.Title);
  return withWebPart(visit, host, context, hosted);
}

/** A library opened at a folder, as far as anybody needs to see what was filed. */
async function drawFolder(visit: Visit, folder: string): Promise<string> {
  try {
    const { siteTitle, content } = await folderContent(visit.tenant, visit.sitePath, folder);
    return frame(visit, { siteTitle, content, editing: false, editable: false });
  } catch (refusal) {
    if (!(refusal instanceof TenantRefusal)) throw refusal;
    return refused(visit, refusal);
  }
}

function withWebPart(visit: Visit, host: HostContext, context: PageContext, hosted: Hosted): string {
  const { theme, section } = lookOf(visit.request);
  const editing = (visit.request.query as PageQuery).Mode === 'Edit';
  const page: PageData = {
    ...hosted,
    editing,
    inTeams: false,
    theme,
    section,
    account: accountOf(visit.person),
    scopes: host.appPackage().scopes,
  };
  const scripts = frameworkScripts(page, context.legacy, host.manifests(originOf(visit.request)));
  const content = html`<h1 class="visually-hidden">${hosted.webPart.title}</h1>${webPartPlace()}`;
  return frame(visit, { siteTitle: context.web.Title, content, editing, editable: true, scripts });
}

function refused(visit: Visit, refusal: TenantRefusal): string {
  void visit.reply.code(refusal.status);
  if (refusal.status === 404) return plain(visit, 'Site not found', `There is no site at ${visit.sitePath}. Sample data may not be in place yet.`);
  if (refusal.status === 401 || refusal.status === 403) {
    return plain(visit, 'You need permission to open this site', `${visit.person.name} is not a member of ${visit.sitePath}. Ask an owner of the site, or sign in as someone else.`);
  }
  return plain(visit, 'Something went wrong', refusal.message);
}

function plain(visit: Visit, title: string, text: string, siteTitle = visit.sitePath): string {
  return frame(visit, { siteTitle, content: notice(title, text, { href: site.home, text: 'Open the contract register' }), editing: false, editable: false });
}

function frame(visit: Visit, rest: { siteTitle: string; content: Html; editing: boolean; editable: boolean; scripts?: Html }): string {
  const { sitePath, person, people, request } = visit;
  const pageName = site.pages.find(({ name }) => name.toLowerCase() === visit.pageName.toLowerCase())?.name ?? visit.pageName;
  return sitePage({ sitePath, pageName, person, people, here: request.url, ...lookOf(request), ...rest });
}

export function accountOf(person: Person): PageData['account'] {
  return { upn: person.upn, objectId: person.id, tenantId: site.tenantId, displayName: person.name };
}

/** Every address derives from the one the browser used. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** Light or dark, and the section's background: from the address, else as last chosen. */
function lookOf(request: FastifyRequest): { theme: ThemeName; section: SectionBackground } {
  const query = request.query as PageQuery;
  const theme = query.theme ?? cookieOf(request, 'host-theme');
  const section = query.section ?? cookieOf(request, 'host-section');
  return {
    theme: theme === 'dark' || theme === 'contrast' ? theme : 'light',
    section: section === 'neutral' || section === 'soft' || section === 'strong' ? section : 'none',
  };
}
