import brighton from '../../../policies/brighton-and-hove.json';
import castlePoint from '../../../policies/castle-point.json';
import commitments from '../../../policies/commitments-24-27.json';
import law from '../../../policies/law-england-2026.json';
import oxford from '../../../policies/oxford.json';
import tpas from '../../../policies/tpas.json';
import type { Facts } from '../../../src/core/policy/facts';
import type { Obligation } from '../../../src/core/policy/obligation';
import type { Pack } from '../../../src/core/policy/types';
import { obligations, readSound } from '../policy/council';

/** The packs that are delivered, as their files have them. */
export const packFiles: Readonly<Record<string, unknown>> = {
  'castle-point': castlePoint,
  oxford,
  'brighton-and-hove': brighton,
  'commitments-24-27': commitments,
  tpas,
  'law-england-2026': law,
};

export function readPacks(...names: readonly string[]): readonly Pack[] {
  return names.map((name) => readSound(packFiles[name]));
}

export const allPacks = readPacks(...Object.keys(packFiles));

/** A clause's obligations as state and day, with the schedule's name where there are several. */
export function days(packs: readonly Pack[], clause: string, known: Facts, now: string): readonly string[] {
  return obligations(clause, known, now, packs).map(inShort);
}

function inShort({ schedule, state, due, dueAt }: Obligation): string {
  return [schedule, state, dueAt ?? due].filter((part) => part !== undefined).join(' ');
}
