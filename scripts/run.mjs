// Runs one of the project's TypeScript programs under its own Node: node scripts/run.mjs FILE [arguments]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, main, root, toolEnvironment } from './setup.mjs';

await main(async () => {
  await ensureInstalled();
  const [file, ...args] = process.argv.slice(2);
  const child = spawn('tsx', ['--tsconfig', join(root, 'tsconfig.node.json'), file, ...args], { cwd: root, env: { ...toolEnvironment(), NODE_OPTIONS: '--disable-warning=ExperimentalWarning' }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)));
});
