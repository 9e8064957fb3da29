import * as React from 'react';

import { StateIcon, type State } from './StateIcon';
import styles from './Steps.module.scss';
import { strings } from './strings';
import { Hidden } from './Surface';

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly state: Extract<State, 'met' | 'filed' | 'working' | 'waiting' | 'stuck' | 'notStarted' | 'notRequired'>;
  /** At the right: "14:58", "7 of 12 columns". */
  readonly note?: React.ReactNode;
  /** Under the title, for a step that waits or is stuck. */
  readonly more?: React.ReactNode;
  readonly actions?: React.ReactNode;
}

export interface StepsProps {
  readonly label: string;
  readonly steps: readonly Step[];
  /** A line joins the steps: they run in this order. */
  readonly joined?: boolean;
}

/** Long work, one line a step; what waits or is stuck says why and has its way on beneath it. */
export function Steps({ label, steps, joined }: StepsProps): JSX.Element {
  return (
    <ol className={joined ? `${styles.steps} ${styles.joined}` : styles.steps} aria-label={label}>
      {steps.map(step => {
        const open = step.state === 'working' || step.state === 'waiting' || step.state === 'stuck';
        return (
          <li key={step.id} className={styles.step} data-state={step.state} aria-current={step.state === 'working' ? 'step' : undefined}>
            <span className={styles.icon}>
              <StateIcon state={step.state} />
            </span>
            <div className={styles.body}>
              <div className={styles.line}>
                <span className={open ? `${styles.title} ${styles.strong}` : styles.title}>
                  {step.title}
                  <Hidden> {strings.states[step.state]}</Hidden>
                </span>
                {step.note !== undefined && <span className={styles.note}>{step.note}</span>}
              </div>
              {step.more !== undefined && <div className={styles.more}>{step.more}</div>}
              {step.actions !== undefined && <div className={styles.actions}>{step.actions}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
