import * as React from 'react';

import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import { StateTag } from '../common/Tags';
import { Hidden, useSurface } from '../common/Surface';
import styles from './assurance.module.scss';
import { shapeOf, type Duty } from './duties';
import { heatMapOf, type HeatCell } from './heatCells';
import { strings } from './strings';

export interface HeatMapProps {
  readonly rows: readonly Duty[];
  /** Shows the obligations behind a cell. */
  readonly onCell: (clause: string, contract: string, cell: HeatCell) => void;
}

const words = strings.map;
/** Contracts side by side: a table of a hundred columns is read by nobody. */
const columnsOn = { narrow: 2, medium: 6, wide: 12 };

/** Where a key leads to in a table of cells; undefined when it does not move. */
export function cellAt(key: string, ctrl: boolean, from: readonly [number, number], size: readonly [number, number]): readonly [number, number] | undefined {
  const [row, column] = from;
  const [rows, columns] = size;
  const inside = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  switch (key) {
    case 'ArrowUp': return [inside(row - 1, rows), column];
    case 'ArrowDown': return [inside(row + 1, rows), column];
    case 'ArrowLeft': return [row, inside(column - 1, columns)];
    case 'ArrowRight': return [row, inside(column + 1, columns)];
    case 'PageUp': return [inside(row - 10, rows), column];
    case 'PageDown': return [inside(row + 10, rows), column];
    case 'Home': return [ctrl ? 0 : row, 0];
    case 'End': return [ctrl ? rows - 1 : row, columns - 1];
    default: return undefined;
  }
}

/** Clauses by contracts, the worst state of each in words and shape. One tab stop; the arrows move between cells. */
export default function HeatMap({ rows, onCell }: HeatMapProps): JSX.Element {
  const { width } = useSurface();
  const map = React.useMemo(() => heatMapOf(rows), [rows]);
  const [first, setFirst] = React.useState(0);
  const [at, setAt] = React.useState<readonly [number, number]>([0, 0]);
  const body = React.useRef<HTMLTableSectionElement>(null);
  const shown = columnsOn[width];
  const start = Math.min(first, Math.max(0, map.contracts.length - 1));
  const contracts = map.contracts.slice(start, start + shown);
  const last = start + contracts.length;
  const stop = [Math.min(at[0], map.rows.length - 1), Math.min(at[1], contracts.length - 1)];

  if (map.rows.length === 0) return <Empty inline title={words.empty} />;

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.altKey || event.metaKey) return;
    const to = cellAt(event.key, event.ctrlKey, [stop[0], stop[1]], [map.rows.length, contracts.length]);
    if (!to) return;
    event.preventDefault();
    setAt(to);
    body.current?.querySelector<HTMLElement>(`[data-at="${to[0]}-${to[1]}"]`)?.focus();
  }

  return (
    <>
      <p className={styles.second}>{words.help}</p>
      {map.contracts.length > shown && (
        <div className={styles.pager}>
          <Button small kind="quiet" icon="chevronLeft" label={words.previous} disabled={start === 0} onClick={() => setFirst(Math.max(0, start - shown))} />
          <span role="status">{words.columns(start + 1, last, map.contracts.length)}</span>
          <Button small kind="quiet" icon="chevronRight" label={words.next} disabled={last >= map.contracts.length} onClick={() => setFirst(start + shown)} />
        </div>
      )}
      <div className={styles.mapFrame}>
        <table className={styles.map} aria-label={words.label}>
          <thead>
            <tr>
              <th scope="col">{words.corner}</th>
              {contracts.map((contract) => (
                <th key={contract} scope="col">{contract}</th>
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {map.rows.map(({ clause, name, cells }, row) => (
              <tr key={clause}>
                <th scope="row">
                  {clause}
                  <span className={styles.second}>{name}</span>
                </th>
                {contracts.map((contract, column) => {
                  const cell = cells[start + column];
                  const position = { 'data-at': `${row}-${column}`, tabIndex: stop[0] === row && stop[1] === column ? 0 : -1, onFocus: () => setAt([row, column]) };
                  return (
                    <td key={contract} data-state={cell && shapeOf(cell.state)}>
                      <button type="button" {...position} className={styles.mapCell} aria-disabled={!cell || undefined} onClick={() => cell && onCell(clause, contract, cell)}>
                        <Hidden>{`${clause}, ${contract}: `}</Hidden>
                        {cell ? <StateTag state={shapeOf(cell.state)} size={16}>{cell.state}</StateTag> : <span className={styles.second}><Hidden>{words.none}</Hidden></span>}
                        {cell && cell.count > 1 && <span className={styles.second}>{cell.count}</span>}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
