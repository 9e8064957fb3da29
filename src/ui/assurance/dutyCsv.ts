import { csvFile } from '../common/csv';
import { contractOf, nameOf, type Duty } from './duties';

const columns: readonly (readonly [string, (row: Duty) => string | number | undefined])[] = [
  ['Obligation', nameOf],
  ['Contract', contractOf],
  ['Clause', (row) => row.clause],
  ['Policy', (row) => row.pack],
  ['State', (row) => row.state],
  ['Due', (row) => row.due],
  ['Due at', (row) => row.dueAt],
  ['Owner', (row) => row.owner?.name],
  ['Post', (row) => row.post],
  ['Met on', (row) => row.metOn],
  ['Met late', (row) => (row.metLate ? 'Yes' : '')],
  ['Periods missed', (row) => row.missed],
  ['Next step', (row) => row.nextStep],
  ['Next step on', (row) => row.nextOn],
  ['Decision', (row) => row.decision],
];

/** The obligations as a CSV file; its days are written 2026-12-03, which every spreadsheet sorts. */
export function dutyCsv(rows: readonly Duty[]): string {
  return csvFile(columns.map(([heading]) => heading), rows.map((row) => columns.map(([, value]) => value(row))));
}
