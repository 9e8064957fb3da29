import { AppError } from '../../../src/core/errors';
import {
  addDraftAction,
  checkClosing,
  closeMeeting,
  completeAction,
  correctMinutes,
  escalateItem,
  finishCorrection,
  isCorrectionUnfinished,
  planMeeting,
  saveAttendance,
  saveMinutes,
  startMeeting,
  unfinishedClosings,
  type WorkStep,
} from '../../../src/flows/meetings';
import type { AgendaItem } from '../../../src/lists/agendaItems';
import type { Contract } from '../../../src/lists/contracts';
import type { Stored } from '../../../src/lists/define';
import type { NewRow } from '../../../src/data/ports';
import type { Meeting } from '../../../src/lists/meetings';
import type { MemoryCall } from '../../support/memoryDesk';
import { readDocx } from './docx';
import { deeds, housing, meetingTime, planned, priya, tom, type Housing } from './housing';

const folder = '/sites/housing/ContractFolders/HC-0101 Responsive repairs/Meetings/2026-12-03 L2';
const minutesPath = `${folder}/2026-12-03 L2 minutes.docx`;

interface Held extends Housing {
  readonly meeting: Stored<Meeting>;
}

/** An L2 meeting at its end: two people present, one item minuted and escalated, two draft actions. */
async function held(change: NewRow<Contract> = {}): Promise<Held> {
  const place = await housing(change);
  await planned(place, 'L2', meetingTime, 'm1');
  const started = await startMeeting(place.services, 'm1');
  await saveMinutes(place.services, await item(place, 'kpis'), { text: 'On time 93.1%.\n\nTwo plumbers left.' });
  await escalateItem(place.services, await item(place, 'kpis'), 'Below target for three months');
  await addDraftAction(place.services, started, { title: 'Report weekly', due: '2026-12-11', ownerName: 'James Farrow' }, 'a1');
  await addDraftAction(place.services, started, { title: 'Check overtime', due: '2026-12-18', owner: tom }, 'a2');
  const meeting = await present(place, started);
  place.services.travelTo('2026-12-03T14:58:00.000Z');
  return { ...place, meeting };
}

async function present({ services }: Housing, meeting: Stored<Meeting>): Promise<Stored<Meeting>> {
  return saveAttendance(services, meeting, (meeting.attendance ?? []).map((person) => ({ ...person, attendance: 'Present' as const })));
}

async function item({ services }: Housing, id: string, meeting: string = 'm1'): Promise<Stored<AgendaItem>> {
  const found = await services.desk.agendaItems.byKey(`${meeting}:${id}`);
  if (!found) throw new Error(`There is no item ${id}.`);
  return found;
}

/** Everything that closing leaves behind, without ids, times and ETags. */
async function outcome({ services, contract }: Housing): Promise<unknown> {
  const { desk } = services;
  return {
    meeting: (({ status, folder: path, minutesFile, minutesVersion, closing }) => ({ status, path, minutesFile, minutesVersion, closing }))((await desk.meetings.byKey('m1')) ?? ({} as Meeting)),
    actions: (await desk.actions.all()).map(({ title, status, issuedAt }) => ({ title, status, issued: issuedAt !== undefined })),
    escalated: (await desk.agendaItems.all({ where: [{ field: 'source', op: 'eq', value: 'Escalated' }] })).map(({ title, level, from, meeting }) => ({ title, level, from, meeting: meeting?.id })),
    filings: (await desk.filings.all()).map(({ key, state, step }) => ({ key, state, step })),
    diary: (await desk.contracts.byId(contract.id)).diary,
    activity: (await deeds(services)).sort(),
    files: [...desk.files.keys()],
  };
}

describe('closing a meeting (CP-9.1)', () => {
  test('locks it, issues its actions, files its minutes and prepares the filing of recording and transcript', async () => {
    const place = await held();
    const steps: (readonly WorkStep[])[] = [];
    const closed = await closeMeeting(place.services, 'm1', (all) => steps.push(all));
    expect(closed).toMatchObject({ status: 'Closed', closedAt: '2026-12-03T14:58:00.000Z', closedBy: priya, folder, minutesFile: minutesPath, minutesVersion: 1 });
    expect(await outcome(place)).toEqual({
      meeting: { status: 'Closed', path: folder, minutesFile: minutesPath, minutesVersion: 1, closing: { done: ['lock', 'issue', 'escalate', 'document', 'diary', 'filing', 'finish'] } },
      actions: [{ title: 'Report weekly', status: 'Open', issued: true }, { title: 'Check overtime', status: 'Open', issued: true }],
      escalated: [{ title: 'KPIs: Below target for three months', level: 'L3', from: 'm1:kpis', meeting: undefined }],
      filings: [{ key: 'm1:recording', state: 'Working', step: 'locate' }, { key: 'm1:transcript', state: 'Working', step: 'locate' }],
      diary: { L2: { held: '2026-12-03' } },
      activity: ['Closed the L2 meeting of 3 Dec 2026', 'Planned the L2 meeting of 3 Dec 2026, 14:00', 'Started the L2 meeting of 3 Dec 2026'],
      files: [minutesPath],
    });
    expect(steps[steps.length - 1].map(({ title, state, note }) => [title, state, note])).toEqual([
      ['Minutes locked', 'done', undefined],
      ['Actions issued', 'done', '2 actions'],
      ['Escalations passed on', 'done', '1 item'],
      ['Minutes in the contract folder', 'done', '2026-12-03 L2 minutes.docx'],
      ['Next meeting worked out', 'done', 'L2 3 Jan 2027'],
      ['Recording and transcript to be filed', 'done', undefined],
      ['Meeting closed', 'done', undefined],
    ]);
  });

  test('an action brought forward and done in the meeting stands in the minutes with what was done', async () => {
    const place = await held();
    const { desk } = place.services;
    const contract = { id: place.contract.id, title: place.contract.name };
    const earlier = { contract, due: '2026-12-01', owner: tom, issuedAt: '2026-11-05T10:00:00.000Z' } as const;
    const open = await desk.actions.add({ ...earlier, title: 'Renew insurance', status: 'Open' }, 'e1');
    await desk.actions.add({ ...earlier, title: 'Old matter', status: 'Done', completedOn: '2026-11-20' }, 'e2');
    await completeAction(place.services, open, 'Renewed to 2027');
    await closeMeeting(place.services, 'm1');
    const [texts] = (desk.files.get(minutesPath)?.versions ?? []).map((version) => readDocx(version).paragraphs.map(({ text }) => text));
    const from = texts.indexOf('Actions brought forward');
    expect(from).toBeGreaterThan(0);
    expect(texts.slice(from)).toEqual(expect.arrayContaining(['Renew insurance', 'Done: Renewed to 2027']));
    expect(texts).not.toContain('Old matter');
  });

  test('the minutes carry their record columns: kept 6 years, of a deed 12 (CP-11.2)', async () => {
    const simple = await held();
    await closeMeeting(simple.services, 'm1');
    expect(simple.services.desk.files.get(minutesPath)?.columns).toEqual({
      contract: { id: simple.contract.id, title: 'Responsive repairs' },
      contractReference: 'HC-0101',
      fileKind: 'Minutes',
      level: 'L2',
      meetingDate: '2026-12-03',
      keepUntil: '2035-03-31',
    });
    const deed = await held({ executedAs: 'Deed' });
    await closeMeeting(deed.services, 'm1');
    expect(deed.services.desk.files.get(minutesPath)?.columns.keepUntil).toBe('2041-03-31');
  });

  test('a contract with its own site files there, by reference (CP-9.1)', async () => {
    const place = await held({ site: '/sites/gas-servicing' });
    const closed = await closeMeeting(place.services, 'm1');
    expect(closed.folder).toBe('/sites/gas-servicing/ContractFolders/HC-0101 Responsive repairs/Meetings/2026-12-03 L2');
    expect(place.services.desk.files.get(closed.minutesFile)?.columns).not.toHaveProperty('contract');
  });

  test('the contract’s folder stays when its name changes', async () => {
    const place = await held({ folder: '/sites/housing/ContractFolders/HC-0101 Repairs as they were called' });
    expect((await closeMeeting(place.services, 'm1')).folder).toBe('/sites/housing/ContractFolders/HC-0101 Repairs as they were called/Meetings/2026-12-03 L2');
  });

  test('a contract folder that was moved too deep is refused before anything is put there', async () => {
    const place = await held({ folder: ['/sites/housing/ContractFolders', ...Array.from({ length: 3 }, () => 'x'.repeat(50))].join('/') });
    await expect(closeMeeting(place.services, 'm1')).rejects.toMatchObject({ kind: 'invalid', details: { field: 'folder' } });
    expect(place.services.desk.files.size).toBe(0);
  });

  test('two meetings at one level on one day have a folder each', async () => {
    const place = await held();
    await closeMeeting(place.services, 'm1');
    await planned(place, 'L2', '2026-12-03T16:00:00.000Z', 'm2');
    await present(place, await startMeeting(place.services, 'm2'));
    expect((await closeMeeting(place.services, 'm2')).folder).toBe(`${folder} (2)`);
  });

  test('an escalation goes onto the next planned meeting of the level above, the earliest', async () => {
    const place = await held();
    await planned(place, 'L3', '2027-04-21T10:00:00.000Z', 'l3-april');
    const january = await planned(place, 'L3', '2027-01-21T10:00:00.000Z', 'l3-january');
    await closeMeeting(place.services, 'm1');
    const escalated = await place.services.desk.agendaItems.byKey('m1:kpis:to:L3');
    expect(escalated).toMatchObject({ meeting: { id: january.id }, source: 'Escalated', from: 'm1:kpis' });
    expect(escalated?.background).toBe('Below target for three months\nEscalated from the L2 meeting of 3 Dec 2026, item “KPIs”.');
    await startMeeting(place.services, 'l3-january');
    const agenda = await place.services.desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: january.id }], orderBy: 'position' });
    expect(agenda.map(({ title }) => title).slice(0, 2)).toEqual(['Escalations from level 2', 'KPIs: Below target for three months']);
  });

  test('an escalation waits without a meeting until one of the level starts', async () => {
    const place = await held();
    await closeMeeting(place.services, 'm1');
    const l3 = await planned(place, 'L3', '2027-01-21T10:00:00.000Z', 'l3');
    await startMeeting(place.services, 'l3');
    expect((await place.services.desk.agendaItems.byKey('m1:kpis:to:L3'))?.meeting?.id).toBe(l3.id);
  });
});

describe('what keeps a meeting open', () => {
  test('nobody present, a draft without an owner: it says both and changes nothing', async () => {
    const place = await housing();
    await planned(place, 'L2', meetingTime, 'm1');
    const meeting = await startMeeting(place.services, 'm1');
    await addDraftAction(place.services, meeting, { title: 'Report weekly', due: '2026-12-11' }, 'a1');
    const { blockers, warnings } = await checkClosing(place.services, meeting);
    expect(blockers.map(({ code }) => code)).toEqual(['nobodyPresent', 'draftWithoutOwner']);
    expect(warnings.filter(({ code }) => code === 'notMinuted')).toHaveLength(13);
    await expect(closeMeeting(place.services, 'm1')).rejects.toMatchObject({ kind: 'invalid', message: 'Nobody is marked as present. Record who attended. The action “Report weekly” has no owner.' });
    expect((await place.services.desk.meetings.byKey('m1'))?.status).toBe('In progress');
  });

  test('a draft that loses its owner while it closes: closing stops there and goes on when it has one', async () => {
    const place = await held();
    const draft = await place.services.desk.actions.byKey('a1');
    place.services.desk.intercept(async ({ list, when, row }) => {
      if (list !== 'meetings' || when !== 'after' || row?.status !== 'Closing' || !draft) return;
      place.services.desk.intercept(() => undefined);
      await place.services.desk.actions.save(draft, { ownerName: '' });
    });
    await expect(closeMeeting(place.services, 'm1')).rejects.toMatchObject({ kind: 'invalid', details: { field: 'owner' } });
    expect((await place.services.desk.meetings.byKey('m1'))?.closing).toMatchObject({ done: ['lock'], problem: expect.stringContaining('Report weekly') });
    const ownerless = await place.services.desk.actions.byKey('a1');
    if (ownerless) await place.services.desk.actions.save(ownerless, { owner: priya });
    expect(await closeMeeting(place.services, 'm1')).toMatchObject({ status: 'Closed' });
  });
});

describe('closing that is cut off', () => {
  const everyWrite = ({ operation }: MemoryCall): boolean => operation !== 'read';

  test.each(['before', 'after'] as const)('an answer lost %s any one write leaves nothing lost and nothing twice, whoever goes on', async (when) => {
    const whole = await held();
    await closeMeeting(whole.services, 'm1');
    const expected = await outcome(whole);
    for (let failAt = 1; failAt < 60; failAt += 1) {
      const place = await held();
      let writes = 0;
      place.services.desk.intercept((call) => {
        if (!everyWrite(call) || call.when !== when) return;
        writes += 1;
        if (writes === failAt) throw new AppError('throttled', 'SharePoint is busy.', { retryAfter: 18, status: 429 });
      });
      const error = await closeMeeting(place.services, 'm1').then(() => undefined, (problem: AppError) => problem);
      place.services.desk.intercept(() => undefined);
      if (error === undefined) return;
      expect(error.details.retryAfter).toBe(18);
      place.services.desk.signIn(tom);
      await closeMeeting(place.services, 'm1');
      expect(await outcome(place)).toEqual(expected);
    }
    throw new Error('Closing never went through.');
  });

  test('the next person sees why it stopped, and the sweep finds it', async () => {
    const place = await held();
    place.services.desk.intercept(({ operation, when }) => {
      if (operation === 'put' && when === 'before') throw new AppError('offline', 'You are offline.');
    });
    const steps: (readonly WorkStep[])[] = [];
    await expect(closeMeeting(place.services, 'm1', (all) => steps.push(all))).rejects.toMatchObject({ kind: 'offline' });
    expect(steps[steps.length - 1].map(({ state }) => state)).toEqual(['done', 'done', 'done', 'stuck', 'waiting', 'waiting', 'waiting']);
    const [unfinished] = await unfinishedClosings(place.services);
    expect(unfinished.closing).toEqual({ done: ['lock', 'issue', 'escalate'], problem: 'You are offline.' });
  });

  test('when even the note of the problem cannot be saved, the problem itself is told', async () => {
    const place = await held();
    place.services.desk.intercept(({ operation, list, when }) => {
      if (when === 'before' && (operation === 'put' || (list === 'meetings' && operation === 'save' && place.services.desk.files.size > 0))) {
        throw new AppError('offline', 'You are offline.');
      }
    });
    await expect(closeMeeting(place.services, 'm1')).rejects.toMatchObject({ kind: 'offline' });
  });

  test('two officers who close at once close it once', async () => {
    const place = await held();
    const expected = await held();
    await closeMeeting(expected.services, 'm1');
    const both = await Promise.all([closeMeeting(place.services, 'm1'), closeMeeting(place.services, 'm1')]);
    expect(both.map(({ status }) => status)).toEqual(['Closed', 'Closed']);
    expect(await outcome(place)).toEqual(await outcome(expected));
  });

  test('minutes saved in the very moment of closing are in the document', async () => {
    const place = await held();
    const risks = await item(place, 'risks');
    place.services.desk.intercept(async ({ operation, when }) => {
      if (operation !== 'put' || when !== 'before') return;
      place.services.desk.intercept(() => undefined);
      await place.services.desk.agendaItems.save(risks, { minutes: 'The last word.' });
    });
    await closeMeeting(place.services, 'm1');
    const versions = place.services.desk.files.get(minutesPath)?.versions ?? [];
    expect(versions).toHaveLength(2);
    expect(readDocx(versions[1]).body).toContain('The last word.');
  });

  test('a closed meeting is not closed again', async () => {
    const place = await held();
    await closeMeeting(place.services, 'm1');
    let writes = 0;
    place.services.desk.intercept((call) => {
      if (everyWrite(call)) writes += 1;
    });
    expect(await closeMeeting(place.services, 'm1')).toMatchObject({ status: 'Closed' });
    expect(writes).toBe(0);
  });

  test('a meeting that is not there says so', async () => {
    await expect(closeMeeting((await held()).services, 'gone')).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('correcting closed minutes (CP-11.2)', () => {
  const corrected = 'On time 93.4%.\n\nTwo plumbers left.';

  test('makes a new version with the reason, and keeps the earlier one', async () => {
    const place = await held();
    await closeMeeting(place.services, 'm1');
    place.services.travelTo('2026-12-05T09:00:00.000Z');
    const meeting = await correctMinutes(place.services, 'm1', [{ item: await item(place, 'kpis'), text: corrected }], 'Figure misheard');
    expect(meeting).toMatchObject({ status: 'Closed', minutesVersion: 2, correctionReason: 'Figure misheard', minutesFile: minutesPath });
    expect(isCorrectionUnfinished(meeting)).toBe(false);
    const versions = (place.services.desk.files.get(minutesPath)?.versions ?? []).map(readDocx);
    expect(versions).toHaveLength(2);
    expect(versions[0].body).toContain('93.1%');
    expect(versions[1].paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining(['Version 2, corrected 5 Dec 2026 by Priya Nair: Figure misheard', 'On time 93.4%.']));
    expect(await deeds(place.services)).toContain('Corrected the minutes of the L2 meeting, version 2');
  });

  test('needs a reason and a closed meeting', async () => {
    const place = await held();
    const kpis = await item(place, 'kpis');
    await expect(correctMinutes(place.services, 'm1', [{ item: kpis, text: 'x' }], ' ')).rejects.toMatchObject({ details: { field: 'reason' } });
    await expect(correctMinutes(place.services, 'm1', [{ item: kpis, text: 'x' }], 'why')).rejects.toMatchObject({ details: { field: 'status' } });
  });

  test('one that was cut off is finished by another officer as the same version', async () => {
    const place = await held();
    await closeMeeting(place.services, 'm1');
    place.services.desk.intercept(({ operation, when }) => {
      if (operation === 'put' && when === 'before') throw new AppError('offline', 'You are offline.');
    });
    await expect(correctMinutes(place.services, 'm1', [{ item: await item(place, 'kpis'), text: corrected }], 'Figure misheard')).rejects.toMatchObject({ kind: 'offline' });
    place.services.desk.intercept(() => undefined);
    const unfinished = await place.services.desk.meetings.byKey('m1');
    expect(unfinished && isCorrectionUnfinished(unfinished)).toBe(true);
    place.services.desk.signIn(tom);
    expect(await finishCorrection(place.services, 'm1')).toMatchObject({ minutesVersion: 2 });
    expect(await finishCorrection(place.services, 'm1')).toMatchObject({ minutesVersion: 2 });
    expect((await deeds(place.services)).filter((what) => what.startsWith('Corrected'))).toHaveLength(1);
  });

  test('two people who correct the same line: the second is asked, the first stands', async () => {
    const place = await held();
    await closeMeeting(place.services, 'm1');
    const read = await item(place, 'kpis');
    await correctMinutes(place.services, 'm1', [{ item: read, text: corrected }], 'Misheard');
    await expect(correctMinutes(place.services, 'm1', [{ item: read, text: 'On time 95%.\n\nTwo plumbers left.' }], 'Misheard')).rejects.toMatchObject({ kind: 'conflict' });
    expect((await item(place, 'kpis')).minutes).toBe(corrected);
  });
});

test('an L1 meeting without a Teams chat closes and passes on to L2', async () => {
  const place = await housing();
  const { services, contract } = place;
  await planMeeting(services, { contract, level: 'L1', starts: meetingTime, ends: '2026-12-03T15:00:00Z' }, 'm1');
  await present(place, await startMeeting(services, 'm1'));
  await escalateItem(services, await item(place, 'complaints'), 'Three complaints on one block');
  await closeMeeting(services, 'm1');
  expect(await services.desk.agendaItems.byKey('m1:complaints:to:L2')).toMatchObject({ level: 'L2', title: 'Open complaints: Three complaints on one block' });
});
