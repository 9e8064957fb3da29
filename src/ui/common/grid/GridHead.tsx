import * as React from 'react';

import { Icon } from '../Icon';
import { strings } from '../strings';
import type { GridColumn, Sort } from './columns';
import styles from './Grid.module.scss';
import { TickBox } from './GridRow';

export interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly template: string;
  readonly sort?: Sort;
  /** Whether all rows are selected; undefined when rows cannot be. */
  readonly allSelected?: boolean | 'some';
  readonly activeColumn: number;
  readonly onResize: (column: string, width: number | undefined) => void;
}

/** The heading row: it stays in view; a heading sorts, and its right edge can be dragged. */
export function GridHead<Row>(props: GridHeadProps<Row>): JSX.Element {
  const { columns, template, sort, allSelected, activeColumn, onResize } = props;
  const selects = allSelected !== undefined;
  const before = selects ? 1 : 0;
  return (
    <div role="row" className={`${styles.row} ${styles.head}`} aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {selects && (
        <div role="columnheader" className={`${styles.cell} ${styles.select} ${styles.first}`} aria-colindex={1} data-sticks="">
          <TickBox checked={allSelected} label={strings.grid.selectAll} isStop={activeColumn === 0} row={-1} />
        </div>
      )}
      {columns.map((column, at) => {
        const position = at + before;
        const sorted = sort?.column === column.id;
        const classes = [
          styles.cell,
          styles.heading,
          column.sortBy && styles.sorts,
          column.align && styles.end,
          column.names && styles.first,
          column.names && selects && styles.afterSelect,
        ];
        return (
          <div
            key={column.id}
            role="columnheader"
            className={classes.filter(Boolean).join(' ')}
            aria-colindex={position + 1}
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
            tabIndex={activeColumn === position ? 0 : -1}
            data-row={-1}
            data-column={position}
            data-sticks={column.names ? '' : undefined}
          >
            <span className={styles.headingWords}>{column.heading}</span>
            {sorted && <Icon name={sort.descending ? 'chevronDown' : 'chevronUp'} size={14} />}
            <ResizeHandle heading={column.heading} onResize={width => onResize(column.id, width)} />
          </div>
        );
      })}
    </div>
  );
}

const narrowest = 64;

function ResizeHandle({ heading, onResize }: { readonly heading: string; readonly onResize: (width: number | undefined) => void }): JSX.Element {
  const start = React.useRef<{ readonly x: number; readonly width: number }>();
  return (
    <span
      className={styles.handle}
      data-handle=""
      aria-hidden="true"
      title={strings.grid.resize(heading)}
      onPointerDown={event => {
        const cell = event.currentTarget.parentElement;
        if (!cell) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: cell.offsetWidth };
      }}
      onPointerMove={event => {
        if (start.current) onResize(Math.max(narrowest, start.current.width + event.clientX - start.current.x));
      }}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onDoubleClick={event => {
        event.stopPropagation();
        onResize(undefined);
      }}
    />
  );
}
