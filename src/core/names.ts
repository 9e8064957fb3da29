/**
 * Names of folders and files that SharePoint, OneDrive and Windows all accept.
 * Source: Microsoft support, "Restrictions and limitations in OneDrive and SharePoint". `#` and `%` are legal there
 * since 2017, yet break addresses in older clients, so they are left out too.
 */

/** Longest folder name that the suite makes, so that everything below it fits into a path. */
export const maxNameLength = 120;

const illegal = /["*:<>?/\\|#%\u2028\u2029]|\p{Cc}/gu;
/** Marks that cannot be seen: two names that differ by them look the same. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/g;
/** Half of a pair of surrogates, which no file system can store. */
const halves = /\p{Cs}/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|forms|desktop\.ini|_vti_.*)$/i;

interface NameOptions {
  /** Longest name in characters, {@link maxNameLength} unless said. */
  readonly max?: number;
  /** Used when nothing legal is left of the text. */
  readonly fallback?: string;
}

/** A legal folder name made of any text. */
export function safeName(text: string, options: NameOptions = {}): string {
  const { max = maxNameLength, fallback = 'Unnamed' } = options;
  const legal = trimEnds(
    text
      .normalize('NFC')
      .replace(halves, '')
      .replace(invisible, '')
      .replace(illegal, ' ')
      .replace(/_vti_/gi, ' vti ')
      .replace(/\s+/g, ' '),
  );
  const name = cut(legal, max) || fallback;
  return isReserved(name) ? markReserved(name, max) : name;
}

/** The name, or the name with ` (2)`, ` (3)` … when a sibling has it; SharePoint compares without regard to case. */
export function uniqueName(name: string, siblings: Iterable<string>, max: number = maxNameLength): string {
  const taken = new Set(Array.from(siblings, (sibling) => sibling.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  const dot = /\.[a-z0-9]{1,5}$/i.exec(name);
  const stem = dot ? name.slice(0, dot.index) : name;
  const extension = dot ? dot[0] : '';
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})${extension}`;
    const candidate = cut(stem, max - suffix.length) + suffix;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

function isReserved(name: string): boolean {
  return reserved.test(name) || reserved.test(name.split('.')[0].trim());
}

/** `CON.txt` becomes `CON-.txt`. */
function markReserved(name: string, max: number): string {
  const [stem, ...rest] = name.split('.');
  const end = ['-', ...rest.map((part) => `.${part}`)].join('');
  return cut(stem.trim(), Math.max(1, max - end.length)) + end;
}

/** Spaces and dots at either end are refused or dropped by SharePoint; a `~` at the start marks a temporary file. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.~]+/, '').replace(/[\s.]+$/, '');
}

/** Never ends inside a pair of surrogates, nor in a space or a dot. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, Math.max(0, max)).replace(/[\ud800-\udbff]$/, '');
  return head.replace(/[\s.]+$/, '');
}
