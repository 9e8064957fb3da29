import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { type IPropertyPaneConfiguration, PropertyPaneTextField } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as React from 'react';
import * as ReactDOM from 'react-dom';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import { themeOfSection, themeOfTeams, type HostTheme } from '../../ui/common/hostTheme';
import { RegisterRoot } from './RegisterRoot';
import { strings } from './strings';

export interface ContractRegisterWebPartProperties {
  /** Address of the site with the contract lists; empty for the hub's or this site. */
  siteUrl: string;
}

/** The contracts register on a page: composes, renders, disposes. */
export default class ContractRegisterWebPart extends BaseClientSideWebPart<ContractRegisterWebPartProperties> {
  private look: HostTheme = { theme: 'light' };
  private open: () => Promise<Services> = () => this.compose();
  private readonly setup = (): Promise<SiteSetup> => this.openSetup();

  protected async onInit(): Promise<void> {
    const teams = this.context.sdks.microsoftTeams?.teamsJs;
    if (!teams) return;
    const { app } = await teams.app.getContext();
    this.look = themeOfTeams(app.theme);
    teams.app.registerOnThemeChangeHandler((theme: string) => this.show(themeOfTeams(theme)));
  }

  public render(): void {
    const { title, absoluteUrl } = this.context.pageContext.web;
    const root = React.createElement(RegisterRoot, { ...this.look, open: this.open, setup: this.setup, siteTitle: title, thisWeb: absoluteUrl });
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
      import(/* webpackChunkName: 'setup' */ './openSetup'),
    ]);
    return openSetup(this.context, await webOfLists(this.context, this.properties.siteUrl));
  }
}
