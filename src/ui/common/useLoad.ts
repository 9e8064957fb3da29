import * as React from 'react';

import { AppError, isAppError } from '../../core/errors';

/** Any failure as the one error type; what is not one of ours is a bug, and keeps its words for the administrator. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const technical = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new AppError('unexpected', 'Something in Contract Desk went wrong.', { technical });
}

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: AppError };

export interface Loading<T> {
  readonly loaded: Loaded<T>;
  /** Reads again; what is shown stays until the answer is there, unless it was a failure. */
  reload(): void;
  /** Puts a value that a write has returned in place of the one read. */
  replace(value: T): void;
}

/**
 * Reads something when the screen appears and when `load` changes: wrap `load` in useCallback.
 * An answer that comes after the screen has gone, or after a newer question, is dropped.
 */
export function useLoad<T>(load: () => Promise<T>): Loading<T> {
  const [loaded, setLoaded] = React.useState<Loaded<T>>({ state: 'loading' });
  const [attempt, setAttempt] = React.useState(0);
  const previous = React.useRef(load);

  React.useEffect(() => {
    let current = true;
    if (previous.current !== load) setLoaded({ state: 'loading' });
    previous.current = load;
    load().then(
      value => current && setLoaded({ state: 'ready', value }),
      error => current && setLoaded({ state: 'failed', error: toAppError(error) }),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);

  const reload = React.useCallback(() => {
    setLoaded(now => (now.state === 'failed' ? { state: 'loading' } : now));
    setAttempt(count => count + 1);
  }, []);
  const replace = React.useCallback((value: T) => setLoaded({ state: 'ready', value }), []);
  return { loaded, reload, replace };
}
