import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createSite } from './provision';
import { startTenant, type RunningTenant } from './server';

const FIRST_SITE = '/sites/housing';

/** The tenant alone: `npm run tenant -- --port 4322 --data .local/tenant.db --seed sample`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: ':memory:' },
      seed: { type: 'string', default: 'none' },
      faults: { type: 'string' },
      as: { type: 'string' },
      now: { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new RangeError(`--port ${values.port} is not a port.`);
  if (values.seed !== 'none' && values.seed !== 'sample') throw new RangeError(`--seed takes none or sample, not ${values.seed}.`);
  if (values.as !== undefined && !/^\S+$/.test(values.as)) throw new RangeError(`--as takes an account such as ada.lovelace@wendmere.example, not "${values.as}".`);
  if (values.data !== ':memory:') mkdirSync(dirname(resolve(values.data)), { recursive: true });

  const running = await startTenant({ port, data: values.data, faults: values.faults, as: values.as, now: values.now });
  process.once('SIGINT', () => void stop(running));
  process.once('SIGTERM', () => void stop(running));
  if (values.seed === 'sample') await seedOnce(running);
  else if (values.as !== undefined) openFirstSite(running);
  process.stdout.write(`listening ${running.url}\n`);
}

/** Whoever starts an empty tenant in their own name owns its first site, as the first administrator of a new tenant would. */
function openFirstSite({ tenant }: RunningTenant): void {
  const user = tenant.identity.defaultUser();
  if (user === undefined || tenant.sites.byUrl(FIRST_SITE) !== undefined) return;
  tenant.db.transaction(() => createSite(tenant, { url: FIRST_SITE, title: 'Housing contracts', owner: { kind: 'user', user } }));
}

/** Runs the seed against this tenant over HTTP, as any client would; a database that has been seeded is left as it is. */
async function seedOnce({ url, tenant }: RunningTenant): Promise<void> {
  if (tenant.meta.get('seeded') === 'sample') return;
  process.stderr.write('Seeding the sample data…\n');
  const program = fileURLToPath(new URL('../seed/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, '--url', url], { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 2, 2] });
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('exit', done));
  if (code !== 0) throw new Error(`The seed stopped with exit code ${code}; what it had made stays in the data file.`);
  tenant.meta.set('seeded', 'sample');
}

async function stop(running: RunningTenant): Promise<void> {
  await running.close();
  process.exit(0);
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is taken: another program, perhaps another tenant, listens there. Choose one with --port, or 0 for any.';
  if (code === 'EACCES') return 'The port needs rights that this account does not have. Choose one above 1023 with --port.';
  if (code === 'ENOSPC') return 'The disk is full.';
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`The tenant did not start. ${explain(error)}\n`);
  process.exit(1);
});
