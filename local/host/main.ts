import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startHost, type RunningHost } from './startHost';

const inMemory = ':memory:';

/** What `npm start` runs when everything is installed and built. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env.PORT ?? '4321' },
      data: { type: 'string', default: '.local/tenant.db' },
      reset: { type: 'boolean', default: false },
      scale: { type: 'string' },
      seed: { type: 'string', default: 'sample' },
      now: { type: 'string' },
    },
  });
  const port = wholeNumber('port', values.port);
  if (values.scale !== undefined) wholeNumber('scale', values.scale);
  if (values.seed !== 'sample' && values.seed !== 'none') throw new RangeError(`--seed takes sample or none, not "${values.seed}".`);
  prepare(values.data, values.reset);
  const host = await startHost({ port, data: values.data, now: values.now });
  stopOnSignals(host);
  if (values.seed === 'sample') await seedOnce(host, values.data, values.scale);
  process.stdout.write(`Contract Desk is at ${host.url}/ and Teams at ${host.url}/teams (Ctrl+C stops it).\n`);
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new RangeError(`--${name} takes a whole number, not "${value}".`);
}

function prepare(data: string, reset: boolean): void {
  if (data === inMemory) return;
  const folder = dirname(resolve(data));
  mkdirSync(folder, { recursive: true });
  const stopped = existsSync(markOf(data));
  if (stopped && !reset) process.stdout.write('The sample data were left half made the last time; they are made afresh.\n');
  if (!reset && !stopped) return;
  const kept = [data, `${data}-wal`, `${data}-shm`, markOf(data), join(folder, 'host.json')];
  for (const file of kept) rmSync(file, { force: true });
}

/** Stands beside the database while the sample data are being made. */
const markOf = (data: string): string => `${data}.seeding`;

/** Runs the seed over HTTP, as any client would. A database that has its sample data keeps what people did with it. */
async function seedOnce({ url, tenant }: RunningHost, data: string, scale: string | undefined): Promise<void> {
  if (tenant.meta.get('seeded') === 'sample') {
    if (scale) process.stdout.write('The sample data is in place already; add --reset to make it anew at another scale.\n');
    return;
  }
  const began = Date.now();
  process.stdout.write(`Seeding the sample data${scale ? ` with ${scale} contracts` : ''}…\n`);
  if (data !== inMemory) writeFileSync(markOf(data), '');
  const program = fileURLToPath(new URL('../seed/main.ts', import.meta.url));
  const args = ['--import', 'tsx', program, '--url', url, ...(scale ? ['--scale', scale] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('exit', done));
  if (code !== 0) throw new Error(`The sample data could not be made (exit code ${code}). Start again: they are then made afresh.`);
  tenant.meta.set('seeded', 'sample');
  rmSync(markOf(data), { force: true });
  process.stdout.write(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

/** Ctrl+C reaches the whole terminal, and the starting script passes signals on: the second one finds the stop on its way. */
function stopOnSignals(host: RunningHost): void {
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping = stopping ?? host.close();
    void stopping.then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

/** Says in a sentence what the person can do about it. */
function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is taken by another program. Stop that one, or choose another: npm start -- --port 4322';
  if (code === 'EACCES') return 'This account may not use that port or folder. Choose a port above 1023 with --port.';
  if (code === 'ENOSPC') return 'The disk is full. Make room and start again.';
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`Contract Desk did not start. ${explain(error)}\n`);
  process.exit(1);
});
