import * as React from 'react';

import styles from './Skeleton.module.scss';
import { strings } from './strings';
import { Hidden } from './Surface';

/** What takes longer than this shows that it is loading. */
const patience = 300;

const widths = [
  ['22%', '16%', '10%'],
  ['18%', '20%', '8%'],
  ['26%', '14%', '12%'],
];

/** Rows to come, of the same height; nothing at all for an answer that is quick. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }): JSX.Element {
  const [slow, setSlow] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true">
      <Hidden>{strings.loading}</Hidden>
      {slow &&
        Array.from({ length: rows }, (_, row) => (
          <div key={row} className={styles.skeletonRow} aria-hidden="true">
            {widths[row % widths.length].map(width => (
              <span key={width} style={{ width }} />
            ))}
          </div>
        ))}
    </div>
  );
}
