import * as React from 'react';

import { timeOf } from '../../core/time';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { StateIcon, type State } from '../common/StateIcon';
import type { MinutesState } from './minutesKeeper';
import styles from './minutes.module.scss';
import { strings } from './strings';

export interface MinutesStatusProps {
  readonly state: MinutesState;
  readonly text: string;
  readonly onRetry: () => void;
}

interface Line {
  readonly icon: State;
  readonly words: string;
}

function lineOf(state: MinutesState, secondsLeft: number): Line | undefined {
  switch (state.kind) {
    case 'kept':
    case 'saving':
      return { icon: 'working', words: state.onDevice ? strings.minutes.kept(timeOf(state.at)) : strings.minutes.keptNowhere };
    case 'saved':
      return { icon: 'met', words: strings.minutes.saved(timeOf(state.at)) };
    case 'offline':
      return { icon: 'waiting', words: state.onDevice ? strings.minutes.offline : strings.minutes.offlineNowhere };
    case 'busy':
      return { icon: 'waiting', words: strings.minutes.busy(secondsLeft) };
    default:
      return undefined;
  }
}

/** Where the typed text is: always in sight, read out only when something changes for the person. */
export function MinutesStatus({ state, text, onRetry }: MinutesStatusProps): JSX.Element | null {
  const announce = useAnnounce();
  const secondsLeft = useSecondsUntil(state.kind === 'busy' ? state.until : undefined);
  const line = lineOf(state, secondsLeft);
  const spoken = state.kind === 'saved' || state.kind === 'offline' ? line?.words : undefined;

  React.useEffect(() => {
    if (spoken) announce(spoken);
  }, [spoken, announce]);

  if (state.kind === 'failed') {
    const copy = (): void => {
      void navigator.clipboard.writeText(text).then(() => announce(strings.minutes.copied));
    };
    return (
      <ErrorMessage
        error={state.error}
        what={strings.minutes.failed}
        kept={state.onDevice ? strings.minutes.failedKept(timeOf(state.at)) : strings.minutes.failedNowhere}
        onRetry={onRetry}
        actions={<Button onClick={copy}>{strings.minutes.copy}</Button>}
        plain
      />
    );
  }
  if (!line) return null;
  return (
    <p className={styles.status} data-state={line.icon} data-save={state.kind}>
      <StateIcon state={line.icon} />
      <span>{line.words}</span>
    </p>
  );
}

function useSecondsUntil(until: number | undefined): number {
  const { now } = useServices();
  const [left, setLeft] = React.useState(0);
  React.useEffect(() => {
    if (until === undefined) return undefined;
    const show = (): void => setLeft(Math.max(0, Math.ceil((until - now().getTime()) / 1000)));
    show();
    const timer = window.setInterval(show, 1000);
    return () => window.clearInterval(timer);
  }, [until, now]);
  return left;
}
