import { contracts } from './contracts';
import { choice, date, dateTime, defineList, lookup, note, number, text, type ItemOf } from './define';
import { meetings } from './meetings';

export const filingKinds = ['Recording', 'Transcript'] as const;
export type FilingKind = (typeof filingKinds)[number];

/** Working: somebody or the sweep goes on. Waiting: not there yet. Stuck: a person has to choose a way on. */
export const filingStates = ['Working', 'Waiting', 'Stuck', 'Filed', 'Without'] as const;
export type FilingState = (typeof filingStates)[number];

/** Why a filing waits or is stuck; each has its own words and its own way on. */
export const filingReasons = ['Not there yet', 'Not allowed', 'Several recordings', 'Source expired', 'Not in the chat', 'Copy failed', 'Does not match', 'Scope not granted'] as const;
export type FilingReason = (typeof filingReasons)[number];

/** One row for each recording or transcript on its way into the contract folder: the state of a saga (CP-9.1, CP-11.2). */
export const filings = defineList({
  url: 'Lists/Filings',
  title: 'Filings',
  description: 'Recordings and transcripts on their way into contract folders.',
  version: 1,
  fields: {
    title: text({ title: 'What', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', required: true, indexed: true }),
    meeting: lookup(() => meetings, { title: 'Meeting', required: true, indexed: true }),
    kind: choice(filingKinds, { title: 'Kind', required: true }),
    state: choice(filingStates, { title: 'State', required: true, indexed: true, defaultValue: 'Working' }),
    step: text({ title: 'Next step', required: true, max: 30, internal: true }),
    reason: choice(filingReasons, { title: 'Reason' }),
    message: note({ title: 'What happened' }),
    nextCheck: dateTime({ title: 'Next check', indexed: true }),
    sourceId: text({ title: 'Recording or transcript id', internal: true }),
    sourceDrive: text({ title: 'Source drive', internal: true }),
    sourceItem: text({ title: 'Source file', internal: true }),
    sourceSize: number({ title: 'Size, bytes', internal: true }),
    sourceHash: text({ title: 'Hash of the source', internal: true, help: 'quickXorHash, base64.' }),
    monitor: note({ title: 'Copy monitor', internal: true }),
    progress: number({ title: 'Progress', min: 0, max: 100, internal: true }),
    fileDrive: text({ title: 'Drive of the filed copy', internal: true }),
    fileItem: text({ title: 'Filed copy', internal: true }),
    file: text({ title: 'File', column: 'FiledFile', internal: true, help: 'Server-relative path of the filed copy.' }),
    keepUntil: date({ title: 'Keep until', clause: 'CP-11.2' }),
    label: text({ title: 'Retention label' }),
    filedAt: dateTime({ title: 'Filed' }),
  },
  views: {
    open: { title: 'Not filed yet', fields: ['title', 'contract', 'state', 'reason', 'nextCheck'], where: [{ field: 'state', op: 'in', value: ['Working', 'Waiting', 'Stuck'] }], isDefault: true },
    all: { title: 'All filings', fields: ['title', 'contract', 'state', 'reason', 'file', 'keepUntil', 'filedAt'] },
  },
  formatting: { state: 'filing-state' },
});

export type Filing = ItemOf<typeof filings>;
