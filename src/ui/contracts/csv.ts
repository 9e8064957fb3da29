import type { ContractRow } from './rowModel';
import { strings } from './strings';

type Value = string | number | undefined;

const columns: readonly (readonly [string, (row: ContractRow) => Value])[] = [
  [strings.csv.name, row => row.contract.name],
  [strings.csv.reference, row => row.contract.reference],
  [strings.csv.contractor, row => row.contract.contractor?.title],
  [strings.csv.kind, row => row.contract.kind],
  [strings.csv.status, row => row.contract.status],
  [strings.csv.value, row => row.contract.value?.toFixed(2)],
  [strings.csv.length, row => row.length],
  [strings.csv.start, row => row.contract.start],
  [strings.csv.end, row => row.contract.end],
  [strings.csv.extensionMonths, row => row.contract.extensionMonths],
  [strings.csv.executedAs, row => row.contract.executedAs],
  [strings.csv.contractManager, row => row.contract.contractManager?.name],
  [strings.csv.assistantDirector, row => row.contract.assistantDirector?.name],
  [strings.csv.nextMeeting, row => row.nextMeeting],
  [strings.csv.open, row => row.open],
  [strings.csv.overdue, row => row.overdue],
];

/**
 * One cell. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 * Source: OWASP, "CSV Injection"; RFC 4180 for the quotes.
 */
export function csvCell(value: Value): string {
  const text = value === undefined ? '' : String(value);
  const safe = /^\s*[=+\-@|]|^[\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The rows as a CSV file that opens in Excel with its accents right (hence the byte order mark). */
export function csvOf(rows: readonly ContractRow[]): string {
  const lines = [columns.map(([heading]) => csvCell(heading)), ...rows.map(row => columns.map(([, value]) => csvCell(value(row))))];
  return `\ufeff${lines.map(cells => cells.join(',')).join('\r\n')}\r\n`;
}
