import type { ContractKind, ContractStatus, Execution } from '../../src/lists/contracts';
import type { PersonName } from './people';

/** One contract of the sample; dates are told from the day of seeding, so that the sample never grows old. */
export interface SampleContract {
  readonly reference: string;
  readonly name: string;
  readonly contractor: string;
  readonly kind: ContractKind;
  readonly value: number;
  /** Whole months before today in which it began (on the first of the month); negative: it begins later. */
  readonly beganMonthsAgo: number;
  readonly years: number;
  readonly extensionMonths?: number;
  readonly manager: PersonName;
  /** The manager has left and nobody was named: a gap that the register must show (CP-8.1). */
  readonly managerLeft?: boolean;
  readonly operationalLead?: PersonName;
  readonly executedAs?: Execution;
  readonly status?: ContractStatus;
  readonly site?: string;
}

export const sampleContracts: readonly SampleContract[] = [
  { reference: 'HC-0101', name: 'Responsive repairs', contractor: 'Estuary Repairs Ltd', kind: 'Repairs', value: 6300000, beganMonthsAgo: 31, years: 5, extensionMonths: 24, manager: 'priya', operationalLead: 'ben' },
  { reference: 'HC-0102', name: 'Gas servicing', contractor: 'Brightflame Gas Ltd', kind: 'Compliance', value: 1050000, beganMonthsAgo: 43, years: 5, manager: 'tom', operationalLead: 'ben', site: '/sites/gas-servicing' },
  { reference: 'HC-0103', name: 'Electrical inspections and remedials', contractor: 'Ampleford Electrical', kind: 'Compliance', value: 780000, beganMonthsAgo: 12, years: 3, manager: 'dan' },
  { reference: 'HC-0104', name: 'Fire risk works', contractor: 'Cinderwood Fire Safety', kind: 'Compliance', value: 700000, beganMonthsAgo: 14, years: 2, manager: 'grace' },
  { reference: 'HC-0105', name: 'Lifts', contractor: 'Highwell Lifts Ltd', kind: 'Compliance', value: 140000, beganMonthsAgo: 38, years: 5, manager: 'tom' },
  { reference: 'HC-0106', name: 'Roofing', contractor: 'Slatecroft Roofing', kind: 'Planned works', value: 2600000, beganMonthsAgo: 42, years: 4, manager: 'dan', executedAs: 'Deed' },
  { reference: 'HC-0107', name: 'Kitchens and bathrooms', contractor: 'Oak & Larch Interiors', kind: 'Planned works', value: 3400000, beganMonthsAgo: 20, years: 4, manager: 'priya' },
  { reference: 'HC-0108', name: 'Voids', contractor: 'Turnstone Voids Ltd', kind: 'Repairs', value: 1680000, beganMonthsAgo: 19, years: 4, manager: 'helen' },
  { reference: 'HC-0109', name: 'Asbestos', contractor: 'Greyfell Environmental', kind: 'Compliance', value: 380000, beganMonthsAgo: 16, years: 4, manager: 'grace', managerLeft: true },
  { reference: 'HC-0110', name: 'Legionella', contractor: 'Clearhead Water Hygiene', kind: 'Compliance', value: 96000, beganMonthsAgo: 34, years: 3, manager: 'grace' },
  { reference: 'HC-0111', name: 'Grounds maintenance', contractor: 'Hedgerow & Verge', kind: 'Estates', value: 900000, beganMonthsAgo: 8, years: 5, manager: 'helen' },
  { reference: 'HC-0112', name: 'Cyclical decorations', contractor: "O'Leary Decorators", kind: 'Planned works', value: 960000, beganMonthsAgo: 17, years: 4, manager: 'dan' },
  { reference: 'HC-0113', name: 'Damp and mould', contractor: 'Dryhome Surveys Ltd', kind: 'Repairs', value: 600000, beganMonthsAgo: 6, years: 2, manager: 'helen' },
  { reference: 'HC-0201', name: 'Door entry call-outs', contractor: 'Latchley Entry Systems', kind: 'Repairs', value: 4999, beganMonthsAgo: 5, years: 1, manager: 'tom' },
  { reference: 'HC-0202', name: 'Window restrictor survey', contractor: 'Dryhome Surveys Ltd', kind: 'Compliance', value: 5000, beganMonthsAgo: 4, years: 1, manager: 'grace' },
  { reference: 'HC-0203', name: 'Communal aerials', contractor: 'Latchley Entry Systems', kind: 'Estates', value: 5000.01, beganMonthsAgo: 9, years: 2, manager: 'tom' },
  { reference: 'HC-0204', name: 'Fencing', contractor: 'Hedgerow & Verge', kind: 'Estates', value: 99999, beganMonthsAgo: 11, years: 2, manager: 'helen' },
  { reference: 'HC-0205', name: 'Stairlift servicing', contractor: 'Highwell Lifts Ltd', kind: 'Compliance', value: 100000, beganMonthsAgo: 10, years: 3, manager: 'tom' },
  { reference: 'HC-0206', name: 'Estate lighting renewal', contractor: 'Ampleford Electrical', kind: 'Planned works', value: 5000000, beganMonthsAgo: 3, years: 4, manager: 'dan' },
  { reference: 'HC-0207', name: 'External wall insulation', contractor: 'Oak & Larch Interiors', kind: 'Planned works', value: 5000001, beganMonthsAgo: 2, years: 3, manager: 'priya', executedAs: 'Deed' },
  { reference: 'HC-0301', name: 'Solar panel installation', contractor: 'Ampleford Electrical', kind: 'Planned works', value: 410000, beganMonthsAgo: -2, years: 2, manager: 'dan', status: 'Draft' },
  { reference: 'HC-0042', name: 'Warden call system', contractor: 'Latchley Entry Systems', kind: 'Repairs', value: 88000, beganMonthsAgo: 107, years: 3, manager: 'tom', status: 'Ended' },
];

export const sampleContractors: Readonly<Record<string, { contact: string; email: string }>> = {
  'Estuary Repairs Ltd': { contact: 'James Farrow', email: 'james.farrow@estuaryrepairs.example' },
  'Brightflame Gas Ltd': { contact: 'Mina Castell', email: 'mina.castell@brightflame.example' },
  'Ampleford Electrical': { contact: 'Owen Hartley', email: 'owen.hartley@ampleford.example' },
  'Cinderwood Fire Safety': { contact: 'Tess Ingram', email: 'tess.ingram@cinderwood.example' },
  'Highwell Lifts Ltd': { contact: 'Piotr Lang', email: 'piotr.lang@highwell.example' },
  'Slatecroft Roofing': { contact: 'Marcus Vale', email: 'marcus.vale@slatecroft.example' },
  'Oak & Larch Interiors': { contact: 'Lena Frost', email: 'lena.frost@oakandlarch.example' },
  'Turnstone Voids Ltd': { contact: 'Idris Shaw', email: 'idris.shaw@turnstone.example' },
  'Greyfell Environmental': { contact: 'Nora Quill', email: 'nora.quill@greyfell.example' },
  'Clearhead Water Hygiene': { contact: 'Sam Birch', email: 'sam.birch@clearhead.example' },
  'Hedgerow & Verge': { contact: 'Ada Finch', email: 'ada.finch@hedgerow.example' },
  "O'Leary Decorators": { contact: "Sean O'Leary", email: 'sean@olearydecorators.example' },
  'Dryhome Surveys Ltd': { contact: 'Rhian Webb', email: 'rhian.webb@dryhome.example' },
  'Latchley Entry Systems': { contact: 'Karl Moss', email: 'karl.moss@latchley.example' },
};
