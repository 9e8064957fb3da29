import * as React from 'react';

import { AssuranceApp } from '../../ui/assurance/AssuranceApp';
import type { DeskRootProps } from '../shared/DeskWebPart';
import { DeskRoot } from '../shared/DeskRoot';

/** The assurance screens inside what they stand on. */
export function AssuranceRoot(props: DeskRootProps): JSX.Element {
  return (
    <DeskRoot {...props}>
      <AssuranceApp />
    </DeskRoot>
  );
}
