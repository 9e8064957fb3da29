import * as React from 'react';

import { Icon } from '../Icon';
import { strings } from '../strings';
import type { GridColumn } from './columns';
import styles from './Grid.module.scss';

export const rowHeight = 40;

/** A tick box that is part of its cell: the cell has the focus and the name. */
export function TickBox({ checked }: { readonly checked: boolean | 'some' }): JSX.Element {
  return (
    <span className={styles.box} data-checked={checked} aria-hidden="true">
      {checked === 'some' ? <span>–</span> : checked && <Icon name="check" size={14} />}
    </span>
  );
}

export interface GridRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly name: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly template: string;
  /** Undefined when rows cannot be selected. */
  readonly selected?: boolean;
  /** The column that has the tab stop, when it is in this row. */
  readonly activeColumn: number;
}

function GridRowView<Row>(props: GridRowProps<Row>): JSX.Element {
  const { row, index, name, columns, template, selected, activeColumn } = props;
  const selects = selected !== undefined;
  const before = selects ? 1 : 0;
  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ top: index * rowHeight, gridTemplateColumns: template }}
    >
      {selects && (
        <div
          role="gridcell"
          className={`${styles.cell} ${styles.select} ${styles.first}`}
          aria-colindex={1}
          aria-label={strings.grid.select(name)}
          tabIndex={activeColumn === 0 ? 0 : -1}
          data-row={index}
          data-column={0}
        >
          <TickBox checked={selected} />
        </div>
      )}
      {columns.map((column, at) => {
        const position = at + before;
        const classes = [styles.cell, column.align && styles.end, column.names && styles.first, column.names && selects && styles.afterSelect];
        return (
          <div
            key={column.id}
            role={column.names ? 'rowheader' : 'gridcell'}
            className={classes.filter(Boolean).join(' ')}
            aria-colindex={position + 1}
            tabIndex={activeColumn === position ? 0 : -1}
            data-row={index}
            data-column={position}
          >
            {column.cell(row)}
          </div>
        );
      })}
    </div>
  );
}

export const GridRow = React.memo(GridRowView) as typeof GridRowView;
