import * as React from 'react';

import { Icon } from './Icon';
import styles from './Empty.module.scss';

export interface EmptyProps {
  /** "No actions on this contract". */
  readonly title: string;
  /** How it fills. */
  readonly children?: React.ReactNode;
  readonly actions?: React.ReactNode;
  /** One line instead of a picture: nothing left after a filter. */
  readonly inline?: boolean;
}

/** Nothing here yet, said kindly, with a way on. */
export function Empty({ title, children, actions, inline }: EmptyProps): JSX.Element {
  return (
    <div className={inline ? `${styles.empty} ${styles.emptyRow}` : styles.empty}>
      {inline ? (
        <Icon name="filter" />
      ) : (
        <svg className={styles.emptyDrawing} width="104" height="64" viewBox="0 0 104 64" fill="none" stroke="currentColor" aria-hidden="true">
          <path d="M8 8m-7 0a7 7 0 1014 0a7 7 0 10-14 0M8 32m-7 0a7 7 0 1014 0a7 7 0 10-14 0M8 56m-7 0a7 7 0 1014 0a7 7 0 10-14 0M28 8h76M28 32h76M28 56h76" />
        </svg>
      )}
      <div className={styles.emptyWords}>
        <p className={styles.emptyTitle}>{title}</p>
        {children !== undefined && <p className={styles.emptyText}>{children}</p>}
      </div>
      {actions !== undefined && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  );
}
