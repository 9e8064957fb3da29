import { contractKinds, contractStatuses, type ContractKind, type ContractStatus } from '../../lists/contracts';
import { plain, type ContractRow } from './rowModel';
import { strings } from './strings';

/** A figure at the head of the register; pressing it shows its contracts alone. */
export const figureIds = ['live', 'meetings', 'overdue', 'ending'] as const;
export type FigureId = (typeof figureIds)[number];

/** What a person has asked the register to show. */
export interface Filters {
  readonly figure?: FigureId;
  readonly words: string;
  readonly status?: ContractStatus;
  readonly kind?: ContractKind;
  readonly contractor?: string;
  readonly contractManager?: string;
  readonly assistantDirector?: string;
  /** Pounds or more. */
  readonly valueFrom?: number;
}

export type ChoiceFilter = 'status' | 'kind' | 'contractor' | 'contractManager' | 'assistantDirector';

export const firstFilters: Filters = { figure: 'live', words: '' };

const inFigure: { readonly [F in FigureId]: (row: ContractRow) => boolean } = {
  live: row => row.contract.status === 'Live',
  meetings: row => row.dueThisMonth > 0,
  overdue: row => row.overdue > 0,
  ending: row => row.endsWithinYear,
};

const valueOf: { readonly [F in ChoiceFilter]: (row: ContractRow) => string | undefined } = {
  status: row => row.contract.status,
  kind: row => row.contract.kind,
  contractor: row => row.contract.contractor?.title,
  contractManager: row => row.contract.contractManager?.name,
  assistantDirector: row => row.contract.assistantDirector?.name,
};

export const choiceFilters: readonly ChoiceFilter[] = ['status', 'kind', 'contractor', 'contractManager', 'assistantDirector'];

/** How many contracts, meetings or actions each figure counts. */
export function figuresOf(rows: readonly ContractRow[]): { readonly [F in FigureId]: number } {
  const sum = (count: (row: ContractRow) => number): number => rows.reduce((total, row) => total + count(row), 0);
  return {
    live: sum(row => Number(inFigure.live(row))),
    meetings: sum(row => row.dueThisMonth),
    overdue: sum(row => row.overdue),
    ending: sum(row => Number(inFigure.ending(row))),
  };
}

/**
 * Filters with a change of the person's: a status asked for is what is shown, so the live contracts' figure, which
 * speaks of the status too, gives way to it; and the other way round.
 */
export function changed(filters: Filters, change: Partial<Filters>): Filters {
  const next = { ...filters, ...change };
  if (change.status !== undefined && next.figure === 'live') return { ...next, figure: undefined };
  if (change.figure === 'live') return { ...next, status: undefined };
  return next;
}

/** How many contracts are kept back because they are not live, while the live ones' figure is pressed. */
export function notLive(rows: readonly ContractRow[], { figure }: Filters): number {
  return figure === 'live' ? rows.filter(row => !inFigure.live(row)).length : 0;
}

/** The rows that everything asked for agrees on. */
export function filterRows(rows: readonly ContractRow[], filters: Filters): readonly ContractRow[] {
  const words = plain(filters.words).split(/\s+/).filter(Boolean);
  const chosen = choiceFilters.filter(filter => filters[filter] !== undefined);
  const { figure, valueFrom } = filters;
  return rows.filter(
    row =>
      (figure === undefined || inFigure[figure](row)) &&
      words.every(word => row.searchText.includes(word)) &&
      chosen.every(filter => valueOf[filter](row) === filters[filter]) &&
      (valueFrom === undefined || (row.contract.value ?? 0) >= valueFrom),
  );
}

/** What a filter can be set to, as the rows have it. */
export function choicesOf(rows: readonly ContractRow[], filter: ChoiceFilter): readonly string[] {
  if (filter === 'status') return contractStatuses;
  if (filter === 'kind') return contractKinds;
  const values = new Set(rows.map(valueOf[filter]).filter((value): value is string => !!value));
  return Array.from(values).sort((a, b) => a.localeCompare(b, 'en-GB'));
}

export interface FilterChip {
  readonly filter: 'figure' | ChoiceFilter | 'valueFrom';
  readonly label: string;
}

/** The filters that are on, in words. */
export function chipsOf(filters: Filters): readonly FilterChip[] {
  const figure: readonly FilterChip[] = filters.figure ? [{ filter: 'figure', label: strings.filter.figures[filters.figure] }] : [];
  const choices = choiceFilters.flatMap((filter): readonly FilterChip[] => {
    const value = filters[filter];
    return value === undefined ? [] : [{ filter, label: strings.filter.chip(strings.filter.names[filter], value) }];
  });
  const value: readonly FilterChip[] = filters.valueFrom === undefined ? [] : [{ filter: 'valueFrom', label: strings.filter.valueFrom(filters.valueFrom) }];
  return [...figure, ...choices, ...value];
}
