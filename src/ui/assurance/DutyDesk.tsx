import * as React from 'react';

import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import { Figures } from '../common/Figures';
import { sortRows, type Sort } from '../common/grid/columns';
import { Grid, type GridHandle } from '../common/grid/Grid';
import { lazyPart } from '../common/lazyPart';
import { Message } from '../common/Message';
import { Skeleton } from '../common/Skeleton';
import { Tabs } from '../common/Tabs';
import styles from './assurance.module.scss';
import { changed, figureIds, figuresOf, filterDuties, nameOf, needsHistory, noFilters, startsWithMine, type Duty, type Filters } from './duties';
import { dutyColumns } from './dutyColumns';
import { DutyCommands } from './DutyCommands';
import { DutyFilters } from './DutyFilters';
import type { HeatCell } from './heatCells';
import { PrintedDuties } from './PrintedDuties';
import { strings } from './strings';
import type { Duties, First } from './useDuties';

const DutyPanel = lazyPart(() => import(/* webpackChunkName: 'forms' */ './DutyPanel'), { waiting: null });
const HeatMap = lazyPart(() => import(/* webpackChunkName: 'assurance-views' */ './HeatMap'));
const DueCalendar = lazyPart(() => import(/* webpackChunkName: 'assurance-views' */ './DueCalendar'));

type View = keyof typeof strings.view;
const views: readonly View[] = ['list', 'map', 'calendar'];

export interface DutyDeskProps {
  readonly duties: Duties;
  readonly first: First;
  /** The address asks for what is the person's own. */
  readonly asksMine: boolean;
  /** The address asks for a contract. */
  readonly asksContract: boolean;
}

const keyOf = (row: Duty): string => row.key;

/** The obligations: figures, filters, and the three ways to look at them. */
export function DutyDesk({ duties, first, asksMine, asksContract }: DutyDeskProps): JSX.Element {
  const { rows, moment, today, history, readHistory } = duties;
  const [filters, setFilters] = React.useState<Filters>(() => ({
    ...noFilters,
    contract: first.contract?.title,
    mine: asksMine || (!asksContract && startsWithMine(first.rows, first.me)),
  }));
  const [view, setView] = React.useState<View>('list');
  const [sort, setSort] = React.useState<Sort>({ column: 'state', descending: false });
  const [opened, setOpened] = React.useState<Duty>();
  const [done, setDone] = React.useState<string>();
  const searchBox = React.useRef<HTMLInputElement>(null);
  const grid = React.useRef<GridHandle>(null);
  const desk = React.useRef<HTMLDivElement>(null);

  // What could not be read says so above; the rest is shown.
  const knowsHistory = history === 'read' || history === 'failed';
  const wantsHistory = needsHistory(filters) || view === 'map';
  React.useEffect(() => {
    if (wantsHistory && history === 'unread') readHistory();
  }, [wantsHistory, history, readHistory]);

  const columns = React.useMemo(() => dutyColumns({ today, onOpen: setOpened }), [today]);
  const shown = React.useMemo(() => sortRows(filterDuties(rows, filters, moment), columns, sort), [rows, filters, moment, columns, sort]);
  const forMap = React.useMemo(() => (view === 'map' ? filterDuties(rows, { ...filters, history: true }, moment) : []), [view, rows, filters, moment]);
  const numbers = React.useMemo(() => figuresOf(rows, filters, moment), [rows, filters, moment]);
  const contract = React.useMemo(
    () => (filters.contract === undefined ? undefined : first.contract?.title === filters.contract ? first.contract : rows.find((row) => row.contract?.title === filters.contract)?.contract),
    [filters.contract, first.contract, rows],
  );

  function focusBack(): void {
    if (grid.current) grid.current.focus();
    else desk.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }
  function clearAll(): void {
    setFilters(noFilters);
    searchBox.current?.focus();
  }
  function openCell(clause: string, name: string, { isClosed }: HeatCell): void {
    setFilters({ ...filters, clause, contract: name, history: filters.history || isClosed });
    setView('list');
    desk.current?.querySelector<HTMLElement>('[role="tab"]')?.focus();
  }
  const onDeed = async (sentence: string): Promise<void> => {
    await duties.refresh(opened?.contract);
    setOpened(undefined);
    setDone(`${sentence} ${strings.upToDateAfter}`);
  };

  return (
    <>
      <div ref={desk} className={styles.screen}>
        {asksContract && !first.contract && <Message kind="info" plain title={strings.unknownContract} />}
        <Figures
          label={strings.figures}
          figures={figureIds.map((id) => ({ id, number: numbers[id], label: strings.figure[id](numbers[id]) }))}
          pressed={filters.figure ? [filters.figure] : []}
          onToggle={(figure) => setFilters(changed(filters, { figure: filters.figure === figure ? undefined : figure }))}
        />
        <DutyCommands
          duties={duties}
          filters={filters}
          shown={shown}
          canEdit={first.canEdit}
          contract={contract}
          done={done}
          onDone={setDone}
          onDismissed={focusBack}
        />
        <DutyFilters rows={rows} filters={filters} onFilters={setFilters} searchBox={searchBox} onLeaveSearch={focusBack} shown={shown.length} />
        <Tabs label={strings.views} tabs={views.map((id) => ({ id, title: strings.view[id] }))} current={view} onChange={setView}>
          {rows.length === 0 && <Empty title={strings.none.title}>{strings.none.text}</Empty>}
          {rows.length > 0 && view === 'list' && shown.length === 0 && (
            <Empty inline title={strings.noMatch.title} actions={<Button onClick={clearAll}>{strings.noMatch.clear}</Button>}>
              {strings.noMatch.text}
            </Empty>
          )}
          {view === 'list' && shown.length > 0 && (
            <Grid
              ref={grid}
              label={strings.title}
              columns={columns}
              rows={shown}
              keyOf={keyOf}
              nameOf={nameOf}
              onOpen={setOpened}
              sort={sort}
              onSort={setSort}
              onSearch={() => searchBox.current?.focus()}
            />
          )}
          {view === 'map' && !knowsHistory && <Skeleton rows={8} />}
          {rows.length > 0 && view === 'map' && knowsHistory && <HeatMap rows={forMap} onCell={openCell} />}
          {rows.length > 0 && view === 'calendar' && <DueCalendar rows={shown} today={today} onOpen={setOpened} />}
        </Tabs>
      </div>
      <PrintedDuties rows={shown} today={today} />
      {opened && <DutyPanel duty={opened} canEdit={first.canEdit} onDone={onDeed} onClose={() => setOpened(undefined)} />}
    </>
  );
}
