import * as React from 'react';

import type { AppError } from '../../core/errors';
import type { SetupStep, SiteSetup } from '../../data/ports';
import { toAppError, useLoad, type Loaded } from '../common/useLoad';

type Inspection = Awaited<ReturnType<SiteSetup['inspect']>>;

export interface SetupView {
  readonly inspection: Loaded<Inspection>;
  readonly steps: readonly SetupStep[];
  readonly phase: 'before' | 'running' | 'stopping' | 'stopped' | 'done';
  readonly error?: AppError;
  start(): void;
  /** Stops after the step that is being done; starting again goes on from there. */
  stop(): void;
  inspectAgain(): void;
}

/** Runs the set-up and tells how far it is. Leaving the page stops it after the current step. */
export function useSetup(setup: SiteSetup): SetupView {
  const inspect = React.useCallback(() => setup.inspect(), [setup]);
  const { loaded, reload } = useLoad(inspect);
  const [steps, setSteps] = React.useState<readonly SetupStep[]>([]);
  const [phase, setPhase] = React.useState<SetupView['phase']>('before');
  const [error, setError] = React.useState<AppError>();
  const controller = React.useRef<AbortController>();

  React.useEffect(() => () => controller.current?.abort(), []);

  const start = React.useCallback(() => {
    const aborting = new AbortController();
    const show = (change: () => void): void => {
      if (controller.current === aborting) change();
    };
    controller.current = aborting;
    setError(undefined);
    setPhase('running');
    setup.run(next => show(() => setSteps(next)), aborting.signal).then(
      () => show(() => setPhase(aborting.signal.aborted ? 'stopped' : 'done')),
      reason =>
        show(() => {
          setError(toAppError(reason));
          setPhase('stopped');
        }),
    );
  }, [setup]);

  const stop = React.useCallback(() => {
    controller.current?.abort();
    setPhase('stopping');
  }, []);

  return { inspection: loaded, steps, phase, error, start, stop, inspectAgain: reload };
}
