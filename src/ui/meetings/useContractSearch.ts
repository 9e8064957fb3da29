import * as React from 'react';

import type { AppError } from '../../core/errors';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { useServices } from '../common/ServicesContext';
import { toAppError } from '../common/useLoad';
import { ownContracts, searchContracts } from './findContracts';

export interface ContractSearch {
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly found: readonly Stored<Contract>[];
  readonly searching: boolean;
  readonly error?: AppError;
  again(): void;
}

const restMs = 300;

/** The person's own contracts until something is typed, then those that begin with it. */
export function useContractSearch(): ContractSearch {
  const services = useServices();
  const [words, setWords] = React.useState('');
  const [found, setFound] = React.useState<readonly Stored<Contract>[]>([]);
  const [searching, setSearching] = React.useState(true);
  const [error, setError] = React.useState<AppError>();
  const [attempt, setAttempt] = React.useState(0);

  React.useEffect(() => {
    let current = true;
    setSearching(true);
    setError(undefined);
    const timer = window.setTimeout(
      () => {
        const work = words.trim() === '' ? ownContracts(services) : searchContracts(services, words);
        work.then(
          (rows) => {
            if (!current) return;
            setFound(rows);
            setSearching(false);
          },
          (reason: unknown) => {
            if (!current) return;
            setError(toAppError(reason));
            setSearching(false);
          },
        );
      },
      words === '' ? 0 : restMs,
    );
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [services, words, attempt]);

  return { words, setWords, found, searching, error, again: () => setAttempt((count) => count + 1) };
}
