import type { Clause } from '../../../src/core/policy/clauses';
import type { Pack } from '../../../src/core/policy/types';
import { requirements } from './ids';

export const requirementIds: readonly string[] = requirements.map(({ id }) => id);

export interface Found {
  readonly pack: Pack;
  readonly clause: Clause;
}

/** The clauses of a requirement: those it names, else those that begin with its id and with no longer one. */
export function clausesOf(id: string, packs: readonly Pack[]): readonly Found[] {
  return packs.flatMap((pack) => (pack.clauses ?? []).filter((clause) => requirementOf(clause.id) === id).map((clause) => ({ pack, clause })));
}

function requirementOf(clause: string): string | undefined {
  const named = requirements.find(({ clauses }) => clauses?.includes(clause));
  if (named) return named.id;
  const begins = requirements.filter(({ id, clauses }) => !clauses && (clause === id || clause.startsWith(`${id}.`)));
  return begins.sort((one, other) => other.id.length - one.id.length)[0]?.id;
}

/** What there is beside the pack's clauses, and what no code does yet. Said by hand, and honestly. */
export interface Home {
  readonly screen?: string;
  readonly report?: string;
  readonly notYet?: string;
}

const evidenceByHand = 'its own form; it is put into the list Evidence by hand';

export const homes: Readonly<Record<string, Home>> = {
  'CP-front': { notYet: 'a page that shows the policy’s owner, versions and links' },
  'CP-2.1': { screen: 'Register: “In scope of the policy” of a contract' },
  'CP-2.3': { notYet: evidenceByHand },
  'CP-4.2a–h': { notYet: 'a lessons log, a tracker of savings and benefits, the checklist to fill in' },
  'CP-5.3': { notYet: 'invoices and their photographs' },
  'CP-5.4': { notYet: evidenceByHand },
  'CP-20': { notYet: 'the Code’s text, which the source does not give: the council enters it' },
  'CP-6.1': { notYet: 'a page of the law register; indicators tagged to satisfaction measures' },
  'CP-7.1': { notYet: evidenceByHand },
  'CP-7.2': { notYet: 'a communications log' },
  'CP-7.3': { notYet: 'a calendar of engagement' },
  'CP-7.4': { notYet: 'the addresses affected and the summary itself' },
  'CP-7.5': { notYet: 'the published figures and the pack for residents’ meetings' },
  'CP-7.6': { notYet: 'scores and complaints that become improvements' },
  'CP-13.3': { notYet: 'surveys and their scores' },
  'CP-7.7': { notYet: 'a training register of residents' },
  'CP-8.1': { screen: 'Register: a contract is not saved without its Contract Manager and Assistant Director' },
  'CP-8.2': { screen: 'Register; a contract’s page', notYet: 'a competence record of Contract Managers' },
  'CP-8.3': { notYet: 'word to Procurement when the Contract Manager changes, and the competence check' },
  'CP-8.4a': { notYet: 'a change log with the value before and after' },
  'CP-8.4b': { notYet: 'the rate card, invoice lines and their comparison' },
  'CP-8.4c': { notYet: 'changes of price held to a clause and an index' },
  'CP-8.4d': { notYet: 'a form of the eight items' },
  'CP-8.5': { notYet: 'the stages of a change, each held until the one before is done' },
  'CP-8.6': { screen: 'Register: extension option in months', notYet: 'an extension refused without its ground' },
  'CP-8.7a–f': { notYet: 'the six steps to follow on screen, in order' },
  'CP-9.1': { screen: 'Meetings: plan, hold, close, and the recording filed into the contract’s folder or site' },
  'CP-9.1.L1': { screen: 'Meetings: the level’s agenda, and what goes up from it' },
  'CP-9.1.L2': { screen: 'Meetings: the level’s agenda and next day due, escalations from level 1; actions chased' },
  'CP-9.1.L3': { screen: 'Meetings: the level’s agenda and next day due, escalations from level 2' },
  'CP-10.1': { notYet: 'indicators with definitions and targets' },
  'CP-10.2': { notYet: 'commitments with what was delivered' },
  'CP-10.3': { notYet: evidenceByHand },
  'CP-10.4': { notYet: 'the reports themselves' },
  'CP-10.5': { notYet: 'the risk register' },
  'CP-10.6': { notYet: 'findings and their action plans' },
  'CP-11.1': { screen: 'Register: every field, and its export as CSV', report: 'Register as CSV' },
  'CP-11.2': { screen: 'Filing: keep-until day and retention label on minutes, recording and transcript', notYet: 'the review before disposal on screen' },
  'CP-12.2': { notYet: evidenceByHand },
  'CP-12.3': { notYet: evidenceByHand },
  'CP-13.1': { notYet: 'the page of the policy' },
  'CP-13.2': { notYet: evidenceByHand },
  'CP-14.1': { notYet: evidenceByHand },
  'CP-15': { notYet: 'a consultation log' },
  'CP-16.1': { notYet: 'the training matrix' },
  'CP-16.4': { notYet: 'a register of courses attended' },
  'CP-16.2': { notYet: 'the competency framework and its ratings' },
  'CP-16.3': { notYet: 'courses by tier' },
  'CP-17.1': { notYet: 'a page to report on and to watch the clocks; a row in the list Incidents starts them' },
  'CP-17.2': { notYet: 'the chain on screen, and who opened what they were told' },
  'CP-17.3': { notYet: 'the decision and the members told, on screen' },
  'CP-17.4': { notYet: 'the disclosure decision on screen' },
  'CP-18': { notYet: 'a page of posts; they are rows of the list Posts' },
  'CP-19': { notYet: 'links to the twelve policies' },
  'OX-1': { notYet: evidenceByHand },
  'OX-2': { notYet: 'the programme by year, with what slipped or came forward' },
  'OX-3.scope': { notYet: 'quantities, demand and budget as figures' },
  'OX-3.repairs': { notYet: 'the eight actions to tick off' },
  'OX-3.a–f': { notYet: 'budgets, billing data and the golden thread itself' },
  'OX-3.hs': { notYet: 'inspections and risk assessments as records of their own' },
  'OX-4': { notYet: 'versions of specifications and rates' },
  'OX-5.meetings': { screen: 'Meetings: a policy of two levels works like one of three' },
  'OX-5.plan': { notYet: evidenceByHand },
  'OX-6': { notYet: 'data on vulnerability, which the suite does not hold' },
  'OX-7.pay': { notYet: 'payment profile, actual spending, ledger codes' },
  'OX-7.cost': { notYet: 'jobs, their cost and recharges' },
  'OX-7.control': { notYet: 'approval of extra work and forecasts on screen' },
  'OX-8.standards': { notYet: 'updates to a tenant from start to completion' },
  'OX-8.complaints': { notYet: 'a complaints register' },
  'OX-9': { notYet: 'the register of subcontracts' },
  'OX-10.kpi': { notYet: 'outturns, their direction and seasons' },
  'OX-10.escalate': { screen: 'Meetings: what cannot be resolved goes up a level', notYet: 'the dispute procedure on screen' },
  'OX-10.risk': { notYet: 'the risk register with its five categories' },
  'OX-10.audit': { notYet: 'audit and scrutiny requests' },
  'OX-10.bcp': { notYet: 'the five headings of the plan' },
  'OX-11': { notYet: 'a variation with trigger and effect' },
  'OX-12': { notYet: 'a page to report on, and who was told; a row in the list Incidents starts the clocks' },
  'OX-13.dispute': { notYet: 'disputes as records of their own' },
  'OX-13.other': { notYet: evidenceByHand },
  'BH-1.2': { notYet: evidenceByHand },
  'BH-1.4': { notYet: 'charges held against rates, duplicates found' },
  'BH-1.5': { notYet: 'a sample drawn, a credit followed' },
  'BH-2.7': { notYet: 'enquiries and the kind of work they are about' },
  'BH-2.26': { notYet: 'enquiries of Members and leaseholders' },
  'BH-2.10': { notYet: 'scores of both sides side by side' },
  'BH-2.13': { notYet: 'proposals and decisions on screen' },
  'BH-2.18': { notYet: 'a report of how long issues stayed open' },
  'BH-2.21': { notYet: evidenceByHand },
  'BH-2.22': { notYet: 'the matrix, with duplicates shown' },
  'BH-2.24': { notYet: 'indicators against the mix of spending' },
  'BH-3.8': { notYet: 'indicators that look forward' },
  'BH-2.29': { notYet: 'a break date in the register, and price models; until then the review waits in sight' },
  'BH-3.4': { notYet: evidenceByHand },
  'BH-2.25': { notYet: 'development plans and turnover as figures' },
  'BH-3.6': { notYet: 'the five areas in one view' },
  'BH-3.7': { notYet: evidenceByHand },
  'BH-4': { notYet: 'five models held against three dimensions' },
  'BH-AppA': { screen: 'Contract page and My actions: action, owner and day, chased until done' },
  'CC-24': { notYet: 'a library that can be searched' },
  'CC-25': { notYet: 'the panel’s pack; marking the twenty largest contracts in the register' },
  'CC-27': { notYet: 'the reports themselves' },
  'CC-26': { notYet: evidenceByHand },
  TP: { notYet: 'scores on screen; the standards’ text is not public and is for the council to enter' },
};
