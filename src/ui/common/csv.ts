export type CsvValue = string | number | undefined;

/**
 * One cell. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 * Source: OWASP, "CSV Injection"; RFC 4180 for the quotes.
 */
export function csvCell(value: CsvValue): string {
  const text = value === undefined ? '' : String(value);
  const safe = /^\s*[=+\-@|]|^[\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** A CSV file that opens in Excel with its accents right (hence the byte order mark). */
export function csvFile(headings: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${[headings, ...rows].map(cells => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Hands a content over as a file, without sending it anywhere. */
export function download(name: string, content: string | Uint8Array, type: string = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
