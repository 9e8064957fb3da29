import * as React from 'react';

import { DeskWebPart, type DeskProperties, type DeskRootProps } from '../shared/DeskWebPart';
import { RegisterRoot } from './RegisterRoot';
import { strings } from './strings';

/** The contracts register on a page. */
export default class ContractRegisterWebPart extends DeskWebPart<DeskProperties> {
  protected readonly paneDescription = strings.paneDescription;

  protected root(props: DeskRootProps): React.ReactElement {
    return React.createElement(RegisterRoot, props);
  }
}
