import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bytes } from './bytes';
import { engine } from './engine';
import { markdownOf, textOf } from './report';
import { meetsBar, type BenchRow, type Measurement } from './row';
import { tenantSpeed } from './tenantSpeed';

const root = resolve(__dirname, '..', '..');
const measurements: readonly Measurement[] = [bytes, engine, tenantSpeed];
const marks = { begin: '<!-- table begins -->', end: '<!-- table ends -->' };

/** Measures, prints the table, and writes it to bench/latest.json and into docs/performance.md. */
async function main(): Promise<void> {
  const rows: BenchRow[] = [];
  for (const { title, run } of measurements) {
    process.stdout.write(`${title}\n`);
    rows.push(...(await run(progress => process.stdout.write(`  ${progress}\n`))));
  }
  mkdirSync(join(root, 'bench'), { recursive: true });
  writeFileSync(join(root, 'bench', 'latest.json'), `${JSON.stringify(rows, undefined, 2)}\n`);
  drawInto(join(root, 'docs', 'performance.md'), markdownOf(rows));
  process.stdout.write(`\n${textOf(rows)}\n`);
  const missed = rows.filter(row => meetsBar(row) === false);
  if (missed.length > 0) {
    process.stdout.write(`\n${missed.length} of ${rows.length} miss their bar.\n`);
    process.exitCode = 1;
  }
}

function drawInto(page: string, table: string): void {
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf(marks.begin), text.indexOf(marks.end)];
  if (before < 0 || after < before) throw new Error(`${page} has no place for the table.`);
  writeFileSync(page, `${text.slice(0, before + marks.begin.length)}\n${table}\n${text.slice(after)}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The bench stopped. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
