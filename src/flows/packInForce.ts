import { AppError } from '../core/errors';
import { readPack } from '../core/policy/readPack';
import type { PolicyPack } from '../core/policy/types';
import type { Desk } from '../data/ports';
import { policySetting } from '../lists/settings';

/** The policy that a site works by. @throws notFound before the site is set up, invalid when the stored pack is broken */
export async function packInForce(desk: Desk): Promise<PolicyPack> {
  const { rows } = await desk.settings.page({ where: [{ field: 'name', op: 'eq', value: policySetting }], top: 1 });
  const stored = rows[0];
  if (!stored) throw new AppError('notFound', 'This site has no policy pack yet. Set the site up first.');
  const read = readPack(parsed(stored.value));
  if (read.ok) return read.pack;
  const problems = read.problems.map(({ path, reason }) => `${path || 'pack'}: ${reason}`);
  throw new AppError('invalid', `The policy of this site cannot be read. ${problems[0]}`, { technical: problems.join('\n') });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new AppError('invalid', 'The policy of this site is not complete JSON. Ask a site owner to put it right in the Contract Desk settings.', { technical: String(error) });
  }
}
