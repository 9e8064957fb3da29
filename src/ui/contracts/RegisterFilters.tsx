import * as React from 'react';

import { Button } from '../common/Button';
import { Chip } from '../common/Chip';
import { SearchBox } from '../common/SearchBox';
import { useSurface } from '../common/Surface';
import { useGroupId } from '../common/useGroupId';
import { useSaidAtRest } from '../common/useSaidAtRest';
import { changed, chipsOf, choiceFilters, choicesOf, notLive, type ChoiceFilter, type Filters } from './filters';
import styles from './Register.module.scss';
import type { ContractRow } from './rowModel';
import { strings } from './strings';

export interface RegisterFiltersProps {
  readonly rows: readonly ContractRow[];
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly searchBox: React.RefObject<HTMLInputElement>;
  readonly onLeaveSearch: () => void;
  readonly shown: number;
}

const sums = [5000, 100000, 1000000, 5000000];

/** Search, filters as chips, and how many contracts are left. */
export function RegisterFilters(props: RegisterFiltersProps): JSX.Element {
  const { rows, filters, onFilters, searchBox, onLeaveSearch, shown } = props;
  const { width } = useSurface();
  const [open, setOpen] = React.useState(false);
  const id = useGroupId();
  const opener = React.useRef<HTMLElement>(null);
  const chipRow = React.useRef<HTMLSpanElement>(null);
  const removed = React.useRef<number>();
  const chips = chipsOf(filters);
  const hidden = notLive(rows, filters);
  useSaidAtRest(strings.register.nowShown(shown), filters);

  function remove(at: number): void {
    removed.current = at;
    onFilters({ ...filters, [chips[at].filter]: undefined });
  }
  function clear(): void {
    onFilters({ words: filters.words });
    opener.current?.focus();
  }

  // A chip that goes hands the focus to the one that takes its place, the last one to the button before them.
  React.useLayoutEffect(() => {
    const at = removed.current;
    if (at === undefined) return;
    removed.current = undefined;
    const left = Array.from(chipRow.current?.querySelectorAll<HTMLElement>('button') ?? []);
    (left[Math.min(at, left.length - 1)] ?? opener.current)?.focus();
  }, [filters]);

  return (
    <>
      <div className={styles.filters}>
        <div className={styles.search}>
          <SearchBox
            ref={searchBox}
            label={strings.register.search}
            short={width === 'narrow' ? strings.register.searchShort : undefined}
            value={filters.words}
            onChange={words => onFilters({ ...filters, words })}
            onLeave={onLeaveSearch}
          />
        </div>
        <Button ref={opener} kind="quiet" icon="filter" expanded={open} onClick={() => setOpen(now => !now)}>
          {chips.length > 0 ? strings.filter.on(chips.length) : strings.filter.title}
        </Button>
        {chips.length > 0 && (
          <>
            <span ref={chipRow} className={styles.chips} role="group" aria-label={strings.filter.chips}>
              {chips.map(({ filter, label }, at) => (
                <Chip key={filter} label={label} onRemove={() => remove(at)} />
              ))}
            </span>
            <button type="button" className={styles.textButton} onClick={clear}>
              {strings.filter.clear}
            </button>
          </>
        )}
        <span className={styles.count}>
          {strings.register.count(shown, rows.length)}
          {hidden > 0 && strings.register.notLive(hidden)}
        </span>
      </div>
      {open && (
        <div className={styles.choices} role="group" aria-label={strings.filter.title}>
          {choiceFilters.map(filter => (
            <Choice key={filter} id={`${id}-${filter}`} filter={filter} choices={choicesOf(rows, filter)} filters={filters} onFilters={onFilters} />
          ))}
          <div>
            <label htmlFor={`${id}-value`}>{strings.filter.value}</label>
            <select
              id={`${id}-value`}
              value={filters.valueFrom ?? ''}
              onChange={event => onFilters({ ...filters, valueFrom: event.target.value ? Number(event.target.value) : undefined })}
            >
              <option value="">{strings.filter.any}</option>
              {sums.map(sum => (
                <option key={sum} value={sum}>
                  {strings.filter.valueFrom(sum)}
                </option>
              ))}
            </select>
          </div>
        </div>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly filter: ChoiceFilter;
  readonly choices: readonly string[];
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
}

function Choice({ id, filter, choices, filters, onFilters }: ChoiceProps): JSX.Element {
  return (
    <div>
      <label htmlFor={id}>{strings.filter.names[filter]}</label>
      <select id={id} value={filters[filter] ?? ''} onChange={event => onFilters(changed(filters, { [filter]: event.target.value || undefined }))}>
        <option value="">{strings.filter.any}</option>
        {choices.map(choice => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </div>
  );
}
