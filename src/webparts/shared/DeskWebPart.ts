import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { type IPropertyPaneConfiguration, type IPropertyPaneField, PropertyPaneTextField } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import type * as React from 'react';
import * as ReactDOM from 'react-dom';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import { themeOfSection, themeOfTeams, type HostTheme } from '../../ui/common/hostTheme';
import { placeInTeams, placeOnPage, type Place } from '../../ui/meetings/place';
import { rememberSite, rememberedSite } from './rememberedSite';
import { strings } from './strings';

export interface DeskProperties {
  /** Address of the site with the contract lists; empty for the hub's or this site. */
  siteUrl: string;
}

/** What every web part's screens are given. */
export interface DeskRootProps extends HostTheme {
  readonly open: () => Promise<Services>;
  readonly setup: () => Promise<SiteSetup>;
  /** Counts the sites that were named: what was shown of the one before goes away with it. */
  readonly opening: number;
  /** In Teams, where nobody sets a site up: keeps the address of the site that a person names. */
  readonly nameSite?: (address: string) => void;
  readonly siteTitle: string;
  /** Absolute address of the page's own web. */
  readonly thisWeb: string;
  readonly place: Place;
}

/** Glue that the web parts share: finds the lists, follows the theme, renders and disposes. */
export abstract class DeskWebPart<Properties extends DeskProperties> extends BaseClientSideWebPart<Properties> {
  private look: HostTheme = { theme: 'light' };
  private place: Place = placeOnPage(window.location.search);
  private open: () => Promise<Services> = () => this.compose();
  private opening = 0;
  private readonly setup = (): Promise<SiteSetup> => this.openSetup();
  private readonly nameSite = (address: string): void => {
    rememberSite(new URL(address, this.context.pageContext.web.absoluteUrl).href);
    this.reopen();
  };

  /** The screens of the web part. */
  protected abstract root(props: DeskRootProps): React.ReactElement;

  /** What the property pane says above its fields. */
  protected abstract readonly paneDescription: string;

  /** Fields besides the site's address. */
  protected paneFields(): IPropertyPaneField<unknown>[] {
    return [];
  }

  protected async onInit(): Promise<void> {
    const teams = this.context.sdks.microsoftTeams?.teamsJs;
    if (!teams) return;
    const context = await teams.app.getContext();
    this.place = placeInTeams(context);
    this.look = themeOfTeams(context.app.theme);
    teams.app.registerOnThemeChangeHandler((theme: string) => this.show(themeOfTeams(theme)));
  }

  public render(): void {
    const { title, absoluteUrl } = this.context.pageContext.web;
    const props: DeskRootProps = {
      ...this.look,
      open: this.open,
      setup: this.setup,
      opening: this.opening,
      nameSite: this.place.host === 'teams' ? this.nameSite : undefined,
      siteTitle: title,
      thisWeb: absoluteUrl,
      place: this.place,
    };
    ReactDOM.render(this.root(props), this.domElement);
  }

  protected onThemeChanged(theme: IReadonlyTheme | undefined): void {
    if (this.context.sdks.microsoftTeams) return;
    this.show(themeOfSection(theme));
  }

  protected onDispose(): void {
    ReactDOM.unmountComponentAtNode(this.domElement);
  }

  protected onPropertyPaneFieldChanged(property: string): void {
    if (property === 'siteUrl') this.reopen();
    else this.render();
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const site = PropertyPaneTextField('siteUrl', { label: strings.siteUrl, description: strings.siteUrlHelp, deferredValidationTime: 800 });
    return { pages: [{ header: { description: this.paneDescription }, groups: [{ groupFields: [site, ...this.paneFields()] }] }] };
  }

  private show(look: HostTheme): void {
    this.look = look;
    if (this.renderedOnce) this.render();
  }

  private reopen(): void {
    this.open = () => this.compose();
    this.opening++;
    this.render();
  }

  /**
   * The site that the settings name; in Teams, whose tabs stand on the tenant's root site, else the one that the link
   * comes from, else the one that was last worked with on this device.
   */
  private chosenSite(): string | undefined {
    const { siteUrl } = this.properties;
    if (siteUrl?.trim() || this.place.host !== 'teams') return siteUrl;
    return this.place.site ?? rememberedSite(window.location.origin);
  }

  private async compose(): Promise<Services> {
    const { openDesk } = await import(/* webpackChunkName: 'desk' */ './openDesk');
    const services = await openDesk(this.context, this.chosenSite());
    rememberSite(services.desk.webUrl);
    return services;
  }

  private async openSetup(): Promise<SiteSetup> {
    const [{ webOfLists }, { openSetup }] = await Promise.all([
      import(/* webpackChunkName: 'desk' */ './openDesk'),
      import(/* webpackChunkName: 'setup' */ './openSetup'),
    ]);
    return openSetup(this.context, await webOfLists(this.context, this.chosenSite()));
  }
}
