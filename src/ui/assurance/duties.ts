import { addPeriod, toIsoDate, type IsoDate } from '../../core/time';
import { obligationStateWords, type ObligationRow, type ObligationStateWord } from '../../lists/obligations';
import type { Stored } from '../../lists/define';
import type { State } from '../common/StateIcon';
import { strings } from './strings';

/** One obligation as its list has it. */
export type Duty = Stored<ObligationRow>;

export const figureIds = ['overdue', 'missing', 'dueSoon', 'met', 'vacant'] as const;
export type FigureId = (typeof figureIds)[number];

/** What a person has asked to see. */
export interface Filters {
  readonly words: string;
  readonly figure?: FigureId;
  /** The contract's name, or the whole service. */
  readonly contract?: string;
  readonly clause?: string;
  readonly owner?: string;
  readonly state?: string;
  readonly mine: boolean;
  /** Also what is met, not required or over. */
  readonly history: boolean;
}

export type ChoiceFilter = 'contract' | 'clause' | 'owner' | 'state';
export const choiceFilters: readonly ChoiceFilter[] = ['contract', 'clause', 'owner', 'state'];

/** Whom and when the filters speak of. */
export interface Moment {
  readonly today: IsoDate;
  /** The signed-in person's number in this site. */
  readonly me: number | undefined;
}

export const noFilters: Filters = { words: '', mine: false, history: false };

const shapes: { readonly [Word in ObligationStateWord]: State } = {
  Met: 'met',
  Due: 'due',
  'Due soon': 'dueSoon',
  Overdue: 'overdue',
  Missing: 'missing',
  Waiting: 'waiting',
  'As required': 'notRequired',
  'Not applicable': 'notRequired',
  'Accepted late': 'notRequired',
  'Vacant post': 'missing',
};

/** From what presses most to what does not press. */
const order: readonly ObligationStateWord[] = ['Overdue', 'Missing', 'Vacant post', 'Waiting', 'Due soon', 'Due', 'Accepted late', 'Met', 'As required', 'Not applicable'];

export function stateWordOf({ state }: Pick<Duty, 'state'>): ObligationStateWord {
  return obligationStateWords.find((word) => word === state) ?? 'Waiting';
}

export function shapeOf(word: ObligationStateWord): State {
  return shapes[word];
}

/** 0 presses most. */
export function rankOf(word: ObligationStateWord): number {
  return order.indexOf(word);
}

export function contractOf({ contract }: Pick<Duty, 'contract'>): string {
  return contract?.title ?? strings.service;
}

/** The duty without the contract's name, which has a column of its own. */
export function nameOf({ title, contract }: Pick<Duty, 'title' | 'contract'>): string {
  const end = contract ? `, ${contract.title}` : '';
  return end && title.endsWith(end) ? title.slice(0, -end.length) : title;
}

/** Whoever answers for it: the person, else the post, which nobody holds. */
export function ownerOf({ owner, post }: Pick<Duty, 'owner' | 'post'>): string {
  return owner?.name ?? post;
}

/** The first day of a day's quarter; the council's financial quarters begin on the same days. */
export function quarterStart(day: IsoDate): IsoDate {
  const month = Number(day.slice(5, 7));
  return toIsoDate(Number(day.slice(0, 4)), month - ((month - 1) % 3), 1);
}

/** How long before the quarter something that was met in it may have been due. */
export function metReadFrom(today: IsoDate): IsoDate {
  return addPeriod(quarterStart(today), { years: -1 });
}

const inFigure: { readonly [F in FigureId]: (row: Duty, today: IsoDate) => boolean } = {
  overdue: (row) => !row.closed && row.state === 'Overdue',
  missing: (row) => !row.closed && row.state === 'Missing',
  dueSoon: (row) => !row.closed && row.state === 'Due soon',
  met: (row, today) => row.state === 'Met' && row.metOn !== undefined && row.metOn >= quarterStart(today) && row.metOn <= today,
  vacant: (row) => !row.closed && row.state === 'Vacant post',
};

const valueOf: { readonly [F in ChoiceFilter]: (row: Duty) => string } = {
  contract: contractOf,
  clause: (row) => row.clause,
  owner: ownerOf,
  state: (row) => stateWordOf(row),
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows that everything asked for agrees on; what is closed only where it was asked for. */
export function filterDuties(rows: readonly Duty[], filters: Filters, { today, me }: Moment): readonly Duty[] {
  const words = plain(filters.words).split(/\s+/).filter(Boolean);
  const chosen = choiceFilters.filter((filter) => filters[filter] !== undefined);
  const { figure, mine, history, state } = filters;
  const showsClosed = history || figure !== undefined || state !== undefined;
  return rows.filter((row) => {
    if (figure !== undefined && !inFigure[figure](row, today)) return false;
    if (row.closed && !showsClosed) return false;
    if (mine && (me === undefined || row.owner?.id !== me)) return false;
    if (!chosen.every((filter) => valueOf[filter](row) === filters[filter])) return false;
    if (words.length === 0) return true;
    const text = plain([row.title, row.clause, contractOf(row), ownerOf(row), row.post].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** How many rows each figure shows when it is pressed, with everything else that is asked for. */
export function figuresOf(rows: readonly Duty[], filters: Filters, moment: Moment): { readonly [F in FigureId]: number } {
  const scope = filterDuties(rows, { ...filters, figure: undefined, state: undefined, history: true }, moment);
  const count = (figure: FigureId): number => scope.filter((row) => inFigure[figure](row, moment.today)).length;
  return { overdue: count('overdue'), missing: count('missing'), dueSoon: count('dueSoon'), met: count('met'), vacant: count('vacant') };
}

/** A figure speaks of the state, so each gives way to the other. */
export function changed(filters: Filters, change: Partial<Filters>): Filters {
  const next = { ...filters, ...change };
  if (change.state !== undefined) return { ...next, figure: undefined };
  return change.figure === undefined ? next : { ...next, state: undefined };
}

/** What a filter can be set to, as the rows have it. */
export function choicesOf(rows: readonly Duty[], filter: ChoiceFilter): readonly string[] {
  if (filter === 'state') return order;
  const values = Array.from(new Set(rows.map(valueOf[filter]).filter(Boolean)));
  return values.sort((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }));
}

export interface FilterChip {
  readonly filter: ChoiceFilter | 'figure';
  readonly label: string;
}

export function chipsOf(filters: Filters): readonly FilterChip[] {
  const figure: readonly FilterChip[] = filters.figure ? [{ filter: 'figure', label: strings.figureFilters[filters.figure] }] : [];
  const choices = choiceFilters.flatMap((filter): readonly FilterChip[] => {
    const value = filters[filter];
    return value === undefined ? [] : [{ filter, label: strings.chip(strings.names[filter], value) }];
  });
  return [...figure, ...choices];
}

/** Whether history has to be read for what is asked. */
export function needsHistory({ history, state }: Filters): boolean {
  return history || (state !== undefined && ['Met', 'As required', 'Not applicable', 'Accepted late'].includes(state));
}

/**
 * Somebody who answers for contracts, and for nothing of the whole service, begins with what is theirs; a director
 * begins with the service.
 */
export function startsWithMine(rows: readonly Duty[], me: number | undefined): boolean {
  const own = rows.filter(({ owner, closed }) => !closed && me !== undefined && owner?.id === me);
  return own.length > 0 && own.every(({ contract }) => contract !== undefined);
}
