import type { PersonName } from './people';

/** An action of the sample; `dueInDays` counts from the day of seeding, negative is overdue. */
export interface SampleAction {
  readonly contract: string;
  readonly title: string;
  readonly owner: PersonName | { readonly name: string };
  readonly dueInDays: number;
  readonly broughtForward?: number;
  readonly doneDaysAgo?: number;
  readonly waiting?: boolean;
}

export const sampleActions: readonly SampleAction[] = [
  { contract: 'HC-0101', title: 'Corrective action for post-inspection finding 2', owner: 'priya', dueInDays: -3, broughtForward: 2 },
  { contract: 'HC-0101', title: 'Agree rate for emergency heating', owner: 'ruth', dueInDays: -9, broughtForward: 1 },
  { contract: 'HC-0101', title: 'Asbestos data for 46 garages', owner: { name: 'Nora Quill, Greyfell Environmental' }, dueInDays: 7, broughtForward: 1, waiting: true },
  { contract: 'HC-0101', title: 'Toolbox talk on dust control', owner: 'james', dueInDays: 14 },
  { contract: 'HC-0101', title: 'Text messages to residents on the day of the visit', owner: 'ben', dueInDays: 2 },
  { contract: 'HC-0101', title: 'Advertise two plumber posts', owner: { name: 'James Farrow, Estuary Repairs Ltd' }, dueInDays: -1, doneDaysAgo: 2 },
  { contract: 'HC-0102', title: 'Send in-date gas certificates for 12 and 14 Elm Rise', owner: 'tom', dueInDays: -3, broughtForward: 1 },
  { contract: 'HC-0102', title: 'Access dates for 6 homes', owner: 'tom', dueInDays: 5 },
  { contract: 'HC-0102', title: 'Letter for repeat no access at 9 homes', owner: 'ben', dueInDays: -12, broughtForward: 2 },
  { contract: 'HC-0103', title: 'Programme for C1 remedials in Fen Court', owner: 'dan', dueInDays: 10 },
  { contract: 'HC-0104', title: 'Close overdue high actions at Marsh House', owner: 'grace', dueInDays: -6, broughtForward: 1 },
  { contract: 'HC-0105', title: 'Parts list for obsolete controllers', owner: 'tom', dueInDays: 21 },
  { contract: 'HC-0106', title: 'Edge protection check before restart', owner: 'dan', dueInDays: -2 },
  { contract: 'HC-0107', title: 'Resident choices for phase 3', owner: 'priya', dueInDays: 12 },
  { contract: 'HC-0107', title: 'Price per kitchen against the rate card', owner: 'ruth', dueInDays: 1 },
  { contract: 'HC-0108', title: 'Key safe at Quay Street voids', owner: 'helen', dueInDays: 4 },
  { contract: 'HC-0110', title: 'Missed flushing at Tern Court explained', owner: 'grace', dueInDays: 6 },
  { contract: 'HC-0111', title: 'Quality score method agreed', owner: 'helen', dueInDays: 15 },
  { contract: 'HC-0112', title: 'Section 20 notices for block B', owner: 'dan', dueInDays: 3 },
  { contract: 'HC-0113', title: 'Ten-working-day investigations: who is short', owner: 'helen', dueInDays: -1 },
];
