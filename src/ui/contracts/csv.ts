import { csvStrings as headings } from './csvStrings';
import type { ContractRow } from './rowModel';

type Value = string | number | undefined;

const columns: readonly (readonly [string, (row: ContractRow) => Value])[] = [
  [headings.name, row => row.contract.name],
  [headings.reference, row => row.contract.reference],
  [headings.contractor, row => row.contract.contractor?.title],
  [headings.kind, row => row.contract.kind],
  [headings.status, row => row.contract.status],
  [headings.value, row => row.contract.value?.toFixed(2)],
  [headings.length, row => row.length],
  [headings.start, row => row.contract.start],
  [headings.end, row => row.contract.end],
  [headings.extensionMonths, row => row.contract.extensionMonths],
  [headings.executedAs, row => row.contract.executedAs],
  [headings.contractManager, row => row.contract.contractManager?.name],
  [headings.assistantDirector, row => row.contract.assistantDirector?.name],
  [headings.nextMeeting, row => row.nextMeeting],
  [headings.open, row => row.open],
  [headings.overdue, row => row.overdue],
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

/** Hands a text over as a file, without sending it anywhere. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
