import type { FastifyInstance } from 'fastify';
import site from '../site.json';
import type { HostContext } from '../context';
import { html } from '../html';
import { visitorOf } from '../people';
import { TenantRefusal } from '../tenant';
import type { PageData, ThemeName } from '../client/pageData';
import { pageContextOf } from './context';
import { hostedWebPart } from './hosted';
import { documentOf } from './layout';
import { accountOf, originOf } from './routes';
import { notice } from './siteFrame';
import { frameworkScripts, webPartPlace } from './webPartPlace';

interface TabQuery {
  componentId: string;
  place: string;
  theme?: ThemeName;
}

/** The page that SharePoint serves into a Teams tab: one web part and nothing around it. */
export function registerHostedTab(app: FastifyInstance, host: HostContext): void {
  app.get<{ Querystring: TabQuery; Params: { site: string } }>('/sites/:site/_layouts/15/teamshostedapp.aspx', async (request, reply) => {
    const { componentId, place, theme = 'light' } = request.query;
    const { tenant, person } = await visitorOf(app, request, reply);
    const hosted = hostedWebPart(host, '/teams', { name: place, webPart: componentId, instanceId: site.tabInstanceId });
    void reply.type('text/html');
    const drawn = { title: 'Contract Desk', theme, styles: ['frame', 'site', 'pane'], bodyClass: 'hosted-tab' };
    if (!hosted) return documentOf({ ...drawn, body: notice('No such app', `No web part has the id ${componentId}.`) });
    try {
      const sitePath = `/sites/${encodeURIComponent(request.params.site)}`;
      const context = await pageContextOf(tenant, person, sitePath, originOf(request), request.url);
      const page: PageData = {
        ...hosted,
        editing: false,
        inTeams: true,
        theme,
        section: 'none',
        account: accountOf(person),
        scopes: host.appPackage().scopes,
      };
      const scripts = frameworkScripts(page, context.legacy, host.manifests(originOf(request)));
      return documentOf({ ...drawn, body: html`<main>${webPartPlace()}</main>`, scripts });
    } catch (refusal) {
      if (!(refusal instanceof TenantRefusal)) throw refusal;
      const text = `${person.name} cannot open ${request.params.site}. Guests and people without a place on the site do not get the app; they get the minutes and their actions.`;
      return documentOf({ ...drawn, body: notice('This app is not available to you', text) });
    }
  });
}
