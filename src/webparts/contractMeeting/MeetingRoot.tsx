import * as React from 'react';

import { MeetingApp, type MeetingAppProps } from '../../ui/meetings/MeetingApp';
import type { DeskRootProps } from '../shared/DeskWebPart';
import { DeskRoot } from '../shared/DeskRoot';

export type MeetingRootProps = DeskRootProps & Pick<MeetingAppProps, 'reference' | 'level'>;

/** The meeting room's screens inside what they stand on. */
export function MeetingRoot({ reference, level, ...desk }: MeetingRootProps): JSX.Element {
  return (
    <DeskRoot {...desk}>
      <MeetingApp place={desk.place} thisWeb={desk.thisWeb} reference={reference} level={level} />
    </DeskRoot>
  );
}
