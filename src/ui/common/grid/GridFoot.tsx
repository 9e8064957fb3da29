import * as React from 'react';

import { Button } from '../Button';
import { strings } from '../strings';
import styles from './Grid.module.scss';
import type { RowRange } from './gridWindow';

export interface GridFootProps {
  readonly visible: RowRange;
  readonly count: number;
  readonly searches: boolean;
  readonly selects: boolean;
  /** All keys are shown. */
  readonly helps: boolean;
  readonly onHelp: () => void;
}

/** Which rows are in view, and the keys that work here. */
export function GridFoot({ visible, count, searches, selects, helps, onHelp }: GridFootProps): JSX.Element {
  const { keys } = strings.grid;
  return (
    <div className={styles.foot}>
      <span>{count > 0 && strings.grid.rows(visible.first + 1, Math.max(visible.first + 1, visible.end), count)}</span>
      <span className={styles.keys}>
        <span className={styles.usual}>
          <kbd>↑</kbd><kbd>↓</kbd><kbd>←</kbd><kbd>→</kbd> {keys.move} <kbd>Enter</kbd> {keys.open}
          {selects && <> <kbd>Space</kbd> {keys.select}</>}
          {searches && <> <kbd>/</kbd> {keys.search}</>}
        </span>
        <Button kind="quiet" small expanded={helps} onClick={onHelp}><kbd>?</kbd> {keys.all}</Button>
      </span>
    </div>
  );
}
