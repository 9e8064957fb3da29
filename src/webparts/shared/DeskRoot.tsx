import * as React from 'react';

import { Surface } from '../../ui/common/Surface';
import { TopHeadingLevel } from '../../ui/common/TopHeading';
import { OwnsPage } from '../../ui/common/usePageTitle';
import { DeskGate } from '../../ui/setup/DeskGate';
import type { DeskRootProps } from './DeskWebPart';

/** What every web part's screens stand on: the theme, the lists, what the page around them is. */
export function DeskRoot({ children, theme, host, place, ...gate }: React.PropsWithChildren<DeskRootProps>): JSX.Element {
  return (
    <Surface theme={theme} host={host}>
      <DeskGate key={gate.opening} open={gate.open} setup={gate.setup} nameSite={gate.nameSite} siteTitle={gate.siteTitle}>
        <OwnsPage.Provider value={place.host !== 'teams'}>
          <TopHeadingLevel.Provider value={place.host === 'teams' ? 1 : 2}>{children}</TopHeadingLevel.Provider>
        </OwnsPage.Provider>
      </DeskGate>
    </Surface>
  );
}
