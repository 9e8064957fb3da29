import * as React from 'react';

import { lazyPart } from '../lazyPart';
import { useSurface } from '../Surface';
import { columnsFor, leastWidth, templateOf, type GridColumn, type Sort } from './columns';
import styles from './Grid.module.scss';
import { GridFoot } from './GridFoot';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { drawnRows } from './gridWindow';
import { scrollToRow, useGridFocus } from './useGridFocus';
import { useGlobalKeys } from './useGlobalKeys';
import { useGridKeys } from './useGridKeys';
import { useRowHeights } from './useRowHeights';
import { useStickyRoom } from './useStickyRoom';
import { useVisibleRows } from './useVisibleRows';

export interface GridProps<Row> {
  /** Names the table for a screen reader. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** Already filtered and sorted. */
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Keys of the selected rows; without `onSelect` rows cannot be selected. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** `/` was pressed. */
  readonly onSearch?: () => void;
  /** CSS `max-height` of the scrolling part; it must have one, or every row is drawn. */
  readonly maxHeight?: string;
}

export interface GridHandle {
  /** Puts the focus back on the cell that had it. */
  focus(): void;
  /** Scrolls to a row; the focus stays where it is. */
  show(key: string): void;
}

const GridHelp = lazyPart(() => import(/* webpackChunkName: 'grid-help' */ './GridHelp'), { waiting: null });

const none: ReadonlySet<string> = new Set();

function GridView<Row>(props: GridProps<Row>, ref: React.Ref<GridHandle>): JSX.Element {
  const { label, rows, keyOf, nameOf, sort, selected = none, onSelect, maxHeight = 'max(420px, 70vh)' } = props;
  const { width } = useSurface();
  const scroller = React.useRef<HTMLDivElement>(null);
  const [widths, setWidths] = React.useState<Readonly<Record<string, number>>>({});
  const [helps, setHelps] = React.useState(false);

  const columns = React.useMemo(() => columnsFor(props.columns, width), [props.columns, width]);
  const selects = onSelect !== undefined;
  const template = templateOf(columns, widths, selects);
  const count = columns.length + (selects ? 1 : 0);

  const { tops, watch } = useRowHeights({ scroller, rows, keyOf });
  const visible = useVisibleRows(scroller, tops);
  const scrollPadding = useStickyRoom(scroller, width === 'wide');
  const focus = useGridFocus({ scroller, rows, keyOf, tops, columns: count, firstColumn: selects ? 1 : 0 });
  const show = React.useCallback((key: string) => {
    const at = rows.findIndex(row => keyOf(row) === key);
    if (at >= 0) scrollToRow(scroller.current, at, tops);
  }, [rows, keyOf, tops]);
  React.useImperativeHandle(ref, () => ({ focus: focus.take, show }), [focus.take, show]);

  const resize = React.useCallback((column: string, pixels: number | undefined) => {
    setWidths(now => {
      const others = Object.entries(now).filter(([id]) => id !== column);
      return Object.fromEntries(pixels === undefined ? others : [...others, [column, pixels]]);
    });
  }, []);
  const onHelp = (): void => setHelps(now => !now);
  const keys = useGridKeys({ ...props, selected, columns, focus, visible, resize, scroller, onHelp });
  useGlobalKeys({ on: keys.shortcuts, scroller, onSearch: props.onSearch, onHelp });

  function closeHelp(): void {
    setHelps(false);
    focus.take();
  }
  /** Escape closes the keys from wherever in the table it is pressed. */
  function onEscape(event: React.KeyboardEvent): void {
    if (event.key !== 'Escape' || !helps) return;
    event.stopPropagation();
    closeHelp();
  }

  const allSelected = rows.length > 0 && rows.every(row => selected.has(keyOf(row)));
  const someSelected = allSelected || rows.some(row => selected.has(keyOf(row)));
  const minWidth = leastWidth(columns, widths, selects);

  return (
    <div className={styles.frame} onKeyDown={onEscape}>
      {helps && <GridHelp shortcuts={keys.shortcuts} onShortcuts={keys.setShortcuts} onClose={closeHelp} />}
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ maxHeight, scrollPadding }}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={count}
        aria-multiselectable={selects || undefined}
        onKeyDown={keys.onKeyDown}
        onClick={keys.onClick}
        onDoubleClick={keys.onDoubleClick}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
      >
        <div role="rowgroup" className={styles.headGroup} style={{ minWidth }}>
          <GridHead
            columns={columns}
            template={template}
            sort={sort}
            allSelected={selects ? allSelected || (someSelected && 'some') : undefined}
            activeColumn={focus.active.row === -1 ? focus.active.column : -1}
            onResize={resize}
          />
        </div>
        <div role="rowgroup" className={styles.body} style={{ minWidth, height: tops[rows.length] }}>
          {drawnRows(visible, rows.length, focus.active.row).map(index => {
            const row = rows[index];
            return (
              <GridRow
                key={keyOf(row)}
                row={row}
                rowKey={keyOf(row)}
                top={tops[index]}
                watch={watch}
                index={index}
                name={nameOf(row)}
                columns={columns}
                template={template}
                selected={selects ? selected.has(keyOf(row)) : undefined}
                activeColumn={focus.active.row === index ? focus.active.column : -1}
              />
            );
          })}
        </div>
      </div>
      <GridFoot visible={visible} count={rows.length} searches={props.onSearch !== undefined} selects={selects} helps={helps} onHelp={onHelp} />
    </div>
  );
}

/**
 * A table that draws only the rows in view: one tab stop, arrows between cells, Enter opens, Space selects.
 * A row is as high as its words need, 40 pixels at least: nothing in it is cut.
 */
export const Grid = React.forwardRef(GridView) as <Row>(props: GridProps<Row> & React.RefAttributes<GridHandle>) => JSX.Element;
