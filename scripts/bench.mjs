// npm run bench: set-up and package as for the tests, then the measurements.
import { join } from 'node:path';
import { ensureInstalled, ensurePackaged, main, root, run } from './setup.mjs';

await main(async () => {
  await ensureInstalled();
  await ensurePackaged();
  const { code } = await run('tsx', ['--tsconfig', join(root, 'tsconfig.node.json'), join(root, 'test', 'bench', 'main.ts')]);
  return code;
});
