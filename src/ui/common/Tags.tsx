import * as React from 'react';

import { StateIcon, type State } from './StateIcon';
import { strings } from './strings';
import { Hidden } from './Surface';
import styles from './Tags.module.scss';

export interface StateTagProps {
  readonly state: State;
  /** Instead of the state's own word: "2 overdue". */
  readonly children?: React.ReactNode;
  /** The second line: "3 days late". */
  readonly note?: React.ReactNode;
  readonly strong?: boolean;
  readonly size?: number;
}

/** A state as shape and word. */
export function StateTag({ state, children, note, strong, size }: StateTagProps): JSX.Element {
  return (
    <span className={styles.state} data-state={state}>
      <StateIcon state={state} size={size} />
      <span className={styles.words}>
        <span className={strong ? styles.strong : undefined}>{children ?? strings.states[state]}</span>
        {note !== undefined && <span className={styles.second}>{note}</span>}
      </span>
    </span>
  );
}

/** The clause of the policy that asks for what it stands beside. */
export function ClauseTag({ clause }: { readonly clause: string }): JSX.Element {
  return (
    <span className={styles.clause}>
      <Hidden>{strings.clause} </Hidden>
      {clause}
    </span>
  );
}

/** `L2`. */
export function LevelTag({ level }: { readonly level: string }): JSX.Element {
  return (
    <span className={styles.level}>
      <Hidden>{strings.level} </Hidden>
      {level}
    </span>
  );
}
