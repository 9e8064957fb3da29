import * as React from 'react';

import { useAnnounce } from '../common/announce';
import { strings } from './strings';
import type { SetupView } from './useSetup';

/** Steps that are quick are not read one by one: so long it is quiet between two sentences. */
const quiet = 3000;

/** Says when setting up begins, how far it has got, and that it is through. Why it stopped is said by its message. */
export function useSaidProgress(phase: SetupView['phase'], done: number, total: number): void {
  const announce = useAnnounce();
  const latest = React.useRef({ done, total });
  latest.current = { done, total };
  const isRunning = phase === 'running' || phase === 'stopping';

  React.useEffect(() => {
    if (!isRunning) return undefined;
    announce(strings.begun);
    let said = latest.current.done;
    const timer = setInterval(() => {
      if (latest.current.done === said) return;
      said = latest.current.done;
      announce(strings.progress(said, latest.current.total));
    }, quiet);
    return () => clearInterval(timer);
  }, [announce, isRunning]);

  React.useEffect(() => {
    if (phase === 'done') announce(strings.progress(latest.current.total, latest.current.total));
  }, [announce, phase]);
}
