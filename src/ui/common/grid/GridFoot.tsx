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
  readonly onHelp: () => void;
}

/** Which rows are in view, and the keys that work here. */
export function GridFoot({ visible, count, searches, selects, onHelp }: GridFootProps): JSX.Element {
  const { keys } = strings.grid;
  return (
    <div className={styles.foot}>
      <span>{count > 0 && strings.grid.rows(visible.first + 1, Math.max(visible.first + 1, visible.end), count)}</span>
      <span className={styles.keys}>
        <kbd>↑</kbd><kbd>↓</kbd><kbd>←</kbd><kbd>→</kbd> {keys.move} <kbd>Enter</kbd> {keys.open}
        {selects && <> <kbd>Space</kbd> {keys.select}</>}
        {searches && <> <kbd>/</kbd> {keys.search}</>}
        <Button kind="quiet" small onClick={onHelp}><kbd>?</kbd> {keys.all}</Button>
      </span>
    </div>
  );
}
