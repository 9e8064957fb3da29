import { addItem, addDraftAction, closeMeeting, escalateItem, saveAttendance, saveMinutes, startMeeting, unescalateItem } from '../../../src/flows/meetings';
import type { AgendaItem } from '../../../src/lists/agendaItems';
import type { Stored } from '../../../src/lists/define';
import type { Meeting } from '../../../src/lists/meetings';
import { housing, meetingTime, planned, tom, type Housing } from './housing';

interface Going extends Housing {
  readonly meeting: Stored<Meeting>;
  item(id: string): Promise<Stored<AgendaItem>>;
}

async function going(level = 'L2'): Promise<Going> {
  const place = await housing();
  await planned(place, level, meetingTime, 'm1');
  const meeting = await startMeeting(place.services, 'm1');
  const item = async (id: string): Promise<Stored<AgendaItem>> => {
    const found = await place.services.desk.agendaItems.byKey(`m1:${id}`);
    if (!found) throw new Error(`There is no item ${id}.`);
    return found;
  };
  return { ...place, meeting, item };
}

async function close({ services, meeting }: Going): Promise<void> {
  const now = await services.desk.meetings.byId(meeting.id);
  await saveAttendance(services, now, (now.attendance ?? []).map((person) => ({ ...person, attendance: 'Present' as const })));
  await closeMeeting(services, 'm1');
}

describe('minutes', () => {
  test('two people who write different lines of one item keep both', async () => {
    const place = await going();
    const read = await place.item('kpis');
    await saveMinutes(place.services, read, { text: 'Tom: on time 93.1%.' });
    const mine = await saveMinutes(place.services, read, { text: 'Priya: two plumbers left.' });
    expect(mine).toMatchObject({ state: 'saved', merged: true, item: { minutes: 'Tom: on time 93.1%.\nPriya: two plumbers left.' } });
  });

  test('two people who change the same line are both given back, and nothing is saved over', async () => {
    const place = await going();
    const saved = await saveMinutes(place.services, await place.item('kpis'), { text: 'On time 93%.' });
    if (saved.state !== 'saved') throw new Error('There was nobody else.');
    await saveMinutes(place.services, saved.item, { text: 'On time 94%.' });
    const mine = await saveMinutes(place.services, saved.item, { text: 'On time 93.1%.' });
    expect(mine).toMatchObject({ state: 'conflict', current: { minutes: 'On time 94%.' }, text: 'On time 94%.\nOn time 93.1%.' });
    expect((await place.item('kpis')).minutes).toBe('On time 94%.');
    if (mine.state !== 'conflict') return;
    const settled = await saveMinutes(place.services, mine.current, { text: 'On time 93.1%, checked.' });
    expect(settled).toMatchObject({ state: 'saved', item: { minutes: 'On time 93.1%, checked.' } });
  });

  test('a draft from a closed tab is merged with what was saved since', async () => {
    const place = await going();
    const opened = await place.item('kpis');
    await saveMinutes(place.services, opened, { text: 'Saved by Tom.' });
    const reopened = await place.item('kpis');
    const saved = await saveMinutes(place.services, reopened, { base: opened.minutes, text: 'From the closed tab.' });
    expect(saved).toMatchObject({ state: 'saved', item: { minutes: 'Saved by Tom.\nFrom the closed tab.' } });
  });

  test('five people at once lose nothing', async () => {
    const place = await going();
    const read = await place.item('kpis');
    await Promise.all([1, 2, 3, 4, 5].map((number) => saveMinutes(place.services, read, { text: `Line of person ${number}` })));
    const { minutes } = await place.item('kpis');
    expect(minutes.split('\n').sort()).toEqual([1, 2, 3, 4, 5].map((number) => `Line of person ${number}`));
  });

  test('5,000 characters, XSS and control characters are kept as text', async () => {
    const place = await going();
    const text = `<img src=x onerror=alert(1)>\n${'é🔧'.repeat(1700)}`;
    const saved = await saveMinutes(place.services, await place.item('kpis'), { text, minuted: true });
    expect(saved).toMatchObject({ state: 'saved', item: { minutes: text, minuted: true } });
    await expect(saveMinutes(place.services, await place.item('wip'), { text: 'x'.repeat(60001) })).rejects.toMatchObject({ kind: 'invalid', details: { field: 'minutes' } });
  });

  test('a closed meeting takes no more minutes, items, escalations or actions', async () => {
    const place = await going();
    const read = await place.item('kpis');
    await close(place);
    const refused = { kind: 'invalid', details: { field: 'status' } };
    await expect(saveMinutes(place.services, read, { text: 'late' })).rejects.toMatchObject(refused);
    await expect(escalateItem(place.services, read, 'late')).rejects.toMatchObject(refused);
    await expect(addItem(place.services, place.meeting, 'late', 'k')).rejects.toMatchObject(refused);
    await expect(saveAttendance(place.services, place.meeting, [])).rejects.toMatchObject(refused);
    await expect(addDraftAction(place.services, place.meeting, { title: 'late', due: '2026-12-11' }, 'k2')).rejects.toMatchObject(refused);
    expect((await place.item('kpis')).minutes).toBe('');
  });
});

test('two officers who tick different people keep both ticks', async () => {
  const { services, meeting } = await going();
  const ticked = (name: string): typeof meeting.attendance => (meeting.attendance ?? []).map((person) => (person.name === name ? { ...person, attendance: 'Present' as const } : person));
  await saveAttendance(services, meeting, ticked('Ben Carter') ?? []);
  services.desk.signIn(tom);
  const both = await saveAttendance(services, meeting, ticked('James Farrow') ?? []);
  expect(both.attendance?.map(({ name, attendance }) => [name, attendance])).toEqual([['Priya Nair', undefined], ['Ben Carter', 'Present'], ['James Farrow', 'Present']]);
});

describe('the agenda during the meeting', () => {
  test('an added item comes before the last question, once', async () => {
    const { services, meeting } = await going();
    const first = await addItem(services, meeting, 'Garage roofs', 'a1');
    await addItem(services, meeting, 'Garage roofs', 'a1');
    const rows = await services.desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }], orderBy: 'position' });
    expect(rows.slice(-3).map(({ title }) => title)).toEqual(['Risks', 'Garage roofs', 'Escalate to level 3?']);
    expect(first.source).toBe('Added');
    await expect(addItem(services, meeting, ' ', 'a2')).rejects.toMatchObject({ kind: 'invalid', details: { field: 'title' } });
  });

  test('an item is escalated to the next level with a reason, and taken back (CP-9.1)', async () => {
    const { services, item } = await going();
    await expect(escalateItem(services, await item('kpis'), '  ')).rejects.toMatchObject({ details: { field: 'escalationReason' } });
    const escalated = await escalateItem(services, await item('kpis'), 'Below target for three months');
    expect(escalated).toMatchObject({ escalateTo: 'L3', escalationReason: 'Below target for three months' });
    expect(await unescalateItem(services, escalated)).toMatchObject({ escalateTo: '', escalationReason: '' });
  });

  test('the top level has nowhere to escalate to', async () => {
    const { services, item } = await going('L3');
    await expect(escalateItem(services, await item('strategy'), 'x')).rejects.toMatchObject({ kind: 'invalid', details: { field: 'escalateTo' } });
  });
});
