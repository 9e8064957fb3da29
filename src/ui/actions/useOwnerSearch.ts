import * as React from 'react';

import { isAppError, type AppError } from '../../core/errors';
import { useServices } from '../common/ServicesContext';
import { accountTyped, matching, withoutRepeats, type OwnerChoice } from './ownerChoice';

export interface OwnerSearch {
  readonly found: readonly OwnerChoice[];
  readonly searching: boolean;
  /** The directory may not be asked: its scope is not granted, or the person is a guest. */
  readonly refusal?: AppError;
}

const restMs = 300;
const shown = 8;

/**
 * People of the meeting first, then the directory's, then the typed name itself as somebody without an account. Where
 * the directory may not be asked, a whole account that is typed is taken as one.
 */
export function useOwnerSearch(typed: string, known: readonly OwnerChoice[]): OwnerSearch {
  const { graph } = useServices();
  const [directory, setDirectory] = React.useState<readonly OwnerChoice[]>([]);
  const [searching, setSearching] = React.useState(false);
  const [refusal, setRefusal] = React.useState<AppError>();
  const words = typed.trim();

  React.useEffect(() => {
    setDirectory([]);
    if (words.length < 2 || refusal) return undefined;
    let current = true;
    const timer = window.setTimeout(() => {
      setSearching(true);
      graph.directory.search(words).then(
        (people) => {
          if (!current) return;
          setDirectory(people.map(({ upn, name, jobTitle }) => ({ kind: 'account', upn, name, about: jobTitle })));
          setSearching(false);
        },
        (error: unknown) => {
          if (!current) return;
          setSearching(false);
          if (isAppError(error, 'forbidden')) setRefusal(error);
        },
      );
    }, restMs);
    return () => {
      current = false;
      window.clearTimeout(timer);
      setSearching(false);
    };
  }, [graph, words, refusal]);

  const account = refusal && accountTyped(words);
  const asText: readonly OwnerChoice[] = words === '' ? [] : [account ?? { kind: 'text', name: words }];
  const people = withoutRepeats([...matching(known, words), ...directory, ...asText]);
  return { found: people.slice(0, shown), searching, refusal };
}
