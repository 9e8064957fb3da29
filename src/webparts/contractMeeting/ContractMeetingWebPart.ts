import { type IPropertyPaneField, PropertyPaneTextField } from '@microsoft/sp-property-pane';
import * as React from 'react';

import { DeskWebPart, type DeskProperties, type DeskRootProps } from '../shared/DeskWebPart';
import { MeetingRoot } from './MeetingRoot';
import { strings } from './strings';

export interface ContractMeetingProperties extends DeskProperties {
  /** Reference of the one contract that this place is for. */
  contract?: string;
  /** The one level that this place is for. */
  level?: string;
}

/** The meeting room: on a page, in a meeting's chat and details, in its side panel. */
export default class ContractMeetingWebPart extends DeskWebPart<ContractMeetingProperties> {
  protected readonly paneDescription = strings.paneDescription;

  protected root(props: DeskRootProps): React.ReactElement {
    const { contract, level } = this.properties;
    return React.createElement(MeetingRoot, { ...props, reference: contract?.trim() || undefined, level: level?.trim() || undefined });
  }

  protected paneFields(): IPropertyPaneField<unknown>[] {
    return [
      PropertyPaneTextField('contract', { label: strings.contract, description: strings.contractHelp, deferredValidationTime: 800 }),
      PropertyPaneTextField('level', { label: strings.level, description: strings.levelHelp, deferredValidationTime: 800 }),
    ];
  }
}
