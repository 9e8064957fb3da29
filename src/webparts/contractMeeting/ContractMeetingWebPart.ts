import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';

export interface ContractMeetingWebPartProperties {
  /** Address of the site with the contract lists; empty for this site or its hub. */
  siteUrl: string;
}

export default class ContractMeetingWebPart extends BaseClientSideWebPart<ContractMeetingWebPartProperties> {
  public render(): void {
    const heading = document.createElement('h2');
    heading.textContent = 'Contract meeting';
    this.domElement.replaceChildren(heading);
  }
}
