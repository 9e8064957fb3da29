import * as React from 'react';

import { ContractsApp } from '../../ui/contracts/ContractsApp';
import type { DeskRootProps } from '../shared/DeskWebPart';
import { DeskRoot } from '../shared/DeskRoot';

/** The register's screens inside what they stand on. */
export function RegisterRoot(props: DeskRootProps): JSX.Element {
  return (
    <DeskRoot {...props}>
      <ContractsApp thisWeb={props.thisWeb} />
    </DeskRoot>
  );
}
