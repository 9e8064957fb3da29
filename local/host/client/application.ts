import type { Framework, ServiceScope, WebPartManager } from './framework';
import { showFailure } from './failure';
import { redirectMicrosoft } from './redirects';
import { dataIn, type PageData } from './pageData';
import { createPropertyPane } from './propertyPane';
import { issueLocalTokens } from './tokens';
import { showTheme } from './themes';
import { followTeamsTheme } from './teamsTheme';

/** Takes over from SharePoint's own page application: sp-loader calls it when the framework has started. */
export async function openPage(framework: Framework, scope: ServiceScope, spPageContextInfo: unknown): Promise<object> {
  const page = dataIn<PageData>('page-data');
  const place = document.getElementById('web-part');
  if (!place) throw new Error('The page has no place for its web part.');

  redirectMicrosoft();
  issueLocalTokens(framework.httpBase.AadTokenProvider.prototype, page.account, page.scopes);
  framework.core.Environment._initialize({ type: framework.core.EnvironmentType.SharePoint });
  const { PageContext, SharePointPageContextDataProvider } = framework.pageContext;
  scope
    .consume(PageContext.serviceKey)
    .initialize(SharePointPageContextDataProvider._createPageContextData(spPageContextInfo), spPageContextInfo);

  const section = themedSection(framework, scope, page, place);
  const Host = page.inTeams ? framework.webPartBase._TeamsAwareWebPartHost : framework.webPartBase._MinimalWebPartHost;
  const manager = new framework.webPartBase._ClientSideWebPartManager(new Host(section));
  offerPropertyPane(framework, section, manager, page);
  await show(framework, manager, page, place);
  return {};
}

/** A section of a SharePoint page has a theme of its own: the site's, varied for its background. */
function themedSection(framework: Framework, scope: ServiceScope, page: PageData, place: HTMLElement): ServiceScope {
  const { ThemeProvider } = framework.componentBase;
  const section = scope.startNewChild();
  const provider = section.provide(ThemeProvider.serviceKey, new ThemeProvider(section));
  section.finish();
  let choice = { theme: page.theme, section: page.section };
  const change = (changed: Partial<typeof choice>): void => {
    choice = { ...choice, ...changed };
    showTheme(framework, provider, place.parentElement ?? place, choice);
  };
  change({});
  document.addEventListener('host-look', (event) => change((event as CustomEvent<Partial<typeof choice>>).detail));
  if (page.inTeams) followTeamsTheme((theme) => change({ theme }));
  return section;
}

function offerPropertyPane(framework: Framework, scope: ServiceScope, manager: WebPartManager, page: PageData): void {
  const { instanceId } = page.webPart;
  const keep = async (): Promise<void> => {
    const data = manager.serialize(instanceId).get(instanceId);
    const answer = await fetch(page.saveTo, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ properties: data?.properties ?? {} }),
      keepalive: true,
    });
    if (!answer.ok) throw new Error(`The page could not be saved (${answer.status}).`);
  };
  // The framework would otherwise build its own pane, which stands on components that npm does not have.
  scope.consume(framework.webPartBase._PropertyPaneLoader.serviceKey)._propertyPaneController = createPropertyPane(keep);
  document
    .getElementById('edit-web-part')
    ?.addEventListener('click', () => manager.requestPropertyPaneAction(instanceId, 'Toggle'));
}

async function show(framework: Framework, manager: WebPartManager, page: PageData, place: HTMLElement): Promise<void> {
  const { componentId, instanceId, title, properties } = page.webPart;
  const manifest = framework.loader.SPComponentLoader.tryGetManifestById(componentId);
  try {
    if (!manifest) throw new Error(`The app package holds no web part ${componentId}.`);
    await manager.loadWebPart({
      domElement: place,
      instanceId,
      manifest,
      displayMode: page.editing ? framework.core.DisplayMode.Edit : framework.core.DisplayMode.Read,
      addedFromPersistedData: true,
      webPartData: { id: componentId, instanceId, title, description: '', dataVersion: '1.0', properties },
    });
    place.dataset.state = 'ready';
  } catch (failure) {
    showFailure(place, failure);
  }
}
