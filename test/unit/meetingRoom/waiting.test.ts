import { readWaiting } from '../../../src/ui/meetings/readRoom';
import { housing, meetingTime, planned } from '../meetings/housing';

test('a planned meeting shows what is attached to it and what still waits, not what went to another (CP-9.1)', async () => {
  const place = await housing();
  const { services, contract } = place;
  const next = await planned(place, 'L3', meetingTime, 'm1');
  const other = await planned(place, 'L3', '2026-12-10T14:00:00.000Z', 'm2');
  const row = { contract: { id: contract.id, title: contract.name }, level: 'L3', position: 1, source: 'Escalated' } as const;
  const to = (id: number): { readonly meeting: { readonly id: number; readonly title: string } } => ({ meeting: { id, title: '' } });
  await services.desk.agendaItems.add({ ...row, title: 'Attached', ...to(next.id) }, 'i1');
  await services.desk.agendaItems.add({ ...row, title: 'Waiting' }, 'i2');
  await services.desk.agendaItems.add({ ...row, title: 'Elsewhere', ...to(other.id) }, 'i3');
  await services.desk.agendaItems.add({ ...row, title: 'Lower', level: 'L2' }, 'i4');
  expect((await readWaiting(services, contract.id, 'L3', next.id)).map(({ title }) => title)).toEqual(['Attached', 'Waiting']);
});
