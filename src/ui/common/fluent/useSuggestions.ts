import * as React from 'react';

import type { AppError } from '../../../core/errors';
import { toAppError } from '../useLoad';
import type { Suggestion } from './ComboBox';

const pauseOfTyping = 250;

export interface Suggestions<Value> {
  readonly found: readonly Suggestion<Value>[];
  readonly searching: boolean;
  readonly failed?: AppError;
}

/** Searches when typing pauses; an answer to older words is dropped. */
export function useSuggestions<Value>(
  search: (words: string) => Promise<readonly Suggestion<Value>[]>,
  words: string,
  from: number,
): Suggestions<Value> {
  const [state, setState] = React.useState<Suggestions<Value>>({ found: [], searching: false });

  React.useEffect(() => {
    if (words.length < from) {
      setState(now => (now.found.length === 0 && !now.searching && !now.failed ? now : { found: [], searching: false }));
      return undefined;
    }
    let current = true;
    setState(now => ({ found: now.found, searching: true }));
    const timer = setTimeout(() => {
      search(words).then(
        found => current && setState({ found, searching: false }),
        reason => current && setState({ found: [], searching: false, failed: toAppError(reason) }),
      );
    }, pauseOfTyping);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, words, from]);

  return state;
}
