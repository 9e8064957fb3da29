import { AppError } from '../../../src/core/errors';
import { cancelMeeting, linkToTeams, moveMeeting, planMeeting, startMeeting } from '../../../src/flows/meetings';
import type { WorkStep } from '../../../src/flows/meetings';
import { readPack } from '../../../src/core/policy/readPack';
import { twoLevelPack } from '../policy/twoLevelPack';
import { ben, deeds, housing, karen, meetingTime, planned, priya, tom, type Housing } from './housing';

const agendaOf = async ({ services }: Housing, meetingId: number): Promise<string[]> => {
  const rows = await services.desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: meetingId }], orderBy: 'position' });
  return rows.map(({ title }) => title);
};

async function openAction({ services, contract }: Housing, key: string, issuedAt: string, status: 'Open' | 'Waiting' | 'Draft' | 'Done' = 'Open'): Promise<void> {
  const reference = { id: contract.id, title: contract.name };
  await services.desk.actions.add({ title: key, contract: reference, status, owner: priya, due: '2026-12-11', issuedAt }, key);
}

describe('planning a meeting (CP-9.1)', () => {
  test('puts it into the diary with its chair, and the register knows the next meeting', async () => {
    const place = await housing();
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    expect(meeting).toMatchObject({ title: 'Responsive repairs, L2, 3 Dec 2026', status: 'Planned', level: 'L2', chair: priya });
    const l3 = await planned(place, 'L3', '2027-01-21T10:00:00.000Z', 'm2');
    expect(l3.chair).toEqual(karen);
    const contract = await place.services.desk.contracts.byId(place.contract.id);
    expect(contract.diary).toEqual({ L2: { planned: meetingTime }, L3: { planned: '2027-01-21T10:00:00.000Z' } });
    expect(contract.nextMeeting).toBe('2026-12-03');
    expect(await deeds(place.services)).toEqual(['Planned the L2 meeting of 3 Dec 2026, 14:00', 'Planned the L3 meeting of 21 Jan 2027, 10:00']);
  });

  test('the same key plans once', async () => {
    const place = await housing();
    await planned(place, 'L2', meetingTime, 'm1');
    await planned(place, 'L2', meetingTime, 'm1');
    expect(await place.services.desk.meetings.all()).toHaveLength(1);
    expect(await deeds(place.services)).toHaveLength(1);
  });

  test.each([
    ['an unknown level', { level: 'L9' }, 'level'],
    ['an end before its start', { ends: '2026-12-03T13:00:00Z' }, 'ends'],
    ['no start', { starts: '' }, 'starts'],
  ])('%s is refused', async (_name, change, field) => {
    const { services, contract } = await housing();
    const plan = { contract, level: 'L2', starts: meetingTime, ends: '2026-12-03T15:00:00Z', ...change };
    await expect(planMeeting(services, plan, 'm1')).rejects.toMatchObject({ kind: 'invalid', details: { field } });
  });

  test('a moved meeting moves in the diary; a cancelled one leaves it and needs a reason', async () => {
    const place = await housing();
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    const moved = await moveMeeting(place.services, meeting, '2026-12-10T14:00:00Z', '2026-12-10T15:00:00Z');
    expect(moved.title).toBe('Responsive repairs, L2, 10 Dec 2026');
    await expect(cancelMeeting(place.services, moved, ' ')).rejects.toMatchObject({ kind: 'invalid' });
    await cancelMeeting(place.services, moved, 'Contractor ill');
    expect((await place.services.desk.contracts.byId(place.contract.id)).diary).toEqual({});
    await expect(startMeeting(place.services, 'm1')).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('a meeting that goes on is neither moved nor cancelled', async () => {
    const place = await housing();
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    await startMeeting(place.services, 'm1');
    await expect(moveMeeting(place.services, meeting, meetingTime, '2026-12-03T15:00:00Z')).rejects.toMatchObject({ kind: 'invalid' });
    await expect(cancelMeeting(place.services, meeting, 'x')).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('is joined to a Teams chat later on', async () => {
    const place = await housing();
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    expect(await linkToTeams(place.services, meeting, { chatId: '19:new@thread.v2', organiser: priya.upn })).toMatchObject({ chatId: '19:new@thread.v2', organiser: priya.upn });
  });
});

describe('starting a meeting (CP-9.1)', () => {
  test('brings the pack’s agenda, the people expected and the state', async () => {
    const place = await housing();
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    const steps: (readonly WorkStep[])[] = [];
    const started = await startMeeting(place.services, 'm1', (all) => steps.push(all));
    expect(started.status).toBe('In progress');
    expect(started.attendance?.map(({ name, organisation }) => `${name}, ${organisation}`)).toEqual(['Priya Nair, Council', 'Ben Carter, Council', 'James Farrow, Estuary Repairs Ltd']);
    expect(await agendaOf(place, meeting.id)).toEqual(place.services.pack.levels[1].agenda.map(({ title }) => title));
    expect(await place.services.desk.agendaItems.byKey('m1:kpis')).toBeDefined();
    expect(steps[steps.length - 1].map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(await deeds(place.services)).toContain('Started the L2 meeting of 3 Dec 2026');
  });

  test('counts open and waiting actions as brought forward, once, however often it is started', async () => {
    const place = await housing();
    await openAction(place, 'old', '2026-10-01T12:00:00Z');
    await openAction(place, 'waiting', '2026-11-10T12:00:00Z', 'Waiting');
    await openAction(place, 'done', '2026-10-01T12:00:00Z', 'Done');
    await planned(place, 'L2', '2026-11-05T14:00:00.000Z', 'm0');
    await startMeeting(place.services, 'm0');
    await planned(place, 'L2', meetingTime, 'm1');
    await startMeeting(place.services, 'm1');
    await startMeeting(place.services, 'm1');
    const times = async (key: string): Promise<number | undefined> => (await place.services.desk.actions.byKey(key))?.broughtForward;
    expect([await times('old'), await times('waiting'), await times('done')]).toEqual([2, 1, undefined]);
  });

  test('an L3 meeting, which does not go through actions, counts none', async () => {
    const place = await housing();
    await openAction(place, 'old', '2026-10-01T12:00:00Z');
    await planned(place, 'L3', meetingTime, 'm3');
    await startMeeting(place.services, 'm3');
    expect((await place.services.desk.actions.byKey('old'))?.broughtForward).toBeUndefined();
  });

  test('takes up the escalations that wait for its level, under their heading', async () => {
    const place = await housing();
    const contract = { id: place.contract.id, title: place.contract.name };
    const waiting = { title: 'Damp in Elm Court', contract, level: 'L2', position: 1, source: 'Escalated', from: 'x' } as const;
    await place.services.desk.agendaItems.add(waiting, 'x:to:L2');
    await place.services.desk.agendaItems.add({ ...waiting, title: 'For L3', level: 'L3' }, 'y:to:L3');
    const cancelled = await planned(place, 'L2', '2026-11-26T14:00:00.000Z', 'm0');
    await place.services.desk.agendaItems.add({ ...waiting, title: 'From a cancelled one', meeting: { id: cancelled.id, title: '' } }, 'z:to:L2');
    await cancelMeeting(place.services, cancelled, 'Snow');
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    await startMeeting(place.services, 'm1');
    expect((await agendaOf(place, meeting.id)).slice(0, 5)).toEqual(['Actions from earlier meetings', 'Escalations from level 1', 'Damp in Elm Court', 'From a cancelled one', 'KPIs']);
    expect((await place.services.desk.agendaItems.byKey('y:to:L3'))?.meeting).toBeUndefined();
  });

  test('a start that was cut off anywhere is finished by the next one, with nothing twice', async () => {
    for (let failAt = 1; failAt < 40; failAt += 1) {
      const place = await housing();
      await openAction(place, 'old', '2026-10-01T12:00:00Z');
      const meeting = await planned(place, 'L2', meetingTime, 'm1');
      let writes = 0;
      place.services.desk.intercept(({ operation, when }) => {
        if (operation === 'read' || when !== 'after') return;
        writes += 1;
        if (writes === failAt) throw new AppError('offline', 'The answer was lost.');
      });
      const first = await startMeeting(place.services, 'm1').catch((error: AppError) => error.kind);
      place.services.desk.intercept(() => undefined);
      place.services.desk.signIn(tom);
      const started = await startMeeting(place.services, 'm1');
      expect(started.status).toBe('In progress');
      expect(await agendaOf(place, meeting.id)).toHaveLength(13);
      expect((await place.services.desk.actions.byKey('old'))?.broughtForward).toBe(1);
      if (first !== 'offline') return;
    }
    throw new Error('The start never went through.');
  });

  test('two officers who start at once are in the same meeting', async () => {
    const place = await housing();
    await openAction(place, 'old', '2026-10-01T12:00:00Z');
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    const [one, other] = await Promise.all([startMeeting(place.services, 'm1'), startMeeting(place.services, 'm1')]);
    expect([one.status, other.status]).toEqual(['In progress', 'In progress']);
    expect(await agendaOf(place, meeting.id)).toHaveLength(13);
    expect((await deeds(place.services)).filter((what) => what.startsWith('Started'))).toHaveLength(1);
  });

  test('attendance that was prepared is kept; a contractor that was removed does not stop the start', async () => {
    const place = await housing();
    const meeting = await planned(place, 'L2', meetingTime, 'm1');
    const prepared = [{ name: 'Ben Carter', organisation: 'Council', upn: ben.upn }];
    await place.services.desk.meetings.save(meeting, { attendance: prepared });
    const contractor = await place.services.desk.contractors.byKey('contractor');
    if (contractor) await place.services.desk.contractors.recycle(contractor);
    expect((await startMeeting(place.services, 'm1')).attendance).toEqual(prepared);
  });

  test('a pack with two levels starts its own agenda (OX-5.meetings)', async () => {
    const reading = readPack(twoLevelPack);
    if (!reading.ok) throw new Error('The pack is not valid.');
    const place = await housing({}, reading.pack);
    const meeting = await planned(place, 'ST', meetingTime, 'm1');
    await startMeeting(place.services, 'm1');
    expect(meeting.chair).toEqual(karen);
    expect(await agendaOf(place, meeting.id)).toEqual(['Escalations', 'Business delivery plan']);
  });
});
