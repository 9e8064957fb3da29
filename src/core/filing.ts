import { maxNameLength, safeName } from './names';
import type { IsoDate } from './time';

/** Names of the folders and files of a contract (CP-9.1): everybody who files makes them here. */

/**
 * Longest server-relative path of a filed document. SharePoint takes 400 characters; the lists keep the path in one
 * line of text, which takes 255.
 */
export const maxPathLength = 255;

/** Room for `/Meetings/<folder>/<file>` below a contract's folder, at the longest level id. */
const longestBelow = 80;

/**
 * `HC-0101 Responsive repairs`, the folder of a contract. References are unique, so these names are, as long as the
 * reference stands in them as it is; one with spaces or forbidden characters brings the row's number along.
 * @param library server-relative path of the library, so that a long one leaves a shorter name
 */
export function contractFolderName(reference: string, name: string, id?: number, library: string = ''): string {
  const plain = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/.test(reference);
  const suffix = plain || id === undefined ? '' : ` (${id})`;
  const room = Math.min(maxNameLength, maxPathLength - library.length - 1 - longestBelow);
  return safeName(`${reference} ${name}`, { fallback: 'Contract', max: Math.max(40, room) - suffix.length }) + suffix;
}

/** Whether everything of a meeting can be filed below a contract's folder. */
export function leavesRoom(contractFolder: string): boolean {
  return contractFolder.length + longestBelow <= maxPathLength;
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
