import { contracts } from './contracts';
import { choice, date, defineList, lookup, text, type ItemOf } from './define';

export const fileKinds = ['Minutes', 'Recording', 'Transcript', 'Other'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The library with one folder for each contract; meetings are filed under `<contract>/Meetings/<date> <level>` (CP-9.1). */
export const contractFolders = defineList({
  url: 'ContractFolders',
  title: 'Contract folders',
  description: 'One folder for each contract: minutes, recordings, transcripts.',
  version: 1,
  library: true,
  fields: {
    contract: lookup(() => contracts, { title: 'Contract', indexed: true }),
    contractReference: text({ title: 'Contract reference', max: 30, indexed: true }),
    fileKind: choice(fileKinds, { title: 'Record', indexed: true }),
    level: text({ title: 'Level', max: 10 }),
    meetingDate: date({ title: 'Meeting date', indexed: true }),
    keepUntil: date({ title: 'Keep until', indexed: true, clause: 'CP-11.2' }),
  },
  views: {
    all: { title: 'Records', fields: ['contractReference', 'fileKind', 'level', 'meetingDate', 'keepUntil'], isDefault: true },
  },
});

export type FiledDocument = ItemOf<typeof contractFolders>;
