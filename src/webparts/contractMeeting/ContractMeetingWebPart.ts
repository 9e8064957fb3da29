import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { type IPropertyPaneConfiguration, PropertyPaneTextField } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as React from 'react';
import * as ReactDOM from 'react-dom';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import { themeOfSection, themeOfTeams, type HostTheme } from '../../ui/common/hostTheme';
import { placeInTeams, placeOnPage, type Place } from '../../ui/meetings/place';
import { MeetingRoot } from './MeetingRoot';
import { strings } from './strings';

export interface ContractMeetingWebPartProperties {
  /** Address of the site with the contract lists; empty for the hub's or this site. */
  siteUrl: string;
  /** Reference of the one contract that this place is for. */
  contract?: string;
  /** The one level that this place is for. */
  level?: string;
}

/** The meeting room: on a page, in a meeting's chat and details, in its side panel. */
export default class ContractMeetingWebPart extends BaseClientSideWebPart<ContractMeetingWebPartProperties> {
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
    const { title, absoluteUrl } = this.context.pageContext.web;
    const { contract, level } = this.properties;
    const root = React.createElement(MeetingRoot, {
      ...this.look,
      open: this.open,
      setup: this.setup,
      siteTitle: title,
      thisWeb: absoluteUrl,
      place: this.place,
      reference: contract?.trim() || undefined,
      level: level?.trim() || undefined,
    });
    ReactDOM.render(root, this.domElement);
  }

  protected onThemeChanged(theme: IReadonlyTheme | undefined): void {
    if (this.context.sdks.microsoftTeams) return;
    this.show(themeOfSection(theme));
  }

  protected onDispose(): void {
    ReactDOM.unmountComponentAtNode(this.domElement);
  }

  protected onPropertyPaneFieldChanged(property: string): void {
    if (property === 'siteUrl') this.open = () => this.compose();
    this.render();
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const fields = [
      PropertyPaneTextField('siteUrl', { label: strings.siteUrl, description: strings.siteUrlHelp, deferredValidationTime: 800 }),
      PropertyPaneTextField('contract', { label: strings.contract, description: strings.contractHelp, deferredValidationTime: 800 }),
      PropertyPaneTextField('level', { label: strings.level, description: strings.levelHelp, deferredValidationTime: 800 }),
    ];
    return { pages: [{ header: { description: strings.paneDescription }, groups: [{ groupFields: fields }] }] };
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
