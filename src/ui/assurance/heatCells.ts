import type { ObligationStateWord } from '../../lists/obligations';
import { contractOf, nameOf, rankOf, stateWordOf, type Duty } from './duties';
import { strings } from './strings';

export interface HeatCell {
  /** The state that presses most. */
  readonly state: ObligationStateWord;
  readonly count: number;
  /** All of it is history: the list has to show that too. */
  readonly isClosed: boolean;
}

export interface HeatRow {
  readonly clause: string;
  /** What the clause asks, in a few words. */
  readonly name: string;
  /** In the order of the contracts; nothing where the clause asks nothing. */
  readonly cells: readonly (HeatCell | undefined)[];
}

export interface HeatMapTable {
  readonly contracts: readonly string[];
  readonly rows: readonly HeatRow[];
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/**
 * The worst state of each clause on each contract. What is open counts before what is closed; of what is closed the
 * latest counts, for an old period that was missed says nothing of today.
 */
export function heatMapOf(rows: readonly Duty[]): HeatMapTable {
  const cells = new Map<string, Map<string, Duty[]>>();
  const titles = new Map<string, string>();
  for (const row of rows) {
    titles.set(row.clause, nameOf(row));
    const ofClause = cells.get(row.clause) ?? new Map<string, Duty[]>();
    cells.set(row.clause, ofClause);
    const contract = contractOf(row);
    const ofCell = ofClause.get(contract) ?? [];
    ofClause.set(contract, ofCell);
    ofCell.push(row);
  }
  const names = Array.from(new Set(rows.map(contractOf))).sort(serviceFirst);
  const clauses = Array.from(cells.keys()).sort(collator.compare);
  return {
    contracts: names,
    rows: clauses.map((clause) => ({
      clause,
      name: titles.get(clause) ?? '',
      cells: names.map((name) => {
        const found = cells.get(clause)?.get(name);
        return found && cellOf(found);
      }),
    })),
  };
}

function cellOf(rows: readonly Duty[]): HeatCell {
  const open = rows.filter(({ closed }) => !closed);
  if (open.length === 0) {
    const latest = rows.reduce((last, row) => (dayOfRow(row) > dayOfRow(last) ? row : last));
    return { state: stateWordOf(latest), count: rows.length, isClosed: true };
  }
  const worst = open.map(stateWordOf).reduce((worse, state) => (rankOf(state) < rankOf(worse) ? state : worse));
  return { state: worst, count: open.length, isClosed: false };
}

function dayOfRow({ due, metOn }: Duty): string {
  return due ?? metOn ?? '';
}

function serviceFirst(a: string, b: string): number {
  if (a === strings.service || b === strings.service) return Number(b === strings.service) - Number(a === strings.service);
  return collator.compare(a, b);
}
