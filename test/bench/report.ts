import { meetsBar, type BenchRow } from './row';

/** The table as `docs/performance.md` shows it. */
export function markdownOf(rows: readonly BenchRow[]): string {
  const lines = rows.map(row => `| ${[row.name, told(row.value, row.unit), row.bar === undefined ? '' : `${row.better === 'lower' ? '≤' : '≥'} ${told(row.bar, row.unit)}`, verdict(row), peersOf(row)].join(' | ')} |`);
  return ['| What | Measured | Bar | Kept | Others |', '| --- | ---: | ---: | --- | --- |', ...lines].join('\n');
}

/** The same for a terminal. */
export function textOf(rows: readonly BenchRow[]): string {
  const cells = rows.map(row => [row.name, told(row.value, row.unit), row.bar === undefined ? '' : told(row.bar, row.unit), verdict(row)]);
  const widths = [0, 1, 2, 3].map(column => Math.max(...cells.map(row => row[column]!.length)));
  return cells.map(row => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n');
}

function verdict(row: BenchRow): string {
  const kept = meetsBar(row);
  return kept === undefined ? '' : kept ? 'yes' : 'NO';
}

function peersOf({ peers, unit }: BenchRow): string {
  return Object.entries(peers).map(([name, value]) => `${name} ${told(value, unit)}`).join('; ');
}

function told(value: number, unit: BenchRow['unit']): string {
  if (unit === 'bytes') return `${(value / 1024).toFixed(1)} KB`;
  if (unit === 'MB') return `${value.toFixed(1)} MB`;
  return unit === 'count' ? String(value) : value.toFixed(2);
}
