import type { FilingKind, FilingReason } from '../../lists/filings';
import { filingScope } from './waysOn';

/** What a person is told about a filing that waits or is stuck: what happened, and what to do. */

export interface WordFacts {
  /** The organiser's name, or their account when the directory has no name. */
  readonly organiser?: string;
  readonly scope?: string;
  readonly count?: number;
  /** What the service said. */
  readonly said?: string;
  readonly fileName?: string;
  /** Teams has had a day: it will not come by itself. */
  readonly late?: boolean;
}

export function wordsFor(kind: FilingKind, reason: FilingReason, facts: WordFacts = {}): string {
  const it = kind === 'Recording' ? 'recording' : 'transcript';
  const organiser = facts.organiser ?? 'the organiser of the meeting';
  switch (reason) {
    case 'Not there yet':
      return facts.late
        ? `Teams has no ${it} of this meeting. Perhaps it was not ${kind === 'Recording' ? 'recorded' : 'transcribed'}. Upload one, or file without it.`
        : `Teams is still preparing the ${it}. This usually takes 10 to 20 minutes.`;
    case 'Not allowed':
      return `The ${it} is with ${organiser} and not shared with you. Ask ${organiser} to share it or to file it, or upload it.`;
    case 'Several recordings':
      return `The meeting was recorded ${facts.count ?? 'several'} times. Choose which to file.`;
    case 'Source expired':
      return `The ${it} is gone from the OneDrive of ${organiser}: Teams keeps recordings for a limited time. ${organiser} can restore it from the recycle bin for 93 days; or upload a copy, or file without it.`;
    case 'Not in the chat':
      return `You are not in the Teams chat of this meeting. Ask ${organiser}, or somebody who was invited, to file the ${it}; or upload it.`;
    case 'Copy failed':
      return `SharePoint could not copy the ${it}${facts.said ? `: ${withoutStop(facts.said)}` : ''}. The original is untouched. Try again, or upload it.`;
    case 'Does not match':
      return `${facts.fileName ?? 'The file'} in the contract folder is not the same as the ${it}. Nothing was replaced. Rename or remove that file and try again, or upload the ${it}.`;
    case 'Scope not granted':
      return `Contract Desk has not been given the permission ${facts.scope ?? 'it needs'}. Ask your administrator to approve it under API access in the SharePoint admin centre, then try again. ${
        facts.scope === filingScope ? `Until then nothing can be filed or uploaded from here: put the ${it} into the folder in SharePoint, and file without it.` : `Or upload the ${it}.`
      }`;
  }
}

export function notInTeams(kind: FilingKind): string {
  const it = kind === 'Recording' ? 'recording' : 'transcript';
  return `This meeting has no Teams meeting to take the ${it} from. Upload it, or file without it.`;
}

export const busyWords = 'Microsoft 365 is busy. Filing goes on by itself.';

function withoutStop(text: string): string {
  return text.trim().replace(/\.+$/, '');
}
