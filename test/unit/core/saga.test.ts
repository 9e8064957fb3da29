import { done, later, runSteps, step, stuck, type Standing, type Step } from '../../../src/core/saga';

interface Work {
  readonly log: readonly string[];
}

const add = (word: string): Step<Work, string> => step(word, async ({ log }, tool) => done({ log: [...log, `${word} ${tool}`] }));

function keeper(): { standings: Standing<Work>[]; keep(standing: Standing<Work>): Promise<Work> } {
  const standings: Standing<Work>[] = [];
  return {
    standings,
    keep: async (standing) => {
      standings.push(standing);
      return standing.outcome.state;
    },
  };
}

test('steps run in order; each is kept with the name of the next', async () => {
  const { standings, keep } = keeper();
  const last = await runSteps([add('one'), add('two')], undefined, { log: [] }, 'x', keep);
  expect(standings.map(({ step: name, next }) => [name, next])).toEqual([['one', 'two'], ['two', undefined]]);
  expect(last.outcome.state.log).toEqual(['one x', 'two x']);
});

test('work goes on from the step that was kept as next', async () => {
  const { keep } = keeper();
  const last = await runSteps([add('one'), add('two')], 'two', { log: [] }, 'y', keep);
  expect(last.outcome.state.log).toEqual(['two y']);
});

test('a step that waits or is stuck stops the work at itself, with its reason', async () => {
  const { standings, keep } = keeper();
  const waits: Step<Work, string> = step('wait', async (state) => later(state, '2026-12-03T15:15:00Z', 'Not there yet'));
  const halted: Step<Work, string> = step('halt', async (state) => stuck(state, 'Not allowed', 'Ask the organiser.'));
  const first = await runSteps([add('one'), waits, add('two')], undefined, { log: [] }, 'x', keep);
  expect(first).toMatchObject({ step: 'wait', next: 'wait', outcome: { kind: 'later', reason: 'Not there yet' } });
  const second = await runSteps([halted, add('two')], undefined, { log: [] }, 'x', keep);
  expect(second).toMatchObject({ next: 'halt', outcome: { kind: 'stuck', message: 'Ask the organiser.' } });
  expect(standings).toHaveLength(3);
});

test('what a step throws goes through and nothing is kept for it', async () => {
  const { standings, keep } = keeper();
  const breaks: Step<Work, string> = step('break', async () => {
    throw new Error('offline');
  });
  await expect(runSteps([add('one'), breaks], undefined, { log: [] }, 'x', keep)).rejects.toThrow('offline');
  expect(standings.map(({ step: name }) => name)).toEqual(['one']);
});

test('an aborted signal stops after the step at hand', async () => {
  const { keep } = keeper();
  const controller = new AbortController();
  controller.abort();
  const last = await runSteps([add('one'), add('two')], undefined, { log: [] }, 'x', keep, controller.signal);
  expect(last).toMatchObject({ step: 'one', next: 'two' });
});
