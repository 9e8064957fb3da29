// npm start: sets up what is missing, then runs tenant and pages. Plain JavaScript for Node 20 or newer.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureInstalled, ensurePackaged, main, root, SetupProblem, toolEnvironment } from './setup.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  await checkPort(portOf(args));
  await ensureInstalled();
  await ensurePackaged();
  return runHost(args);
});

function portOf(args) {
  const joined = args.find((arg) => arg.startsWith('--port='));
  const named = args.indexOf('--port');
  return Number(joined ? joined.slice('--port='.length) : (named >= 0 && args[named + 1]) || process.env.PORT || 4321);
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
