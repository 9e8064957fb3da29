import type { PolicyPack } from '../../src/core/policy/types';
import { resumeFilings } from '../../src/flows/filing';
import { closeMeeting } from '../../src/flows/meetings/close';
import { escalateItem } from '../../src/flows/meetings/agenda';
import { saveAttendance, saveMinutes } from '../../src/flows/meetings/minutes';
import { planMeeting } from '../../src/flows/meetings/plan';
import { startMeeting } from '../../src/flows/meetings/start';
import type { Services } from '../../src/flows/services';
import type { Contract } from '../../src/lists/contracts';
import type { Stored } from '../../src/lists/define';
import type { Meeting } from '../../src/lists/meetings';
import { servicesAs } from './clients';
import type { Control } from './control';
import { heldMeetings, plannedMeetings, type HeldMeeting, type PlannedMeeting } from './meetings';
import { people, type PersonName } from './people';
import type { SeededRegister } from './register';

interface Place {
  readonly url: string;
  readonly site: string;
  readonly pack: PolicyPack;
  readonly control: Control;
}

/** A Teams meeting series, by contract and level. */
interface Series {
  readonly chatId: string;
  readonly joinUrl: string;
}

const minute = 60000;
const day = 86400000;
const length = 45 * minute;

/** Plans, holds, closes and files the sample's meetings as their organisers would have, each on its own day. */
export async function seedMeetings(place: Place, register: SeededRegister, now: Date, say: (line: string) => void): Promise<void> {
  const series = new Map<string, Series>();
  const seriesOf = async (sample: HeldMeeting | PlannedMeeting, starts: Date): Promise<Series> => {
    const id = `${sample.contract} ${sample.level}`;
    const known = series.get(id);
    if (known) return known;
    const made = await place.control.post<Series>('meetings', scheduleOf(contractOf(register, sample.contract), sample, starts));
    series.set(id, made);
    return made;
  };
  for (const sample of [...heldMeetings].sort((one, other) => other.daysAgo - one.daysAgo)) {
    const starts = new Date(atTen(now).getTime() - sample.daysAgo * day);
    await hold(place, contractOf(register, sample.contract), sample, await seriesOf(sample, starts), starts);
  }
  for (const sample of plannedMeetings) {
    const starts = sample.inDays === 0 ? justHeld(now) : new Date(atTen(now).getTime() + sample.inDays * day);
    await plan(place, contractOf(register, sample.contract), sample, await seriesOf(sample, starts), starts, now);
  }
  say(`  ${heldMeetings.length} meetings held and filed, ${plannedMeetings.length} planned`);
}

async function hold(place: Place, contract: Stored<Contract>, sample: HeldMeeting, teams: Series, starts: Date): Promise<void> {
  const upn = people[sample.organiser].upn;
  const during = servicesAs({ upn, at: starts }, place.url, place.site, place.pack);
  const key = `sample-held-${sample.contract}-${sample.level}-${sample.daysAgo}`;
  await planMeeting(during, planOf(contract, sample, teams, starts), key);
  const meeting = await startMeeting(during, key);
  await takeMinutes(during, meeting, sample);
  await saveAttendance(during, meeting, (meeting.attendance ?? []).map((one) => ({ ...one, attendance: 'Present' as const })));
  if (sample.recorded) await record(place.control, teams, starts, [{ from: 1, to: 43 }]);
  const after = servicesAs({ upn, at: new Date(starts.getTime() + length + 30 * minute) }, place.url, place.site, place.pack);
  const closed = await closeMeeting(after, key);
  if (sample.recorded) await resumeFilings(after, closed, () => undefined);
}

async function takeMinutes(services: Services, meeting: Stored<Meeting>, sample: HeldMeeting): Promise<void> {
  const items = await services.desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }] });
  for (const item of items) {
    const id = item.key.slice(meeting.key.length + 1);
    const saved = await saveMinutes(services, item, { text: sample.minutes[id] ?? 'Nothing to report.', minuted: true });
    if (saved.state === 'saved' && sample.escalate?.item === id) await escalateItem(services, saved.item, sample.escalate.reason);
  }
}

async function plan(place: Place, contract: Stored<Contract>, sample: PlannedMeeting, teams: Series, starts: Date, now: Date): Promise<void> {
  const services = servicesAs({ upn: people[sample.organiser].upn }, place.url, place.site, place.pack);
  await planMeeting(services, planOf(contract, sample, teams, starts), `sample-planned-${sample.contract}-${sample.level}`);
  if (!sample.recordings) return;
  const ready = new Date(now.getTime() + (sample.recordingReadyInMinutes ?? 0) * minute);
  await record(place.control, teams, starts, sample.recordings, ready);
}

function planOf(contract: Stored<Contract>, sample: HeldMeeting | PlannedMeeting, teams: Series, starts: Date): Parameters<typeof planMeeting>[1] {
  return {
    contract,
    level: sample.level,
    starts: starts.toISOString(),
    ends: new Date(starts.getTime() + length).toISOString(),
    chatId: teams.chatId,
    joinUrl: teams.joinUrl,
    organiser: people[sample.organiser].upn,
  };
}

function scheduleOf(contract: Stored<Contract>, sample: HeldMeeting | PlannedMeeting, starts: Date): object {
  const attendees: PersonName[] = contract.reference === 'HC-0101' ? ['priya', 'ben', 'karen', 'ruth', 'james'] : ['priya', 'tom', 'dan', 'grace', 'helen', 'ben', 'karen'];
  return {
    organiser: people[sample.organiser].upn,
    attendees: attendees.filter((name) => name !== sample.organiser).map((name) => people[name].upn),
    subject: `${contract.name}, ${sample.level === 'L3' ? 'quarterly strategic' : sample.level === 'L2' ? 'monthly contract' : 'operational'} meeting`,
    start: starts.toISOString(),
    end: new Date(starts.getTime() + length).toISOString(),
    recurrence: {
      pattern: { type: 'absoluteMonthly', interval: sample.level === 'L3' ? 3 : 1, dayOfMonth: starts.getUTCDate() },
      range: { type: 'noEnd', startDate: starts.toISOString().slice(0, 10) },
    },
  };
}

async function record(control: Control, { chatId }: Series, starts: Date, parts: readonly { from: number; to: number }[], ready?: Date): Promise<void> {
  for (const { from, to } of parts) {
    const start = new Date(starts.getTime() + from * minute).toISOString();
    const end = new Date(starts.getTime() + to * minute).toISOString();
    const availableAt = ready?.toISOString();
    await control.post('recordings', { chatId, start, end, seedSize: 300000, availableAt });
    await control.post('transcripts', { chatId, start, end, vtt: transcriptText, availableAt });
  }
}

const transcriptText = [
  'WEBVTT',
  '',
  '0:0:2.000 --> 0:0:9.500',
  '<v Priya Nair>Thank you for coming. Shall we begin with the actions?</v>',
  '',
  '0:0:9.900 --> 0:0:17.200',
  '<v James Farrow>Two are done. The weekly report starts on Monday.</v>',
  '',
].join('\n');

function contractOf(register: SeededRegister, reference: string): Stored<Contract> {
  const contract = register.contracts.get(reference);
  if (!contract) throw new Error(`No sample contract ${reference}`);
  return contract;
}

function atTen(now: Date): Date {
  const start = new Date(now);
  start.setUTCHours(10, 0, 0, 0);
  return start;
}

/** A meeting of today that ended a few minutes ago, so that its recording can be there already. */
function justHeld(now: Date): Date {
  return new Date(Math.floor((now.getTime() - length) / (5 * minute)) * 5 * minute);
}
