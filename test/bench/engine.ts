import castlePoint from '../../policies/castle-point.json';
import type { Facts, RecordFact } from '../../src/core/policy/facts';
import { evaluate } from '../../src/core/policy/engine/evaluate';
import { readPack } from '../../src/core/policy/readPack';
import { addPeriod, type IsoDate } from '../../src/core/time';
import { ratioOf, type Measurement } from './row';

const CONTRACTS = 1_000;
const RECORDS = 100_000;
const NOW = '2026-11-22T09:00:00Z';

/** Working out every obligation of a large council, against reading the same facts from JSON. */
export const engine: Measurement = {
  title: 'The policy engine',
  run: async () => {
    const reading = readPack(castlePoint);
    if (!reading.ok) throw new Error(reading.problems[0]?.reason);
    const facts = factsOf(CONTRACTS, RECORDS);
    const json = JSON.stringify(facts);
    const obligations = evaluate([reading.pack], facts, NOW).length;
    if (obligations < CONTRACTS * 10) throw new Error(`Only ${obligations} obligations.`);
    const ratio = await ratioOf(() => evaluate([reading.pack], facts, NOW), () => JSON.parse(json) as unknown, 9);
    return [
      { name: 'Obligations from 100,000 facts, against reading the facts from JSON', value: ratio, unit: 'ratio', bar: 3, better: 'lower', peers: {} },
      { name: 'Obligations of 1,000 contracts', value: obligations, unit: 'count', better: 'higher', peers: {} },
    ];
  },
};

function factsOf(contracts: number, records: number): Facts {
  const people = Array.from({ length: 20 }, (_, n) => ({ id: `person${n}@wendmere.example`, name: `Person ${n}` }));
  const keys = Array.from({ length: contracts }, (_, n) => `contract-${n}`);
  return {
    since: '2026-04-01',
    contracts: keys.map((key, n) => ({
      key,
      reference: `HC-${n}`,
      name: `Contract ${n}`,
      kind: 'Repairs',
      status: 'Live',
      value: 5_000 + n * 1_000,
      start: '2025-04-01',
      end: '2029-03-31',
      executedAs: 'Simple contract',
      inScope: true,
      levels: ['L1', 'L2', 'L3'],
      contractManager: people[n % people.length],
      assistantDirector: people[(n + 1) % people.length],
    })),
    records: Array.from({ length: records }, (_, n) => recordOf(n, keys[n % contracts] ?? '')),
    posts: [{ post: 'Interim Director of Housing', people: people.slice(0, 1) }],
    decisions: [],
  };
}

function recordOf(n: number, contract: string): RecordFact {
  const date = addPeriod('2026-04-01' as IsoDate, { days: n % 230 });
  const kinds = ['meeting', 'action', 'benefit', 'lesson', 'survey'] as const;
  const kind = kinds[Math.floor(n / 1_000) % kinds.length] ?? 'action';
  return { key: `record-${n}`, kind, contract, date, fields: kind === 'meeting' ? { level: 'L2', recorded: true, filed: date } : { status: 'Done', closed: date }, link: `https://wendmere.sharepoint.example/records/${n}` };
}
