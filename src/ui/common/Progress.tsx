import * as React from 'react';

import styles from './Progress.module.scss';

/** How far something has got; `label` says what. */
export function Progress({ done, total, label }: { readonly done: number; readonly total: number; readonly label: string }): JSX.Element {
  const percent = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div className={styles.track} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done}>
      <div className={styles.bar} style={{ width: `${percent}%` }} />
    </div>
  );
}
