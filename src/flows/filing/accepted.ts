import type { Filing } from '../../lists/filings';

type Kind = Pick<Filing, 'kind'>['kind'];

const recordings: readonly string[] = ['mp4', 'm4v', 'mov', 'webm', 'mp3', 'm4a', 'wav'];
const transcripts: readonly string[] = ['vtt', 'docx', 'txt'];

/** The endings of files that can be filed as a recording or a transcript, without the dot. */
export function acceptedEndings(kind: Kind): readonly string[] {
  return kind === 'Transcript' ? transcripts : recordings;
}

/** Why a file cannot be filed, as a sentence that says what can; nothing when it can. A file without a name is taken as it is. */
export function whyNotAccepted(kind: Kind, file: { readonly name?: string; readonly size: number }): string | undefined {
  const endings = acceptedEndings(kind);
  const { name } = file;
  if (name !== undefined && !endings.includes(extensionOf(name, ''))) {
    const what = kind === 'Transcript' ? 'transcript' : 'recording';
    const last = endings[endings.length - 1];
    return `“${name}” cannot be filed as the ${what}. Choose a file of the type ${endings.slice(0, -1).join(', ')} or ${last}.`;
  }
  return file.size === 0 ? 'The file is empty. Choose another.' : undefined;
}

/** `mp4` of `Some meeting.MP4`. */
export function extensionOf(name: string, otherwise: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1].toLowerCase() ?? otherwise;
}
