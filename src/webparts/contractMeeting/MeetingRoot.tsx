import * as React from 'react';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import type { HostTheme } from '../../ui/common/hostTheme';
import { Surface } from '../../ui/common/Surface';
import { TopHeadingLevel } from '../../ui/common/TopHeading';
import { MeetingApp, type MeetingAppProps } from '../../ui/meetings/MeetingApp';
import { DeskGate } from '../../ui/setup/DeskGate';

export interface MeetingRootProps extends HostTheme, MeetingAppProps {
  readonly open: () => Promise<Services>;
  readonly setup: () => Promise<SiteSetup>;
  readonly siteTitle: string;
}

/** The meeting room's screens inside what they stand on. */
export function MeetingRoot({ theme, host, open, setup, siteTitle, ...app }: MeetingRootProps): JSX.Element {
  return (
    <Surface theme={theme} host={host}>
      <DeskGate open={open} setup={setup} siteTitle={siteTitle}>
        <TopHeadingLevel.Provider value={app.place.host === 'teams' ? 1 : 2}>
          <MeetingApp {...app} />
        </TopHeadingLevel.Provider>
      </DeskGate>
    </Surface>
  );
}
