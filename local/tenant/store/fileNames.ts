import { StoreError } from './errors';

/** Source: "Restrictions and limitations in OneDrive and SharePoint". */
const LONGEST_PATH = 400;
const LONGEST_NAME = 255;
const FORBIDDEN = /["*:<>?/\\|]/;
const RESERVED = /^(\.lock|CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]|desktop\.ini|_vti_.*)$/i;

/** @throws invalidName, pathTooLong */
export function checkName(name: string, path: string): void {
  const illegal =
    name === '' || name.length > LONGEST_NAME || FORBIDDEN.test(name) || hasControlCharacter(name) || RESERVED.test(name) || /^[\s]|[\s.]$/.test(name) || name.startsWith('~$') || name.includes('_vti_');
  if (illegal) {
    throw new StoreError('invalidName', `The file or folder name "${name}" contains characters that are not permitted. Please use a different name.`, { name });
  }
  // The limit counts the decoded path below the host.
  if (path.replace(/^\//, '').length > LONGEST_PATH) {
    throw new StoreError(
      'pathTooLong',
      `The specified file or folder name is too long. The URL path for all files and folders must be ${LONGEST_PATH} characters or less (and no more than ${LONGEST_NAME} characters for any single file or folder name in the URL). Please type a shorter file or folder name.`,
      { path }
    );
  }
}

function hasControlCharacter(name: string): boolean {
  return [...name].some(character => character.charCodeAt(0) < 32);
}

/** `minutes.docx` → `minutes 1.docx`, `minutes 2.docx`… until one is free. */
export function freeName(name: string, isTaken: (candidate: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n += 1) {
    const candidate = `${stem} ${n}${extension}`;
    if (!isTaken(candidate)) return candidate;
  }
}
