import * as React from 'react';

import { MyActionsPage } from '../../ui/actions/MyActionsPage';
import { lazyPart } from '../../ui/common/lazyPart';
import type { MeetingAppProps } from '../../ui/meetings/MeetingApp';
import type { DeskRootProps } from '../shared/DeskWebPart';
import { DeskRoot } from '../shared/DeskRoot';

const MeetingApp = lazyPart<MeetingAppProps>(async () => ({
  default: (await import(/* webpackChunkName: 'meeting' */ '../../ui/meetings/MeetingApp')).MeetingApp,
}));

/** A person's actions; a link that asks for a meeting opens the meeting room instead. */
export function MyActionsRoot(props: DeskRootProps): JSX.Element {
  const { place } = props;
  const asked = place.open;
  return <DeskRoot {...props}>{asked?.kind === 'meeting' ? <MeetingApp place={place} /> : <MyActionsPage asked={asked?.key} />}</DeskRoot>;
}
