// Builds sharepoint/solution/contract-desk.sppkg and the Teams app beside it.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, main, root, run, SetupProblem } from './setup.mjs';

await main(async () => {
  await ensureInstalled();
  await tool('The Teams app could not be made', 'tsx', [join('scripts', 'teamsPackage.ts')]);
  await tool('The layer check failed', 'depcruise', ['--config', '.dependency-cruiser.js', 'src', 'local', 'scripts']);
  // What an earlier build left would be taken for source by this one.
  for (const folder of ['lib', 'dist', 'release', 'temp']) rmSync(join(root, folder), { recursive: true, force: true });
  await tool('The bundles could not be built', 'gulp', ['bundle', '--ship']);
  await tool('The package could not be written', 'gulp', ['package-solution', '--ship']);
  const made = join(root, 'sharepoint', 'solution', 'contract-desk.sppkg');
  if (!existsSync(made)) throw new SetupProblem('The build ended without sharepoint/solution/contract-desk.sppkg.');
  process.stdout.write(`Made ${made}\n`);
});

async function tool(problem, command, args) {
  const { code } = await run(command, args);
  if (code !== 0) throw new SetupProblem(`${problem} (${command} ${args.join(' ')}).`);
}
