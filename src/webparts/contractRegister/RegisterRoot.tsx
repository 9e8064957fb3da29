import * as React from 'react';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import type { HostTheme } from '../../ui/common/hostTheme';
import { Surface } from '../../ui/common/Surface';
import { ContractsApp } from '../../ui/contracts/ContractsApp';
import { DeskGate } from '../../ui/setup/DeskGate';

export interface RegisterRootProps extends HostTheme {
  readonly open: () => Promise<Services>;
  readonly setup: () => Promise<SiteSetup>;
  readonly siteTitle: string;
  /** Absolute address of the page's own web. */
  readonly thisWeb: string;
}

/** The register's screens inside what they stand on. */
export function RegisterRoot({ theme, host, open, setup, siteTitle, thisWeb }: RegisterRootProps): JSX.Element {
  return (
    <Surface theme={theme} host={host}>
      <DeskGate open={open} setup={setup} siteTitle={siteTitle}>
        <ContractsApp thisWeb={thisWeb} />
      </DeskGate>
    </Surface>
  );
}
