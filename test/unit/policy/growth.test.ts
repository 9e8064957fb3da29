import { evaluate } from '../../../src/core/policy/engine/evaluate';
import type { Facts, RecordFact } from '../../../src/core/policy/facts';
import { addPeriod } from '../../../src/core/time';
import { contract, policy } from './council';

const kinds: readonly (readonly [RecordFact['kind'], RecordFact['fields']])[] = [
  ['meeting', { level: 'L2', filed: '2026-10-02' }],
  ['insurance', { cover: 'Public liability', until: '2027-03-31' }],
  ['nonCompliance', { occurred: '2026-10-01T09:00:00Z', aware: '2026-10-01T10:00:00Z', reported: '2026-10-01T11:00:00Z', serious: false }],
  ['invoice', { checked: '2026-10-05' }],
  ['training', { audience: 'Operative', about: 'Someone, Gas Safe', until: '2027-01-01' }],
  ['socialValue', { stage: 'Delivery' }],
];

/** Counts how often anything of a fact is read. */
class Reads {
  public count = 0;

  public of<Item extends object>(items: readonly Item[]): readonly Item[] {
    return items.map((item) => new Proxy(item, { get: (target, name, receiver) => this.counted(Reflect.get(target, name, receiver)) }));
  }

  private counted<Value>(value: Value): Value {
    this.count += 1;
    return value;
  }
}

function readsOf(contractCount: number, recordCount: number): number {
  const reads = new Reads();
  const contracts = Array.from({ length: contractCount }, (_none, index) => contract({ key: `c${index}`, reference: `R${(index * 7919) % 9973}` }));
  const records = Array.from({ length: recordCount }, (_none, index): RecordFact => {
    const [kind, fields] = kinds[index % kinds.length];
    return { key: `r${index}`, kind, contract: `c${index % contractCount}`, date: addPeriod('2026-03-01', { days: (index * 7919) % 240 }), fields };
  });
  const facts: Facts = { contracts: reads.of(contracts), records: reads.of(records), posts: [], decisions: [] };
  evaluate([policy], facts, '2026-11-10T12:00:00Z');
  return reads.count;
}

test.each<[string, number, number]>([
  ['in as many more contracts', 100, 1000],
  ['in the same few contracts', 10, 10],
])('ten times the facts %s are read at most ten times as often', (_name, few, many) => {
  const [small, large] = [readsOf(few, 1000), readsOf(many, 10000)];
  expect(small).toBeGreaterThan(1000);
  expect(large / small).toBeLessThan(10.5);
});
