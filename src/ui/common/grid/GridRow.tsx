import * as React from 'react';

import { Icon } from '../Icon';
import { strings } from '../strings';
import type { GridColumn } from './columns';
import styles from './Grid.module.scss';

interface TickBoxProps {
  readonly checked: boolean | 'some';
  readonly label: string;
  readonly isStop: boolean;
  /** -1 is the heading row. */
  readonly row: number;
}

/** The tick box of a row, or of all: it has the focus in place of its cell, so that its state is read with it. */
export function TickBox({ checked, label, isStop, row }: TickBoxProps): JSX.Element {
  return (
    <span
      role="checkbox"
      className={styles.tick}
      aria-label={label}
      aria-checked={checked === 'some' ? 'mixed' : checked}
      tabIndex={isStop ? 0 : -1}
      data-row={row}
      data-column={0}
    >
      <span className={styles.box} data-checked={checked} aria-hidden="true">
        {checked === 'some' ? <span>–</span> : checked && <Icon name="check" size={14} />}
      </span>
    </span>
  );
}

export interface GridRowProps<Row> {
  readonly row: Row;
  readonly rowKey: string;
  readonly top: number;
  /** Measures the row while it is drawn. */
  readonly watch: (element: HTMLElement) => () => void;
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
  const { row, rowKey, top, watch, index, name, columns, template, selected, activeColumn } = props;
  const selects = selected !== undefined;
  const before = selects ? 1 : 0;
  const element = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => (element.current ? watch(element.current) : undefined), [watch, rowKey]);
  return (
    <div
      ref={element}
      role="row"
      data-key={rowKey}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ top, gridTemplateColumns: template }}
    >
      {selects && (
        <div role="gridcell" className={`${styles.cell} ${styles.select} ${styles.first}`} aria-colindex={1}>
          <TickBox checked={selected} label={strings.grid.select(name)} isStop={activeColumn === 0} row={index} />
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
