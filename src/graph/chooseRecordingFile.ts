import type { DriveFile, MeetingArtefact } from './ports';

const minute = 60_000;
const hour = 60 * minute;

/** Teams may write local time into the name, and starts recording a moment after it says so. */
const nameTolerance = 65 * minute;
/** A long recording is uploaded well after it ended. */
const uploadTolerance = 24 * hour;

/**
 * Which file of the organiser's Recordings folder is this recording? Graph does not say (callRecording has no drive
 * item), so the name's time stamp and the file's own creation are compared with when the recording was made.
 * @param taken files that belong to other recordings
 */
export function chooseRecordingFile(
  recording: MeetingArtefact,
  files: readonly DriveFile[],
  subject: string,
  taken: ReadonlySet<string> = new Set(),
): DriveFile | undefined {
  const ranked = files
    .filter((file) => !taken.has(file.itemId) && /\.(mp4|m4a)$/i.test(file.name))
    .map((file) => ({ file, distance: distanceOf(recording, file), sameSubject: startsWithSubject(file.name, subject) }))
    .filter(({ distance, sameSubject }) => distance !== undefined && (sameSubject || distance < 5 * minute))
    .sort((a, b) => Number(b.sameSubject) - Number(a.sameSubject) || (a.distance ?? 0) - (b.distance ?? 0));
  return ranked[0]?.file;
}

/** Each recording with its file, so that no file serves two recordings. */
export function pairRecordings(
  recordings: readonly MeetingArtefact[],
  files: readonly DriveFile[],
  subject: string,
): readonly { readonly recording: MeetingArtefact; readonly file: DriveFile | undefined }[] {
  const taken = new Set<string>();
  return recordings.map((recording) => {
    const file = chooseRecordingFile(recording, files, subject, taken);
    if (file) taken.add(file.itemId);
    return { recording, file };
  });
}

/** Milliseconds between the recording and the file; undefined when they cannot belong together. */
function distanceOf(recording: MeetingArtefact, file: DriveFile): number | undefined {
  const started = Date.parse(recording.created);
  const stamp = stampOf(file.name);
  if (stamp !== undefined) {
    const distance = Math.abs(stamp - started);
    return distance <= nameTolerance ? distance : undefined;
  }
  const ended = Date.parse(recording.ended ?? recording.created);
  const created = Date.parse(file.created);
  return created >= started - minute && created <= ended + uploadTolerance ? Math.abs(created - ended) : undefined;
}

/** `Responsive repairs-20261203_140210UTC-Meeting Recording.mp4` or the same without `UTC`. */
function stampOf(name: string): number | undefined {
  const match = /-(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})(?:UTC)?-/.exec(name);
  if (!match) return undefined;
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/** OneDrive leaves out characters that no file name may hold. */
function startsWithSubject(name: string, subject: string): boolean {
  const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  return plain(subject) !== '' && plain(name).startsWith(plain(subject));
}
