import { record } from '../../../src/flows/meetings/record';
import { memoryServices } from '../../support/memoryDesk';

const priya = { id: 11, name: 'Priya Nair', upn: 'priya.nair@wendmere.example' };

test('an activity keeps the whole of a deep link, however long', async () => {
  const services = memoryServices('2026-12-03T14:00:00Z', [priya]);
  await record(services, { key: 'short', what: 'Done', contract: undefined, link: 'https://teams.example/short' });
  await record(services, { key: 'long', what: 'Done', contract: undefined, link: `https://teams.example/${'x'.repeat(250)}` });
  expect((await services.desk.activity.byKey('short'))?.link).toBe('https://teams.example/short');
  expect((await services.desk.activity.byKey('long'))?.link).toHaveLength(250 + 'https://teams.example/'.length);
});
