import type { DriveFile, MeetingArtefact } from './ports';

const minute = 60_000;
const hour = 60 * minute;

/** Teams starts the recording a moment after it says so. */
const tolerance = 5 * minute;
/** A long recording is uploaded well after it ended. */
const uploadTolerance = 24 * hour;

export interface RecordingWithFile {
  readonly recording: MeetingArtefact;
  readonly file: DriveFile | undefined;
}

/**
 * Which file of the organiser's Recordings folder is which recording? Graph does not say (callRecording has no drive
 * item), so the name's time stamp, else the file's own creation, is compared with when the recording was made. The
 * closest pairs come first, so that a recording whose file is missing does not take another's.
 * @param recordings all of the series, also those of other occurrences
 */
export function pairRecordings(
  recordings: readonly MeetingArtefact[],
  files: readonly DriveFile[],
  subject: string,
): readonly RecordingWithFile[] {
  const candidates = recordings
    .flatMap((recording) => files.map((file) => ({ recording, file, distance: distanceOf(recording, file, subject) })))
    .filter((pair): pair is typeof pair & { readonly distance: number } => pair.distance !== undefined)
    .sort((a, b) => a.distance - b.distance);
  const chosen = new Map<string, DriveFile>();
  const taken = new Set<string>();
  for (const { recording, file } of candidates) {
    if (chosen.has(recording.id) || taken.has(file.itemId)) continue;
    chosen.set(recording.id, file);
    taken.add(file.itemId);
  }
  return recordings.map((recording) => ({ recording, file: chosen.get(recording.id) }));
}

/** How far apart in milliseconds; undefined when they cannot belong together. */
function distanceOf(recording: MeetingArtefact, file: DriveFile, subject: string): number | undefined {
  if (!/\.(mp4|m4a)$/i.test(file.name) || !startsWithSubject(file.name, subject)) return undefined;
  const started = Date.parse(recording.created);
  const stamp = stampOf(file.name);
  if (stamp !== undefined) {
    const apart = Math.abs(stamp - started);
    // Names without "UTC" may carry British Summer Time.
    return apart <= tolerance || Math.abs(apart - hour) <= tolerance ? apart : undefined;
  }
  const ended = Date.parse(recording.ended ?? recording.created);
  const created = Date.parse(file.created);
  // A renamed file comes after any that says itself when it was recorded.
  return created >= started - minute && created <= ended + uploadTolerance ? 2 * hour + Math.abs(created - ended) : undefined;
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
  return plain(name).startsWith(plain(subject));
}
