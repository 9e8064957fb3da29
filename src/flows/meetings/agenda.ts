import { AppError } from '../../core/errors';
import { addedPosition, nextHigherLevel } from '../../core/meetings';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { mustBeOpen, openMeetingOf } from './locked';
import { change, levelIn, line, referenceTo } from './rows';

/** Adds an item to a meeting's agenda. @param key made before the first try */
export async function addItem(services: Services, meeting: Stored<Meeting>, title: string, key: Key): Promise<Stored<AgendaItem>> {
  if (title.trim() === '') throw new AppError('invalid', 'Enter what the item is about.', { field: 'title' });
  mustBeOpen(await services.desk.meetings.byId(meeting.id));
  const rows = await services.desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }], select: ['position'] });
  return services.desk.agendaItems.add(
    {
      title: line(title),
      contract: meeting.contract,
      meeting: referenceTo(meeting, meeting.title),
      level: meeting.level,
      position: addedPosition(levelIn(services, meeting.level), rows.map(({ position }) => position ?? 0)),
      source: 'Added',
    },
    key,
  );
}

/** Marks an item for the next higher level; it goes there when the meeting is closed (CP-9.1). */
export async function escalateItem(services: Services, item: Stored<AgendaItem>, reason: string): Promise<Stored<AgendaItem>> {
  if (reason.trim() === '') throw new AppError('invalid', 'Say why this is escalated; the next level reads it first.', { field: 'escalationReason' });
  const higher = nextHigherLevel(services.pack, item.level);
  if (!higher) throw new AppError('invalid', `There is no level above ${item.level} to escalate to.`, { field: 'escalateTo' });
  await openMeetingOf(services, item);
  return change(services.desk.agendaItems, item, () => ({ escalateTo: higher.id, escalationReason: reason.trim() }));
}

/** Takes an escalation back before the meeting is closed. */
export async function unescalateItem(services: Services, item: Stored<AgendaItem>): Promise<Stored<AgendaItem>> {
  await openMeetingOf(services, item);
  return change(services.desk.agendaItems, item, (row) =>
    row.escalateTo === '' && row.escalationReason === '' ? undefined : { escalateTo: '', escalationReason: '' },
  );
}
