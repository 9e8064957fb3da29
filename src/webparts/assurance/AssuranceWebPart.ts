import * as React from 'react';

import { DeskWebPart, type DeskProperties, type DeskRootProps } from '../shared/DeskWebPart';
import { AssuranceRoot } from './AssuranceRoot';
import { strings } from './strings';

/** What the policy asks and where it stands, on a page. */
export default class AssuranceWebPart extends DeskWebPart<DeskProperties> {
  protected readonly paneDescription = strings.paneDescription;

  protected root(props: DeskRootProps): React.ReactElement {
    return React.createElement(AssuranceRoot, props);
  }
}
