import { maxNameLength, safeName } from './names';
import type { IsoDate } from './time';

/** Names of the folders and files of a contract (CP-9.1): everybody who files makes them here. */

/**
 * `HC-0101 Responsive repairs`, the folder of a contract. References are unique, so these names are, as long as the
 * reference stands in them as it is; one with spaces or forbidden characters brings the row's number along.
 */
export function contractFolderName(reference: string, name: string, id?: number): string {
  const plain = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/.test(reference);
  const suffix = plain || id === undefined ? '' : ` (${id})`;
  return safeName(`${reference} ${name}`, { fallback: 'Contract', max: maxNameLength - suffix.length }) + suffix;
}

/** `2026-12-03 L2`, the folder of a meeting; the second at one level on one day is `2026-12-03 L2 (2)`. */
export function meetingFolderName(date: IsoDate, level: string): string {
  return safeName(`${date} ${level}`);
}

/** The folder in a contract's folder that holds its meetings. */
export const meetingsFolder = 'Meetings';

const wordOf = { Minutes: 'minutes', Recording: 'recording', Transcript: 'transcript', Other: 'file' } as const;

/** `2026-12-03 L2 recording.mp4`; the second of a kind is `2026-12-03 L2 recording 2.mp4`. */
export function meetingFileName(
  date: IsoDate,
  level: string,
  kind: keyof typeof wordOf,
  extension: string,
  number: number = 1,
): string {
  const stem = safeName(`${date} ${level} ${wordOf[kind]}${number > 1 ? ` ${number}` : ''}`);
  return `${stem}.${extension}`;
}
