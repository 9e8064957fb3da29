import { AppError } from '../../core/errors';
import { packsInForce } from '../../core/policy/combine';
import type { PackChoice } from '../../core/policy/facts';
import { readAnyPack } from '../../core/policy/readPack';
import type { Pack } from '../../core/policy/types';
import { dayOf, isIsoDate, type IsoDate, type IsoDateTime } from '../../core/time';
import type { Desk } from '../../data/ports';
import { packChoicesSetting, policySetting, recordsSinceSetting, supplementSetting } from '../../lists/settings';

/** The packs that a site has adopted, and what it chose where they differ. */
export interface AdoptedPacks {
  /** The policy first, then what stands beside it. */
  readonly packs: readonly Pack[];
  readonly choices: readonly PackChoice[];
  /** The council keeps its records here from this day on: nothing before it is asked for. */
  readonly since: IsoDate;
}

/** @throws notFound before the site is set up, invalid when a stored pack is broken, with every reason */
export async function adoptedPacks(desk: Desk): Promise<AdoptedPacks> {
  const rows = await desk.settings.all();
  const policy = rows.find(({ name }) => name === policySetting);
  if (!policy) throw new AppError('notFound', 'This site has no policy pack yet. Set the site up first.');
  const supplements = rows.filter(({ name, value }) => name.startsWith(supplementSetting('')) && value !== '');
  const packs = [policy, ...supplements].map(({ name, value }) => readStored(name, value));
  const stored = rows.find(({ name }) => name === packChoicesSetting);
  return {
    packs,
    choices: stored?.value ? (parsed(stored.name, stored.value) as readonly PackChoice[]) : [],
    since: sinceOf(rows.find(({ name }) => name === recordsSinceSetting)?.value, policy.created),
  };
}

/** @throws invalid for a day that is none */
function sinceOf(set: string | undefined, created: IsoDateTime): IsoDate {
  const day = set?.trim();
  if (!day) return dayOf(created);
  if (isIsoDate(day)) return day;
  throw new AppError('invalid', `The setting “${recordsSinceSetting}” is no day: “${day}”. Write it as 2026-04-01.`);
}

/** The same with the council's choices made. */
export async function packsThatCount(desk: Desk): Promise<AdoptedPacks> {
  const adopted = await adoptedPacks(desk);
  return { ...adopted, packs: packsInForce(adopted.packs, adopted.choices) };
}

function readStored(name: string, value: string): Pack {
  const reading = readAnyPack(parsed(name, value));
  if (reading.ok) return reading.pack;
  const problems = reading.problems.map(({ path, reason }) => `${path || 'pack'}: ${reason}`);
  throw new AppError('invalid', `The pack in the setting “${name}” cannot be read. ${problems[0]}`, { technical: problems.join('\n') });
}

function parsed(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new AppError('invalid', `The setting “${name}” is not complete JSON. Ask a site owner to put it right in the Contract Desk settings.`, { technical: String(error) });
  }
}
