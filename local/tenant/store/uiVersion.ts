/**
 * Versions as SharePoint counts them (`_UIVersion`): 512 for each major version, 1 for each minor one. 1.0 is 512,
 * 2.3 is 1027, a first draft 0.1 is 1.
 */
const MAJOR = 512;

export const FIRST_MAJOR = MAJOR;
export const FIRST_MINOR = 1;

export function majorOf(version: number): number {
  return Math.floor(version / MAJOR);
}

export function minorOf(version: number): number {
  return version % MAJOR;
}

export function nextMajor(version: number): number {
  return (majorOf(version) + 1) * MAJOR;
}

/** `2.3` */
export function labelOf(version: number): string {
  return `${majorOf(version)}.${minorOf(version)}`;
}
