import { contractFolderName, leavesRoom, meetingFileName, meetingFolderName, meetingsFolder } from '../../core/filing';
import { bringForward, doneInMeetingFrom, reviewsActions, stoodInMeeting } from '../../core/meetings';
import { uniqueName } from '../../core/names';
import { keepUntil } from '../../core/records';
import { dayOf, type IsoDate } from '../../core/time';
import { AppError } from '../../core/errors';
import type { StoredFile } from '../../data/ports';
import type { Action } from '../../lists/actions';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { inOrder, minutesContent } from './minutesContent';
import { minutesDocument } from './minutesDocument';
import { change, levelIn, referenceTo } from './rows';

export interface FiledMinutes {
  readonly folder: string;
  readonly file: StoredFile;
}

/** How often the document is made again because somebody's last save came in while it was being made. */
const rounds = 3;

/**
 * Makes the minutes as a document and puts it into the meeting's folder, with its record columns set (CP-9.1, CP-11.2).
 * Putting it again adds a version.
 * @param correction said at the top of the document, for a version after the first
 */
export async function fileMinutes(
  services: Services,
  meeting: Stored<Meeting>,
  contract: Stored<Contract>,
  correction?: string,
): Promise<FiledMinutes> {
  const folder = await meetingFolder(services, meeting, contract);
  const name = meetingFileName(meetingDay(meeting), meeting.level, 'Minutes', 'docx');
  let items = await itemsOf(services, meeting);
  for (let round = 1; ; round += 1) {
    const content = await documentOf(services, meeting, contract, items, correction);
    const file = await services.desk.folders.put(folder, name, content);
    const now = await itemsOf(services, meeting);
    if (sameRows(items, now) || round === rounds) {
      await describe(services, meeting, contract, file.path);
      return { folder, file };
    }
    items = now;
  }
}

/** The agenda of a meeting, in order. */
export async function itemsOf(services: Services, meeting: Stored<Meeting>): Promise<readonly Stored<AgendaItem>[]> {
  return inOrder(await services.desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }] }));
}

function sameRows(before: readonly Stored<AgendaItem>[], after: readonly Stored<AgendaItem>[]): boolean {
  return before.length === after.length && before.every(({ key, etag }, index) => after[index].key === key && after[index].etag === etag);
}

async function documentOf(
  services: Services,
  meeting: Stored<Meeting>,
  contract: Stored<Contract>,
  items: readonly Stored<AgendaItem>[],
  correction: string | undefined,
): Promise<Uint8Array> {
  const level = levelIn(services, meeting.level);
  const { actions, people } = services.desk;
  const set = await actions.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }] });
  const fromEarlier = reviewsActions(level) ? await broughtForwardTo(services, meeting, contract) : [];
  const content = minutesContent({ contract, meeting, levelName: level.name, items, set, fromEarlier, correction });
  const me = await people.me();
  return minutesDocument(content, { author: me.name, subject: `${contract.reference} ${contract.name}`, keywords: `${meeting.level}, minutes, ${level.clause}` });
}

/** The actions that the meeting went through: those still open, then those done in it or since. */
async function broughtForwardTo(services: Services, meeting: Stored<Meeting>, contract: Stored<Contract>): Promise<readonly Stored<Action>[]> {
  const { actions } = services.desk;
  const [open, done] = await Promise.all([
    actions.all({
      where: [
        { field: 'contract', op: 'eq', value: contract.id },
        { field: 'status', op: 'in', value: ['Open', 'Waiting'] },
      ],
    }),
    actions.all({
      where: [
        { field: 'contract', op: 'eq', value: contract.id },
        { field: 'status', op: 'eq', value: 'Done' },
        { field: 'completedOn', op: 'ge', value: doneInMeetingFrom(meeting, services.now()) },
      ],
    }),
  ]);
  return [...bringForward(open), ...stoodInMeeting(done, meeting)].filter((action) => action.meeting?.id !== meeting.id);
}

function meetingDay({ starts }: Meeting): IsoDate {
  if (starts === undefined) throw new AppError('invalid', 'The meeting has no date.', { field: 'starts' });
  return dayOf(starts);
}

/** The folder of a meeting below its contract's; chosen once and then kept with the meeting. */
async function meetingFolder(services: Services, meeting: Stored<Meeting>, contract: Stored<Contract>): Promise<string> {
  const library = await services.desk.folders.libraryOf(contract.site || undefined);
  const inLibrary = (path: string): readonly string[] | undefined =>
    path.startsWith(`${library}/`) ? path.slice(library.length + 1).split('/') : undefined;
  const kept = inLibrary(meeting.folder);
  if (kept) return services.desk.folders.ensure(library, kept);
  const contractParts = inLibrary(contract.folder) ?? [contractFolderName(contract.reference, contract.name, contract.id, library)];
  const contractFolder = [library, ...contractParts].join('/');
  mustLeaveRoom(contractFolder);
  const name = uniqueName(meetingFolderName(meetingDay(meeting), meeting.level), await namesTaken(services, meeting, contract));
  const folder = await services.desk.folders.ensure(library, [...contractParts, meetingsFolder, name]);
  await change(services.desk.contracts, contract, (row) => (row.folder === contractFolder ? undefined : { folder: contractFolder }));
  await change(services.desk.meetings, meeting, (row) => (row.folder === '' ? { folder } : undefined));
  return (await services.desk.meetings.byId(meeting.id)).folder;
}

function mustLeaveRoom(contractFolder: string): void {
  if (leavesRoom(contractFolder)) return;
  throw new AppError('invalid', 'The path of the contract folder is too long for files below it. Move the folder to a shorter path, then go on closing.', { field: 'folder' });
}

/** Folders of the contract's other meetings: two at one level on one day do not share one. */
async function namesTaken(services: Services, meeting: Stored<Meeting>, contract: Stored<Contract>): Promise<readonly string[]> {
  const meetings = await services.desk.meetings.all({ where: [{ field: 'contract', op: 'eq', value: contract.id }], select: ['folder'] });
  return meetings.filter(({ id }) => id !== meeting.id).map(({ folder }) => folder.slice(folder.lastIndexOf('/') + 1));
}

async function describe(services: Services, meeting: Stored<Meeting>, contract: Stored<Contract>, path: string): Promise<void> {
  const { records } = services.pack;
  await services.desk.folders.describe(path, {
    // A lookup cannot point into another site: there the reference alone says which contract it is.
    ...(contract.site ? {} : { contract: referenceTo(contract, contract.name) }),
    contractReference: contract.reference,
    fileKind: 'Minutes',
    level: meeting.level,
    meetingDate: meetingDay(meeting),
    keepUntil: contract.end === undefined ? undefined : keepUntil(contract.end, contract.executedAs, records),
  });
}
