import * as React from 'react';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import { MyActionsPage } from '../../ui/actions/MyActionsPage';
import type { HostTheme } from '../../ui/common/hostTheme';
import { lazyPart } from '../../ui/common/lazyPart';
import { Surface } from '../../ui/common/Surface';
import { TopHeadingLevel } from '../../ui/common/TopHeading';
import type { MeetingAppProps } from '../../ui/meetings/MeetingApp';
import type { Place } from '../../ui/meetings/place';
import { DeskGate } from '../../ui/setup/DeskGate';

const MeetingApp = lazyPart<MeetingAppProps>(async () => ({
  default: (await import(/* webpackChunkName: 'meeting' */ '../../ui/meetings/MeetingApp')).MeetingApp,
}));

export interface MyActionsRootProps extends HostTheme {
  readonly place: Place;
  readonly open: () => Promise<Services>;
  readonly setup: () => Promise<SiteSetup>;
  readonly siteTitle: string;
}

/** A person's actions; a link that asks for a meeting opens the meeting room instead. */
export function MyActionsRoot({ theme, host, open, setup, siteTitle, place }: MyActionsRootProps): JSX.Element {
  const asked = place.open;
  return (
    <Surface theme={theme} host={host}>
      <DeskGate open={open} setup={setup} siteTitle={siteTitle}>
        <TopHeadingLevel.Provider value={place.host === 'teams' ? 1 : 2}>
          {asked?.kind === 'meeting' ? <MeetingApp place={place} /> : <MyActionsPage asked={asked?.key} />}
        </TopHeadingLevel.Provider>
      </DeskGate>
    </Surface>
  );
}
