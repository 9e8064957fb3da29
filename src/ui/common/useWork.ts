import * as React from 'react';

import type { AppError } from '../../core/errors';
import { toAppError } from './useLoad';

export interface Work<Arguments extends readonly unknown[]> {
  /** Does the work; a second call while it runs does nothing. */
  run(...given: Arguments): void;
  readonly busy: boolean;
  readonly error?: AppError;
  /** Does again what failed, with the same arguments. */
  again(): void;
  /** Takes the failure off the screen. */
  forget(): void;
}

/** One piece of work that a person starts: busy while it runs, its failure kept for the screen to show. */
export function useWork<Arguments extends readonly unknown[]>(
  work: (...given: Arguments) => Promise<unknown>,
): Work<Arguments> {
  const [busy, setBusy] = React.useState(false);
  const [error, setError] = React.useState<AppError>();
  const running = React.useRef(false);
  const shown = React.useRef(true);
  const latest = React.useRef(work);
  const last = React.useRef<Arguments>();
  latest.current = work;

  React.useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const run = React.useCallback((...given: Arguments) => {
    if (running.current) return;
    running.current = true;
    last.current = given;
    setBusy(true);
    setError(undefined);
    const settle = (reason?: AppError): void => {
      running.current = false;
      if (!shown.current) return;
      setBusy(false);
      setError(reason);
    };
    latest.current(...given).then(
      () => settle(),
      reason => settle(toAppError(reason)),
    );
  }, []);

  const again = React.useCallback(() => {
    if (last.current) run(...last.current);
  }, [run]);
  const forget = React.useCallback(() => setError(undefined), []);
  return { run, busy, error, again, forget };
}
