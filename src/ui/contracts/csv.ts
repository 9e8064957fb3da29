import { csvFile, type CsvValue } from '../common/csv';
import { csvStrings as headings } from './csvStrings';
import type { ContractRow } from './rowModel';

const columns: readonly (readonly [string, (row: ContractRow) => CsvValue])[] = [
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

/** The rows as a CSV file. */
export function csvOf(rows: readonly ContractRow[]): string {
  return csvFile(columns.map(([heading]) => heading), rows.map(row => columns.map(([, value]) => value(row))));
}
