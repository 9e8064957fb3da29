// npm start: sets up what is missing, then runs tenant and pages. Plain JavaScript for Node 20 or newer.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ensurePackaged, main, root, SetupProblem, toolEnvironment } from './setup.mjs';

const usage = `npm start [-- options]

  --port N       where to listen (PORT, else 4321)
  --reset        throw the local data away and make the sample afresh
  --scale N      sample data with N contracts (with --reset when there are data)
  --seed none    start without sample data
  --data FILE    the database (.local/tenant.db, or :memory:)
  --now DATE     what the tenant takes for today, such as 2026-12-03
  --help         this`;

await main(async () => {
  const args = process.argv.slice(2);
  const { help, port } = optionsOf(args);
  if (help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  await checkPort(Number(port ?? process.env.PORT ?? 4321));
  await ensureInstalled();
  await ensurePackaged();
  return runHost(args);
});

/** A wrong option is told before minutes of installing, not after. */
function optionsOf(args) {
  const text = { type: 'string' };
  const flag = { type: 'boolean' };
  try {
    return parseArgs({ args, options: { port: text, data: text, scale: text, seed: text, now: text, reset: flag, help: flag } }).values;
  } catch (error) {
    throw new SetupProblem(`${error.message}\n\n${usage}`);
  }
}

/** A taken port is told before minutes of installing, not after. */
function checkPort(port) {
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new SetupProblem('--port takes a whole number up to 65535.');
  return new Promise((free, fail) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const taken = `Port ${port} is taken by another program. Stop that one, or choose another: npm start -- --port ${port + 1}`;
      fail(error.code === 'EADDRINUSE' ? new SetupProblem(taken) : new SetupProblem(`Port ${port} cannot be used: ${error.message}`));
    });
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(free));
  });
}

/** The host runs under the project's own Node 22, whatever Node started this. */
function runHost(args) {
  const command = ['--disable-warning=ExperimentalWarning', '--import', 'tsx', join('local', 'host', 'main.ts'), ...args];
  const child = spawn('node', command, { cwd: root, env: toolEnvironment(), stdio: 'inherit', shell: process.platform === 'win32' });
  // Ctrl+C reaches the child by itself; a signal sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 0 : 1)));
  });
}
