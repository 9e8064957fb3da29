// npm test: set-up, lint, layers, types, package, then every test; ends in "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ensurePackaged, main, root, run, say } from './setup.mjs';

const checks = [
  ['Lint', 'eslint', ['--ext', '.ts,.tsx', '--max-warnings', '0', '--no-error-on-unmatched-pattern', 'src', 'local', 'scripts', 'test']],
  ['Layers', 'depcruise', ['--config', '.dependency-cruiser.js', 'src', 'local', 'scripts']],
  ['Types of the suite', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['Types of tests and tools', 'tsc', ['--noEmit', '-p', 'tsconfig.node.json']],
];

await main(async () => {
  await ensureInstalled();
  await ensurePackaged();
  let passed = 0;
  let failed = 0;
  for (const [title, command, args] of checks) {
    const began = Date.now();
    const { code, output } = await run(command, args, { quiet: true });
    say(`${code === 0 ? 'PASS' : 'FAIL'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (code === 0) passed += 1;
    else {
      failed += 1;
      say(output.trim());
    }
  }
  const tests = await runTests(process.argv.slice(2));
  say(`${passed + tests.passed} passed, ${failed + tests.failed} failed`);
  return failed + tests.failed === 0 && tests.passed > 0 ? 0 : 1;
});

async function runTests(extra) {
  const report = join(root, '.local', 'test-report.json');
  mkdirSync(join(root, '.local'), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await run('jest', ['--json', `--outputFile=${report}`, '--maxWorkers=2', ...extra]);
  const result = JSON.parse(readFileSync(report, 'utf8'));
  // A file that cannot even be loaded has no tests of its own, but it has failed.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
