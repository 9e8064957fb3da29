import { randomUUID } from 'node:crypto';
import { linksFor } from '../../../src/flows/links';
import { addDraftAction, escalateItem, planMeeting, saveAttendance, saveMinutes, startMeeting } from '../../../src/flows/meetings';
import type { Services } from '../../../src/flows/services';
import type { Graph } from '../../../src/graph/ports';
import type { AgendaItem } from '../../../src/lists/agendaItems';
import type { Contract } from '../../../src/lists/contracts';
import type { Stored } from '../../../src/lists/define';
import type { Meeting } from '../../../src/lists/meetings';
import type { NewRow } from '../../../src/data/ports';
import { addContract, pack, upns, type Housing, type Who } from '../data/support';

export const starts = '2026-12-03T14:00:00.000Z';
export const ends = '2026-12-03T15:00:00.000Z';

/** Holding and closing a meeting needs SharePoint alone; Graph comes after it. */
const noGraph = new Proxy({} as Graph, {
  get: (_target, part) => {
    throw new Error(`Meetings must not call Graph (${String(part)}).`);
  },
});

export function servicesOf(housing: Housing, who: Who): Services {
  return {
    desk: housing.desk(who),
    graph: noGraph,
    pack,
    links: linksFor(housing.webUrl),
    now: () => new Date(ends),
    newKey: randomUUID,
    pause: () => Promise.resolve(),
  };
}

export interface HeldMeeting {
  readonly contract: Stored<Contract>;
  readonly meeting: Stored<Meeting>;
  item(id: string): Promise<Stored<AgendaItem>>;
}

/** An L2 meeting at its end: minuted by two officers, one item escalated, two draft actions, everybody present. */
export async function heldMeeting(housing: Housing, reference: string, more: NewRow<Contract> = {}): Promise<HeldMeeting> {
  const [priya, ben] = [servicesOf(housing, 'manager'), servicesOf(housing, 'lead')];
  const contract = await addContract(priya.desk, { reference, name: 'Responsive repairs', end: '2029-03-31', ...more });
  const planned = await planMeeting(priya, { contract, level: 'L2', starts, ends }, randomUUID());
  const started = await startMeeting(priya, planned.key);
  const item = async (id: string): Promise<Stored<AgendaItem>> => {
    const found = await priya.desk.agendaItems.byKey(`${planned.key}:${id}`);
    if (!found) throw new Error(`There is no item ${id}.`);
    return found;
  };
  const kpis = await item('kpis');
  await saveMinutes(ben, kpis, { text: 'Ben: on time 93.1%.' });
  await saveMinutes(priya, kpis, { text: "Priya: <b>two</b> plumbers' posts & more." });
  await escalateItem(priya, await item('kpis'), 'Below target for three months');
  await addDraftAction(ben, started, { title: 'Report weekly', due: '2026-12-11', ownerName: 'James Farrow' }, randomUUID());
  await addDraftAction(priya, started, { title: 'Check overtime', due: '2026-12-18', owner: await priya.desk.people.ensure(upns.lead) }, randomUUID());
  const everybody = (started.attendance ?? []).map((person) => ({ ...person, attendance: 'Present' as const }));
  const meeting = await saveAttendance(priya, started, everybody);
  return { contract, meeting, item };
}
