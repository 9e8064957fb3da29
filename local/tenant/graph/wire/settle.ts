import type { Tenant } from '../../tenant';
import { dueToExpire, markExpired, markUploaded, readyToUpload } from '../meetings/artefactStore';
import type { WaitingRecording } from '../meetings/artefactStore';
import { invitedTo, meetingById } from '../meetings/meetingStore';
import type { GraphWorld } from './world';

/**
 * What the services have done by now on their own: recordings that became available lie in the organiser's OneDrive,
 * shared with the attendees; those whose day has come are in the recycle bin, the callRecording stays.
 */
export function settle(tenant: Tenant, world: GraphWorld): void {
  const now = tenant.clock.now();
  for (const recording of readyToUpload(world.db, now)) {
    tenant.clock.at(recording.available, () => tenant.db.transaction(() => upload(world, recording)));
  }
  for (const { id, driveId, itemId } of dueToExpire(world.db, now)) {
    const item = world.drives.item(driveId, itemId);
    if (item) world.drives.recycle(item, { kind: 'app', appId: 'recording-expiry', name: 'SharePoint App' });
    markExpired(world.db, id);
  }
}

/** Source: "Teams meeting recording": attendees of the organisation view it, its recorder edits it, guests get nothing. */
function upload(world: GraphWorld, recording: WaitingRecording): void {
  const meeting = meetingById(world.db, recording.meetingId);
  const organiser = meeting && world.people.byId(meeting.organiserId);
  const drive = organiser && world.drives.personalDrive(organiser);
  if (!meeting || !drive) throw new Error(`The recording ${recording.name} has no OneDrive to go to`);
  const who = { kind: 'user', user: organiser } as const;
  const folder = world.drives.createFolder(world.drives.root(drive), 'Recordings', 'replace', who);
  const file = world.drives.writeFile(folder, recording.name, recording.bytes, 'rename', who);
  const attendees = invitedTo(world.db, meeting.id).flatMap((id) => world.people.byId(id) ?? []);
  const members = attendees.filter((person) => !person.isGuest);
  const recorders = members.filter((person) => person.id === recording.recorderId);
  if (members.length > 0) world.drives.share(file, members, 'read');
  if (recorders.length > 0) world.drives.share(file, recorders, 'write');
  markUploaded(world.db, recording.id, drive.id, file.id);
}
