import type { Duty } from '../../../src/ui/assurance/duties';

let count = 0;

/** A row of the list of obligations. */
export function duty(part: Partial<Duty> = {}): Duty {
  count += 1;
  const contract = 'contract' in part ? part.contract : { id: 1, title: 'Gas servicing' };
  return {
    id: count,
    key: `row-${count}`,
    etag: '"1"',
    created: '2026-11-01T09:00:00Z',
    modified: '2026-11-01T09:00:00Z',
    modifiedBy: 'Sweep',
    title: ['Level 2 meeting', contract?.title].filter(Boolean).join(', '),
    clause: 'CP-9.1.L2',
    pack: 'castle-point',
    period: '2026-11-01',
    state: 'Due',
    due: '2026-12-03',
    dueAt: undefined,
    owner: { id: 7, name: 'Tom Aldous', upn: 'tom.aldous@wendmere.example' },
    post: 'Contract Manager',
    explanation: '',
    evidence: '',
    metOn: undefined,
    metLate: false,
    missed: 0,
    nextStep: '',
    nextOn: undefined,
    decision: undefined,
    decidedBy: undefined,
    decidedOn: undefined,
    decisionReason: '',
    decisionUntil: undefined,
    closed: false,
    ...part,
    contract,
  };
}
