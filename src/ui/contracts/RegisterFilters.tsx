import * as React from 'react';

import { Button } from '../common/Button';
import { Chip } from '../common/Chip';
import { SearchBox } from '../common/SearchBox';
import { useGroupId } from '../common/useGroupId';
import { changed, chipsOf, choiceFilters, choicesOf, type ChoiceFilter, type Filters } from './filters';
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
  readonly total: number;
}

const sums = [5000, 100000, 1000000, 5000000];

/** Search, filters as chips, and how many contracts are left. */
export function RegisterFilters(props: RegisterFiltersProps): JSX.Element {
  const { rows, filters, onFilters, searchBox, onLeaveSearch, shown, total } = props;
  const [open, setOpen] = React.useState(false);
  const id = useGroupId();
  const chips = chipsOf(filters);
  const clear = (): void => onFilters({ words: filters.words });

  return (
    <>
      <div className={styles.filters}>
        <div className={styles.search}>
          <SearchBox
            ref={searchBox}
            label={strings.register.search}
            value={filters.words}
            onChange={words => onFilters({ ...filters, words })}
            onLeave={onLeaveSearch}
          />
        </div>
        <Button kind="quiet" icon="filter" expanded={open} onClick={() => setOpen(now => !now)}>
          {chips.length > 0 ? strings.filter.on(chips.length) : strings.filter.title}
        </Button>
        {chips.map(({ filter, label }) => (
          <Chip key={filter} label={label} onRemove={() => onFilters({ ...filters, [filter]: undefined })} />
        ))}
        {chips.length > 0 && (
          <button type="button" className={styles.textButton} onClick={clear}>
            {strings.filter.clear}
          </button>
        )}
        <span className={styles.count} role="status">
          {strings.register.count(shown, total)}
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
