import fc from 'fast-check';
import { AppError } from '../../../src/core/errors';
import { MinutesKeeper } from '../../../src/ui/meetings/minutesKeeper';
import { Desk, settled } from './support';

const opened = (desk: Desk): MinutesKeeper => new MinutesKeeper(desk.row, desk.ports);

test('typing is kept on the device with every keystroke and saved after a rest', async () => {
  const desk = new Desk('');
  const keeper = opened(desk);
  keeper.type('E');
  keeper.type('Es');
  expect(desk.drafts.read(desk.row.key)?.text).toBe('Es');
  expect(keeper.read().state).toMatchObject({ kind: 'kept', onDevice: true });
  await desk.pass(1499);
  expect(desk.saves).toEqual([]);
  await desk.pass(1);
  expect(desk.saves).toEqual(['Es']);
  expect(keeper.read().state.kind).toBe('saved');
  expect(desk.drafts.read(desk.row.key)).toBeUndefined();
});

test('leaving the box saves at once', async () => {
  const desk = new Desk('');
  const keeper = opened(desk);
  keeper.type('On time 93.1%.');
  await keeper.flush();
  expect(desk.row.minutes).toBe('On time 93.1%.');
  expect(keeper.isSaved).toBe(true);
});

test('a closed tab loses nothing: the next one restores the draft and saves it', async () => {
  const desk = new Desk('Agreed.');
  opened(desk).type('Agreed.\nTwo plumbers from 14 Dec.');
  const reopened = opened(desk);
  expect(reopened.read().text).toBe('Agreed.\nTwo plumbers from 14 Dec.');
  await desk.pass(1500);
  expect(desk.row.minutes).toBe('Agreed.\nTwo plumbers from 14 Dec.');
});

test('a draft from a closed tab is joined with what others wrote since', async () => {
  const desk = new Desk('First line.');
  opened(desk).type('First line.\nMine.');
  desk.writtenBy('Tom Aldous', 'Heading.\nFirst line.');
  const reopened = opened(desk);
  await desk.pass(1500);
  expect(desk.row.minutes).toBe('Heading.\nFirst line.\nMine.');
  expect(reopened.read().text).toBe('Heading.\nFirst line.\nMine.');
});

test('a draft that equals what is saved is let go', () => {
  const desk = new Desk('Agreed.');
  desk.drafts.write(desk.row.key, { text: 'Agreed.', base: '', at: '2026-12-03T14:00:00Z' });
  expect(opened(desk).read().state.kind).toBe('clean');
  expect(desk.drafts.read(desk.row.key)).toBeUndefined();
});

test('typing goes on while a save is under way, and is saved next', async () => {
  const desk = new Desk('');
  const keeper = opened(desk);
  let open = (): void => undefined;
  desk.gate = new Promise((done) => (open = done));
  keeper.type('One.');
  await desk.pass(1500);
  keeper.type('One.\nTwo.');
  open();
  await settled();
  expect(desk.saves).toEqual(['One.']);
  expect(keeper.read().text).toBe('One.\nTwo.');
  expect(desk.drafts.read(desk.row.key)?.text).toBe('One.\nTwo.');
  await desk.pass(1500);
  expect(desk.row.minutes).toBe('One.\nTwo.');
});

test('what another saved on other lines comes into the box with the save', async () => {
  const desk = new Desk('One.\nTwo.');
  const keeper = opened(desk);
  desk.writtenBy('Tom Aldous', 'One, says Tom.\nTwo.');
  keeper.type('One.\nTwo.\nThree.');
  await desk.pass(1500);
  expect(keeper.read().text).toBe('One, says Tom.\nTwo.\nThree.');
});

test('changes to the same line are put before the person; nothing is saved and nothing lost', async () => {
  const desk = new Desk('On time 93%.');
  const keeper = opened(desk);
  desk.writtenBy('Tom Aldous', 'On time 94%.');
  keeper.type('On time 92%.');
  await desk.pass(1500);
  const { state } = keeper.read();
  expect(state).toMatchObject({ kind: 'conflict', mine: 'On time 92%.' });
  expect(desk.row.minutes).toBe('On time 94%.');
  expect(desk.drafts.read(desk.row.key)?.text).toBe('On time 92%.');
  await keeper.settle('On time 93.1%.');
  expect(desk.row.minutes).toBe('On time 93.1%.');
  expect(keeper.read().state.kind).toBe('saved');
});

test('choosing the other text ends a conflict without another save', async () => {
  const desk = new Desk('A');
  const keeper = opened(desk);
  desk.writtenBy('Tom Aldous', 'B');
  keeper.type('C');
  await desk.pass(1500);
  await keeper.settle('B');
  expect(keeper.read().text).toBe('B');
  expect(keeper.isSaved).toBe(true);
  expect(desk.saves).toEqual([]);
});

test('a row read anew shows when nothing is typed, and is joined when something is', async () => {
  const desk = new Desk('One.');
  const keeper = opened(desk);
  desk.writtenBy('Tom Aldous', 'One.\nTwo.');
  keeper.take(desk.row);
  expect(keeper.read().text).toBe('One.\nTwo.');
  keeper.type('One.\nTwo.\nMine.');
  desk.writtenBy('Tom Aldous', 'Zero.\nOne.\nTwo.');
  keeper.take(desk.row);
  expect(keeper.read().text).toBe('Zero.\nOne.\nTwo.\nMine.');
  await desk.pass(1500);
  expect(desk.row.minutes).toBe('Zero.\nOne.\nTwo.\nMine.');
});

test('a busy SharePoint is tried again after the seconds that it asked for; typing goes on', async () => {
  const desk = new Desk('');
  const keeper = opened(desk);
  desk.faults = [new AppError('throttled', 'busy', { retryAfter: 18 })];
  keeper.type('One.');
  await desk.pass(1500);
  expect(keeper.read().state).toMatchObject({ kind: 'busy', until: Date.parse('2026-12-03T14:40:19.500Z') });
  keeper.type('One. Two.');
  expect(keeper.read().state.kind).toBe('busy');
  await desk.pass(17000);
  expect(desk.saves).toEqual([]);
  await desk.pass(1000);
  expect(desk.row.minutes).toBe('One. Two.');
});

test('offline, minutes are kept and saved when the person is back', async () => {
  const desk = new Desk('');
  const keeper = opened(desk);
  desk.online = false;
  desk.faults = [new AppError('offline', 'no network')];
  keeper.type('One.');
  expect(keeper.read().state.kind).toBe('offline');
  await desk.pass(1500);
  expect(keeper.read().state.kind).toBe('offline');
  desk.online = true;
  await keeper.flush();
  expect(desk.row.minutes).toBe('One.');
});

test('a failure keeps the text and says so; trying again saves it', async () => {
  const desk = new Desk('');
  const keeper = opened(desk);
  desk.faults = [new AppError('forbidden', 'no')];
  keeper.type('One.');
  await desk.pass(1500);
  expect(keeper.read()).toMatchObject({ text: 'One.', state: { kind: 'failed', onDevice: true } });
  await keeper.flush();
  expect(desk.row.minutes).toBe('One.');
});

test('a device that keeps nothing says so, and the text is saved all the same', async () => {
  const desk = new Desk('');
  desk.storage.isFull = true;
  const keeper = opened(desk);
  keeper.type('One.');
  expect(keeper.read().state).toMatchObject({ kind: 'kept', onDevice: false });
  await desk.pass(1500);
  expect(desk.row.minutes).toBe('One.');
});

test('whatever two people add in whatever order, no added line is lost', async () => {
  const step = fc.oneof(
    fc.record({ who: fc.constant('me' as const), word: fc.stringMatching(/^[a-z]{3,8}$/) }),
    fc.record({ who: fc.constant('tom' as const), word: fc.stringMatching(/^[A-Z]{3,8}$/) }),
    fc.record({ who: fc.constant('wait' as const), word: fc.constant('') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const desk = new Desk('Start.');
      const keeper = opened(desk);
      const added: string[] = [];
      for (const [index, { who, word }] of steps.entries()) {
        const line = `${word}${index}`;
        if (who === 'wait') await desk.pass(1500);
        else if (who === 'tom') desk.writtenBy('Tom Aldous', `${line}\n${desk.row.minutes}`);
        else keeper.type(`${keeper.read().text}\n${line}`);
        if (who !== 'wait') added.push(line);
      }
      await keeper.flush();
      await desk.pass(1500);
      await keeper.flush();
      added.forEach((line) => expect(desk.row.minutes).toContain(line));
    }),
    { numRuns: 200 },
  );
});
