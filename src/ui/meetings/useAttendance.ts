import * as React from 'react';

import type { AppError } from '../../core/errors';
import type { Attendee } from '../../lists/meetings';
import { useWork } from '../common/useWork';

export interface Attendance {
  /** As the person has set it, saved or not yet. */
  readonly attendees: readonly Attendee[];
  readonly busy: boolean;
  readonly error?: AppError;
  set(next: readonly Attendee[]): void;
  again(): void;
}

/**
 * The attendance as it is being set. Arrow keys pass through the choices faster than they are saved: each shows at
 * once, and what was set last is what is saved last.
 */
export function useAttendance(saved: readonly Attendee[], onSave: ((attendees: readonly Attendee[]) => Promise<void>) | undefined): Attendance {
  const [wanted, setWanted] = React.useState<readonly Attendee[]>();
  const waiting = React.useRef<readonly Attendee[]>();
  const save = useWork(async () => {
    while (waiting.current) {
      const next = waiting.current;
      await onSave?.(next);
      if (waiting.current === next) waiting.current = undefined;
    }
    setWanted(undefined);
  });
  return {
    attendees: wanted ?? saved,
    busy: save.busy,
    error: save.error,
    again: save.again,
    set: (next) => {
      waiting.current = next;
      setWanted(next);
      save.run();
    },
  };
}
