import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';

export interface MyActionsWebPartProperties {
  /** Address of the site with the contract lists; empty for this site or its hub. */
  siteUrl: string;
}

export default class MyActionsWebPart extends BaseClientSideWebPart<MyActionsWebPartProperties> {
  public render(): void {
    const heading = document.createElement('h2');
    heading.textContent = 'My contract actions';
    this.domElement.replaceChildren(heading);
  }
}
