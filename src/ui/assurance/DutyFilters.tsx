import * as React from 'react';

import { Button } from '../common/Button';
import { Chip } from '../common/Chip';
import { SearchBox } from '../common/SearchBox';
import { useSurface } from '../common/Surface';
import { useGroupId } from '../common/useGroupId';
import { useSaidAtRest } from '../common/useSaidAtRest';
import styles from './assurance.module.scss';
import { changed, chipsOf, choiceFilters, choicesOf, type Duty, type Filters } from './duties';
import { strings } from './strings';

export interface DutyFiltersProps {
  readonly rows: readonly Duty[];
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly searchBox: React.RefObject<HTMLInputElement>;
  readonly onLeaveSearch: () => void;
  readonly shown: number;
}

/** Search, what is mine, history, filters as chips, and how many obligations are left. */
export function DutyFilters({ rows, filters, onFilters, searchBox, onLeaveSearch, shown }: DutyFiltersProps): JSX.Element {
  const { width } = useSurface();
  const [open, setOpen] = React.useState(false);
  const id = useGroupId();
  const opener = React.useRef<HTMLElement>(null);
  const chipRow = React.useRef<HTMLSpanElement>(null);
  const removed = React.useRef<number>();
  const chips = chipsOf(filters);
  useSaidAtRest(strings.nowShown(shown), filters);

  function remove(at: number): void {
    removed.current = at;
    onFilters({ ...filters, [chips[at].filter]: undefined });
  }
  function clear(): void {
    onFilters({ words: filters.words, mine: filters.mine, history: filters.history });
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
            label={strings.search}
            short={width === 'narrow' ? strings.searchShort : undefined}
            value={filters.words}
            onChange={(words) => onFilters({ ...filters, words })}
            onLeave={onLeaveSearch}
          />
        </div>
        <Button pressed={filters.mine} icon="person" kind={filters.mine ? 'secondary' : 'quiet'} onClick={() => onFilters({ ...filters, mine: !filters.mine })}>
          {strings.mine}
        </Button>
        <Button pressed={filters.history} icon="clock" kind={filters.history ? 'secondary' : 'quiet'} onClick={() => onFilters({ ...filters, history: !filters.history })}>
          {strings.history}
        </Button>
        <Button ref={opener} kind="quiet" icon="filter" expanded={open} onClick={() => setOpen((now) => !now)}>
          {chips.length > 0 ? strings.filters.on(chips.length) : strings.filters.title}
        </Button>
        {chips.length > 0 && (
          <>
            <span ref={chipRow} className={styles.chips} role="group" aria-label={strings.filters.chips}>
              {chips.map(({ filter, label }, at) => (
                <Chip key={filter} label={label} onRemove={() => remove(at)} />
              ))}
            </span>
            <Button kind="quiet" small onClick={clear}>
              {strings.filters.clear}
            </Button>
          </>
        )}
        <span className={styles.count}>{strings.count(shown)}</span>
      </div>
      {open && (
        <div className={styles.choices} role="group" aria-label={strings.filters.title}>
          {choiceFilters.map((filter) => (
            <div key={filter}>
              <label htmlFor={`${id}-${filter}`}>{strings.names[filter]}</label>
              <select
                id={`${id}-${filter}`}
                value={filters[filter] ?? ''}
                onChange={(event) => onFilters(changed(filters, { [filter]: event.target.value || undefined }))}
              >
                <option value="">{strings.filters.any}</option>
                {choicesOf(rows, filter).map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </select>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
