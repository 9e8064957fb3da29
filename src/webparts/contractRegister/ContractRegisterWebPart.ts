import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';

export interface ContractRegisterWebPartProperties {
  /** Address of the site with the contract lists; empty for this site or its hub. */
  siteUrl: string;
}

export default class ContractRegisterWebPart extends BaseClientSideWebPart<ContractRegisterWebPartProperties> {
  public render(): void {
    const heading = document.createElement('h2');
    heading.textContent = 'Contract register';
    this.domElement.replaceChildren(heading);
  }
}
