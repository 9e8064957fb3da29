import { AppError } from '../core/errors';
import { readPack } from '../core/policy/readPack';
import type { PolicyPack } from '../core/policy/types';
import type { Desk } from '../data/ports';

/** Name of the settings row that holds the policy pack in force. */
export const policySetting = 'policy';

/** @throws notFound before the site is set up, invalid when the stored pack is broken */
export async function packInForce(desk: Desk): Promise<PolicyPack> {
  const { rows } = await desk.settings.page({ where: [{ field: 'name', op: 'eq', value: policySetting }], top: 1 });
  if (!rows[0]) throw new AppError('notFound', 'This site has no policy pack yet. Set the site up first.');
  const read = readPack(parsed(rows[0].value));
  if (read.ok) return read.pack;
  const problems = read.problems.map(({ path, reason }) => `${path}: ${reason}`);
  throw new AppError('invalid', 'The policy pack of this site is not valid.', { technical: problems.join('\n') });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new AppError('invalid', 'The policy pack of this site is not valid JSON.', { technical: String(error) });
  }
}
