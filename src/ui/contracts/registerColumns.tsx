import * as React from 'react';

import { formatPounds } from '../../core/money';
import { displayDate, type IsoDate } from '../../core/time';
import type { GridColumn } from '../common/grid/columns';
import { StateTag } from '../common/Tags';
import { TermBar } from '../common/TermBar';
import styles from './Register.module.scss';
import type { ContractRow } from './rowModel';
import { strings } from './strings';

export interface ColumnOptions {
  readonly today: IsoDate;
  readonly addressOf: (row: ContractRow) => string;
  readonly onOpen: (row: ContractRow) => void;
}

function Name({ row, addressOf, onOpen }: ColumnOptions & { readonly row: ContractRow }): JSX.Element {
  const { name, reference, contractor } = row.contract;
  return (
    <>
      <a
        className={styles.name}
        href={addressOf(row)}
        tabIndex={-1}
        onClick={event => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(row);
        }}
      >
        {name}
      </a>
      <span className={`${styles.second} ${styles.onWide}`}>{reference}</span>
      <span className={`${styles.second} ${styles.notWide}`}>{contractor?.title}</span>
    </>
  );
}

function TermCell({ row, today }: { readonly row: ContractRow; readonly today: IsoDate }): JSX.Element | null {
  const { term, contract } = row;
  const { start, end, extensionMonths = 0 } = contract;
  if (!term || !start || !end) return null;
  const isEnding = term.state === 'endingSoon' && contract.status === 'Live';
  return (
    <>
      <span className={isEnding ? styles.ending : styles.term} title={`${displayDate(start)} – ${displayDate(end)}`}>
        {term.words}
        {term.state === 'running' && extensionMonths > 0 && strings.option(extensionMonths)}
      </span>
      <TermBar start={start} end={end} today={today} optionEnd={term.optionEnd} tone={isEnding ? 'warn' : term.state === 'ended' ? 'ended' : 'normal'} />
    </>
  );
}

function NextMeetings({ row }: { readonly row: ContractRow }): JSX.Element {
  return (
    <>
      {row.meetings.slice(0, 2).map(({ level, words, tone }) => (
        <span key={level} className={styles.meeting} data-tone={tone}>
          <span className={styles.level}>{level}</span> {words}
        </span>
      ))}
    </>
  );
}

function Actions({ row }: { readonly row: ContractRow }): JSX.Element | null {
  if (row.open === 0) return null;
  return (
    <>
      <span>{strings.openActions(row.open)}</span>
      {row.overdue > 0 && <span className={styles.overdue}>{strings.overdueActions(row.overdue)}</span>}
    </>
  );
}

function Person({ name }: { readonly name: string | undefined }): JSX.Element {
  return name ? <span>{name}</span> : <StateTag state="missing" size={16}>{strings.vacant}</StateTag>;
}

/** The Contract Manager, and below them the Assistant Director who answers for the contract (CP-8.1, CP-11.1). */
function People({ row }: { readonly row: ContractRow }): JSX.Element {
  const { contractManager, assistantDirector } = row.contract;
  return (
    <>
      <Person name={contractManager?.name} />
      {assistantDirector && (
        <span className={styles.second}>
          <abbr title={strings.columns.assistantDirector}>{strings.columns.assistantDirectorShort}</abbr> {assistantDirector.name}
        </span>
      )}
    </>
  );
}

/** Every column that the register can show, in order (CP-11.1 and what is next). */
export function registerColumns(options: ColumnOptions): readonly GridColumn<ContractRow>[] {
  const { today } = options;
  const words = strings.columns;
  return [
    { id: 'name', heading: words.name, width: 150, narrowWidth: 120, grow: 2, from: 'narrow', names: true, sortBy: row => row.contract.name, cell: row => <Name row={row} {...options} /> },
    { id: 'contractor', heading: words.contractor, width: 136, grow: 1.6, sortBy: row => row.contract.contractor?.title, cell: row => row.contract.contractor?.title },
    {
      id: 'value',
      heading: words.value,
      width: 116,
      align: 'end',
      sortBy: row => row.contract.value,
      cell: row => (
        <>
          <span>{row.contract.value !== undefined && formatPounds(row.contract.value)}</span>
          <span className={styles.second}>{row.length}</span>
        </>
      ),
    },
    { id: 'term', heading: words.term, width: 220, grow: 1, sortBy: row => row.contract.end, cell: row => <TermCell row={row} today={today} /> },
    { id: 'start', heading: words.start, width: 100, sortBy: row => row.contract.start, cell: row => row.contract.start && displayDate(row.contract.start) },
    { id: 'end', heading: words.end, width: 100, sortBy: row => row.contract.end, cell: row => row.contract.end && displayDate(row.contract.end) },
    { id: 'contractManager', heading: words.contractManager, width: 148, sortBy: row => row.contract.contractManager?.name, cell: row => <People row={row} /> },
    { id: 'assistantDirector', heading: words.assistantDirector, width: 128, sortBy: row => row.contract.assistantDirector?.name, cell: row => <Person name={row.contract.assistantDirector?.name} /> },
    { id: 'status', heading: words.status, width: 76, from: 'medium', sortBy: row => row.contract.status, cell: row => row.contract.status },
    { id: 'kind', heading: words.kind, width: 110, sortBy: row => row.contract.kind, cell: row => row.contract.kind },
    { id: 'next', heading: words.next, width: 152, narrowWidth: 112, from: 'narrow', sortBy: row => row.nextMeeting, cell: row => <NextMeetings row={row} /> },
    { id: 'actions', heading: words.actions, width: 88, from: 'medium', sortBy: row => (row.open === 0 ? undefined : row.overdue * 1e6 + row.open), cell: row => <Actions row={row} /> },
  ];
}

/** Columns that are shown only when a person asks for them. */
export const hiddenAtFirst: readonly string[] = ['start', 'end', 'assistantDirector', 'kind'];
