import * as React from 'react';

import { useServices } from '../common/ServicesContext';
import type { Room } from './readRoom';
import type { WrapUp } from './useWrapUp';
import { nextCheckOf } from './wrapUpView';

/** Not longer than a timer can count. */
const longest = 12 * 3600 * 1000;

/** Looks again at a filing that waits, once, when its row says that it is time and the screen is still open. */
export function useNextCheck(room: Room, wrapUp: WrapUp, canEdit: boolean): void {
  const { now } = useServices();
  const goOn = React.useRef(wrapUp.goOn);
  goOn.current = wrapUp.goOn;
  const at = canEdit && room.meeting.status === 'Closed' && wrapUp.phase === 'resting' ? nextCheckOf(room.filings) : undefined;
  React.useEffect(() => {
    if (at === undefined) return undefined;
    const wait = Date.parse(at) - now().getTime();
    // What was due before the screen opened waits for the person: opening a meeting changes nothing by itself.
    if (wait <= 0) return undefined;
    const timer = window.setTimeout(() => goOn.current(), Math.min(wait, longest));
    return () => window.clearTimeout(timer);
  }, [at, now]);
}
