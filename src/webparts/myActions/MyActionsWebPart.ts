import * as React from 'react';

import { DeskWebPart, type DeskProperties, type DeskRootProps } from '../shared/DeskWebPart';
import { MyActionsRoot } from './MyActionsRoot';
import { strings } from './strings';

/** What the signed-in person has to do: on a page and in the personal tab of the Teams app. */
export default class MyActionsWebPart extends DeskWebPart<DeskProperties> {
  protected readonly paneDescription = strings.paneDescription;

  protected root(props: DeskRootProps): React.ReactElement {
    return React.createElement(MyActionsRoot, props);
  }
}
