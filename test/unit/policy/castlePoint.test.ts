import { everyWords, spanWords } from '../../../src/core/policy/engine/spans';
import type { Clause } from '../../../src/core/policy/clauses';
import { policy } from './council';

const clauses = policy.clauses ?? [];
const clause = (id: string): Clause => {
  const found = clauses.find((one) => one.id === id);
  if (!found) throw new Error(`There is no clause ${id}.`);
  return found;
};

/** The requirements of the policy, one id each. */
const requirements = [
  'CP-front', 'CP-2.1', 'CP-2.3', 'CP-4.2', 'CP-5.3', 'CP-5.4', 'CP-20', 'CP-6.1', 'CP-7.1', 'CP-7.2', 'CP-7.3', 'CP-7.4', 'CP-7.5', 'CP-7.6', 'CP-13.3', 'CP-7.7',
  'CP-8.1', 'CP-8.2', 'CP-8.3', 'CP-8.4a', 'CP-8.4b', 'CP-8.4c', 'CP-8.4d', 'CP-8.5', 'CP-8.6', 'CP-8.7', 'CP-9.1', 'CP-9.1.L1', 'CP-9.1.L2', 'CP-9.1.L3',
  'CP-10.1', 'CP-10.2', 'CP-10.3', 'CP-10.4', 'CP-10.5', 'CP-10.6', 'CP-11.1', 'CP-11.2', 'CP-12.2', 'CP-12.3', 'CP-13.1', 'CP-13.2', 'CP-14.1', 'CP-15',
  'CP-16.1', 'CP-16.2', 'CP-16.3', 'CP-16.4', 'CP-17.1', 'CP-17.2', 'CP-17.3', 'CP-17.4', 'CP-18', 'CP-19',
];

describe('the clauses of Castle Point', () => {
  test.each(requirements)('%s has a clause of its own id', (id) => expect(clause(id).id).toBe(id));

  test('belong to the policy’s paragraphs and nothing else', () => {
    const strangers = clauses.filter(({ id }) => !requirements.some((requirement) => id === requirement || id.startsWith(`${requirement}.`) || id.startsWith(requirement)));
    expect(strangers.map(({ id }) => id)).toEqual(['CP-17.serious']);
  });

  test('hold the policy’s own numbers', () => {
    const cadence = (id: string): readonly string[] => (clause(id).schedules ?? []).map((one) => ('every' in one ? everyWords(one.every) : 'within' in one ? spanWords(one.within) : ''));
    expect(cadence('CP-17.1')).toEqual(['24 hours', '24 hours']);
    expect(cadence('CP-8.4d')).toEqual(['every year']);
    expect([cadence('CP-7.5'), cadence('CP-10.4'), cadence('CP-10.4.holder')]).toEqual([['every quarter'], ['every quarter'], ['every month']]);
    expect(cadence('CP-14.1')).toEqual(['', 'every 2 years']);
    expect([clause('CP-8.2').binds, clause('CP-10.2').binds]).toEqual([
      { contracts: 'policy', where: { value: { atLeast: 5000 } } },
      { contracts: 'policy', where: { value: { atLeast: 100000 } } },
    ]);
  });

  test('say openly which numbers the policy does not give', () => {
    const assumed = ['CP-2.3', 'CP-8.3', 'CP-8.4b', 'CP-9.1', 'CP-16.2', 'CP-17.2', 'CP-17.serious', 'CP-20'];
    expect(assumed.filter((id) => clause(id).note === undefined)).toEqual([]);
  });

  test('hold its lists: eight objectives, eleven laws, three measures, eight checks, six steps, three tiers, twelve policies', () => {
    const length = (name: string): number | undefined => policy.lists?.[name]?.items.length;
    expect(policy.objectives).toHaveLength(8);
    expect(['laws', 'measures', 'health-check', 'poor-performance', 'training-tiers', 'associated-policies', 'delegation'].map(length)).toEqual([11, 3, 8, 6, 3, 12, 4]);
  });

  test('tag every dated duty to an objective (CP-4.2)', () => {
    expect(clauses.filter(({ form, objectives }) => form === 'duty' && !objectives).map(({ id }) => id)).toEqual([]);
  });

  test('leave to a person what the policy leaves to a person: substantive, serious, sooner, referral', () => {
    expect(clauses.filter(({ form }) => form === 'decision').map(({ id }) => id)).toEqual(['CP-8.5', 'CP-8.7', 'CP-10.3', 'CP-14.1.sooner', 'CP-17.serious']);
  });
});
