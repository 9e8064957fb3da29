import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { type IPropertyPaneConfiguration, PropertyPaneTextField } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as React from 'react';
import * as ReactDOM from 'react-dom';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import { themeOfSection, themeOfTeams, type HostTheme } from '../../ui/common/hostTheme';
import { placeInTeams, placeOnPage, type Place } from '../../ui/meetings/place';
import { MyActionsRoot } from './MyActionsRoot';
import { strings } from './strings';

export interface MyActionsWebPartProperties {
  /** Address of the site with the contract lists; empty for the hub's or this site. */
  siteUrl: string;
}

/** What the signed-in person has to do: on a page and in the personal tab of the Teams app. */
export default class MyActionsWebPart extends BaseClientSideWebPart<MyActionsWebPartProperties> {
  private look: HostTheme = { theme: 'light' };
  private place: Place = placeOnPage(window.location.search);
  private open: () => Promise<Services> = () => this.compose();
  private readonly setup = (): Promise<SiteSetup> => this.openSetup();

  protected async onInit(): Promise<void> {
    const teams = this.context.sdks.microsoftTeams?.teamsJs;
    if (!teams) return;
    const context = await teams.app.getContext();
    this.place = placeInTeams(context);
    this.look = themeOfTeams(context.app.theme);
    teams.app.registerOnThemeChangeHandler((theme: string) => this.show(themeOfTeams(theme)));
  }

  public render(): void {
    const { title } = this.context.pageContext.web;
    const root = React.createElement(MyActionsRoot, { ...this.look, open: this.open, setup: this.setup, siteTitle: title, place: this.place });
    ReactDOM.render(root, this.domElement);
  }

  protected onThemeChanged(theme: IReadonlyTheme | undefined): void {
    if (this.context.sdks.microsoftTeams) return;
    this.show(themeOfSection(theme));
  }

  protected onDispose(): void {
    ReactDOM.unmountComponentAtNode(this.domElement);
  }

  protected onPropertyPaneFieldChanged(): void {
    this.open = () => this.compose();
    this.render();
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const field = PropertyPaneTextField('siteUrl', { label: strings.siteUrl, description: strings.siteUrlHelp, deferredValidationTime: 800 });
    return { pages: [{ header: { description: strings.paneDescription }, groups: [{ groupFields: [field] }] }] };
  }

  private show(look: HostTheme): void {
    this.look = look;
    if (this.renderedOnce) this.render();
  }

  private async compose(): Promise<Services> {
    const { openDesk } = await import(/* webpackChunkName: 'desk' */ '../shared/openDesk');
    return openDesk(this.context, this.properties.siteUrl);
  }

  private async openSetup(): Promise<SiteSetup> {
    const [{ webOfLists }, { openSetup }] = await Promise.all([
      import(/* webpackChunkName: 'desk' */ '../shared/openDesk'),
      import(/* webpackChunkName: 'setup' */ '../contractRegister/openSetup'),
    ]);
    return openSetup(this.context, await webOfLists(this.context, this.properties.siteUrl));
  }
}
