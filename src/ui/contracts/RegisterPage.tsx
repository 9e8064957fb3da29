import * as React from 'react';

import { isIsoDate } from '../../core/time/calendar';
import { displayDate } from '../../core/time/display';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { Done } from '../common/Done';
import { Empty } from '../common/Empty';
import { ErrorMessage } from '../common/ErrorMessage';
import { Figures } from '../common/Figures';
import { sortRows, type Sort } from '../common/grid/columns';
import { Grid, type GridHandle } from '../common/grid/Grid';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { useSurface } from '../common/Surface';
import { useWork } from '../common/useWork';
import { changed, chipsOf, figuresOf, filterRows, firstFilters, type Filters } from './filters';
import styles from './Register.module.scss';
import { hiddenAtFirst, registerColumns } from './registerColumns';
import { RegisterCommands } from './RegisterCommands';
import { RegisterFilters } from './RegisterFilters';
import type { ContractRow } from './rowModel';
import { strings } from './strings';
import type { Register } from './useRegister';

export interface RegisterPageProps {
  readonly register: Register;
  readonly onOpen: (row: ContractRow) => void;
  readonly onAdd: () => void;
  /** The contract that has just been added, until the person has read so. */
  readonly added?: Stored<Contract>;
  readonly onAddedRead: () => void;
  /** The page has just been come back to: the row that was opened takes the focus. */
  readonly takesFocus?: boolean;
}

const keyOf = (row: ContractRow): string => row.key;
const nameOf = (row: ContractRow): string => row.contract.name;
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** The contracts register (CP-8.2, CP-11.1). */
export function RegisterPage({ register, onOpen, onAdd, added, onAddedRead, takesFocus }: RegisterPageProps): JSX.Element {
  const { pack, links } = useServices();
  const { width } = useSurface();
  const announce = useAnnounce();
  const { rows, phase, today, canEdit } = register;
  const [filters, setFilters] = React.useState<Filters>(firstFilters);
  const [sort, setSort] = React.useState<Sort>({ column: 'name', descending: false });
  const [selected, setSelected] = React.useState<ReadonlySet<string>>(new Set());
  const [hidden, setHidden] = React.useState<ReadonlySet<string>>(new Set(hiddenAtFirst));
  const [exported, setExported] = React.useState<string>();
  const searchBox = React.useRef<HTMLInputElement>(null);
  const grid = React.useRef<GridHandle>(null);
  const heading = React.useRef<HTMLHeadingElement>(null);

  React.useEffect(() => {
    if (!takesFocus) return;
    if (grid.current) grid.current.focus();
    else heading.current?.focus();
  }, [takesFocus]);

  React.useEffect(() => {
    if (added) grid.current?.show(added.key);
  }, [added]);

  const columns = React.useMemo(
    () => registerColumns({ today, addressOf: row => links.contract(row.key), onOpen }),
    [today, links, onOpen],
  );
  const shownColumns = React.useMemo(() => columns.filter(column => !hidden.has(column.id)), [columns, hidden]);
  const shown = React.useMemo(() => sortRows(filterRows(rows, filters), columns, sort), [rows, filters, columns, sort]);
  const numbers = React.useMemo(() => figuresOf(rows), [rows]);
  const words = strings.register;
  const one = selected.size === 1 ? rows.find(row => selected.has(row.key)) : undefined;

  const addedRow = added && rows.find(({ key }) => key === added.key);

  function select(next: ReadonlySet<string>): void {
    setSelected(next);
    announce(next.size === 0 ? words.selectedNone : `${words.selected(next.size)}.`);
  }
  function clearSelection(): void {
    select(new Set());
    grid.current?.focus();
  }
  function clearAll(): void {
    setFilters({ words: '' });
    searchBox.current?.focus();
  }

  /** The button that dismisses goes away: the focus has to go somewhere. */
  function dismiss(forget: () => void): void {
    forget();
    if (grid.current) grid.current.focus();
    else heading.current?.focus();
  }

  const exporting = useWork(async () => {
    setExported(undefined);
    const [{ csvOf }, { download }] = await Promise.all([
      import(/* webpackChunkName: 'register-csv' */ './csv'),
      import(/* webpackChunkName: 'csv' */ '../common/csv'),
    ]);
    const chosen = selected.size > 0 ? shown.filter(row => selected.has(row.key)) : shown;
    download(words.exportFile(today), csvOf(chosen));
    setExported(words.exported(chosen.length, rows.length));
  });

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h2 className={styles.title} ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <span className={styles.policy}>{words.policy(pack.title, isIsoDate(pack.adopted) ? displayDate(pack.adopted) : pack.adopted)}</span>
      </header>
      {phase === 'first' && <Skeleton rows={8} />}
      {phase === 'failed' && register.error && (
        <ErrorMessage error={register.error} what={rows.length > 0 ? words.couldNotReadRest : words.couldNotRead} onRetry={register.reload} />
      )}
      {(phase === 'rest' || phase === 'ready' || rows.length > 0) && (
        <>
          <Figures
            label={words.figures}
            figures={[
              { id: 'live', number: numbers.live, label: words.live },
              { id: 'meetings', number: numbers.meetings, label: words.meetings(monthName.format(Date.parse(today))) },
              { id: 'overdue', number: numbers.overdue, label: words.overdue },
              { id: 'ending', number: numbers.ending, label: words.ending },
            ]}
            pressed={filters.figure ? [filters.figure] : []}
            onToggle={figure => setFilters(changed(filters, { figure: filters.figure === figure ? undefined : figure }))}
          />
          <RegisterCommands
            canEdit={canEdit}
            selected={selected.size}
            onAdd={onAdd}
            onOpen={() => one && onOpen(one)}
            onClear={clearSelection}
            onExport={() => exporting.run()}
            columns={columns}
            hidden={hidden}
            onHidden={setHidden}
          />
          {(addedRow || exported) && (
            <div className={styles.messages}>
              {addedRow && (
                <Done
                  actions={<Button small onClick={() => onOpen(addedRow)}>{words.open}</Button>}
                  onDismiss={() => dismiss(onAddedRead)}
                >
                  {words.added(addedRow.contract.reference)}
                </Done>
              )}
              {exported && <Done onDismiss={() => dismiss(() => setExported(undefined))}>{exported}</Done>}
            </div>
          )}
          {exporting.error && (
            <div className={styles.messages}>
              <ErrorMessage error={exporting.error} what={words.couldNotExport} onRetry={exporting.again} plain />
            </div>
          )}
          {register.actionsError && (
            <div className={styles.messages}>
              <ErrorMessage error={register.actionsError} what={words.couldNotCount} onRetry={register.reload} plain />
            </div>
          )}
          <RegisterFilters
            rows={rows}
            filters={filters}
            onFilters={setFilters}
            searchBox={searchBox}
            onLeaveSearch={() => grid.current?.focus()}
            shown={shown.length}
          />
          {rows.length === 0 && phase === 'ready' && (
            <Empty
              title={words.none.title}
              actions={canEdit && <Button kind="primary" icon="add" onClick={onAdd}>{words.add}</Button>}
            >
              {canEdit ? words.none.text : words.none.readOnly}
            </Empty>
          )}
          {rows.length > 0 && shown.length === 0 && (
            <Empty
              inline
              title={words.noMatch.title}
              actions={<Button onClick={clearAll}>{words.noMatch.clear}</Button>}
            >
              {words.noMatch.text(chipsOf(filters).length)}
            </Empty>
          )}
          {shown.length > 0 && (
            <Grid
              ref={grid}
              label={words.title}
              columns={shownColumns}
              rows={shown}
              keyOf={keyOf}
              nameOf={nameOf}
              onOpen={onOpen}
              sort={sort}
              onSort={setSort}
              selected={selected}
              onSelect={width === 'narrow' ? undefined : select}
              onSearch={() => searchBox.current?.focus()}
            />
          )}
        </>
      )}
    </div>
  );
}
