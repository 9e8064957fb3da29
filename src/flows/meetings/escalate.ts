import { escalatedPosition } from '../../core/meetings';
import { dayOf, displayDate } from '../../core/time';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { levelIn, line, referenceTo } from './rows';

/**
 * Puts the escalated items of a meeting onto the next meeting of the level above: the one going on or planned, else
 * they wait for the next one to start (CP-9.1). Each item goes there once.
 * @returns how many items are escalated
 */
export async function passOn(
  services: Services,
  meeting: Stored<Meeting>,
  contract: Stored<Contract>,
  items: readonly Stored<AgendaItem>[],
): Promise<number> {
  const escalated = items.filter(({ escalateTo }) => escalateTo !== '');
  for (const item of escalated) {
    await passOnItem(services, meeting, contract, item);
  }
  return escalated.length;
}

async function passOnItem(services: Services, meeting: Stored<Meeting>, contract: Stored<Contract>, item: Stored<AgendaItem>): Promise<void> {
  const { agendaItems } = services.desk;
  const key = `${item.key}:to:${item.escalateTo}`;
  if (await agendaItems.byKey(key)) return;
  const level = levelIn(services, item.escalateTo);
  const target = await nextMeeting(services, contract, level.id);
  const there = target
    ? await agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: target.id }], select: ['position'] })
    : [];
  await agendaItems.add(
    {
      title: titleOf(item),
      contract: referenceTo(contract, contract.name),
      meeting: target && referenceTo(target, target.title),
      level: level.id,
      position: escalatedPosition(level, there.map(({ position }) => position ?? 0)),
      source: 'Escalated',
      background: backgroundOf(item, meeting),
      from: item.key,
    },
    key,
  );
}

/** What is escalated, so that the higher level's agenda can be read alone: `KPIs: on-time repairs below target`. */
function titleOf({ title, escalationReason, source }: AgendaItem): string {
  if (source === 'Escalated' || source === 'Added') return line(title);
  return line(`${title}: ${escalationReason.split('\n')[0]}`, 120);
}

function backgroundOf({ title, escalationReason, background }: AgendaItem, { level, starts }: Meeting): string {
  const origin = `Escalated from the ${level} meeting${starts ? ` of ${displayDate(dayOf(starts))}` : ''}, item “${title}”.`;
  return [escalationReason, origin, background].filter((text) => text.trim() !== '').join('\n');
}

async function nextMeeting(services: Services, contract: Stored<Contract>, level: string): Promise<Stored<Meeting> | undefined> {
  const meetings = await services.desk.meetings.all({
    where: [
      { field: 'contract', op: 'eq', value: contract.id },
      { field: 'level', op: 'eq', value: level },
      { field: 'status', op: 'in', value: ['Planned', 'In progress'] },
    ],
  });
  return [...meetings].sort((one, other) => ((one.starts ?? '') < (other.starts ?? '') ? -1 : 1))[0];
}
