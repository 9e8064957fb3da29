import * as React from 'react';

import { displayDate, displayDateAndTime, displayNear, type IsoDate } from '../../core/time';
import type { GridColumn } from '../common/grid/columns';
import { ClauseTag, StateTag } from '../common/Tags';
import styles from './assurance.module.scss';
import { contractOf, nameOf, ownerOf, rankOf, shapeOf, stateWordOf, type Duty } from './duties';
import { strings } from './strings';

const words = strings.columns;

export interface DutyColumnOptions {
  readonly today: IsoDate;
  readonly onOpen: (row: Duty) => void;
}

function Name({ row, onOpen }: { readonly row: Duty; readonly onOpen: (row: Duty) => void }): JSX.Element {
  return (
    <>
      <button type="button" className={styles.open} tabIndex={-1} onClick={() => onOpen(row)}>
        {nameOf(row)}
      </button>
      <span className={`${styles.second} ${styles.notWide}`}>
        {contractOf(row)}, {row.clause}
      </span>
    </>
  );
}

/** What a state says beside its word: when it was met, or how often it was missed. */
function noteOf({ metOn, metLate, missed, state }: Duty): string | undefined {
  if (state === 'Met') return metOn && strings.metOn(displayDate(metOn), metLate);
  return missed ? strings.missed(missed) : undefined;
}

/** A state as a cell, a panel and a day of the calendar show it. */
export function DutyState({ row, size = 16 }: { readonly row: Duty; readonly size?: number }): JSX.Element {
  const word = stateWordOf(row);
  return (
    <StateTag state={shapeOf(word)} size={size} note={noteOf(row)}>
      {word}
    </StateTag>
  );
}

export function ownerWords(row: Duty): JSX.Element {
  return row.owner ? (
    <>
      <span>{row.owner.name}</span>
      <span className={styles.second}>{row.post}</span>
    </>
  ) : (
    <>
      <span>{row.post}</span>
      <StateTag state="missing" size={16}>{strings.vacant}</StateTag>
    </>
  );
}

function dueOf({ due, dueAt }: Duty): string | undefined {
  return dueAt ? displayDateAndTime(dueAt) : due && displayDate(due);
}

/** What presses most first, and by day within a state. */
function pressure(row: Duty): number {
  return rankOf(stateWordOf(row)) * 1e9 + Number((row.due ?? '9999-12-31').replace(/-/g, ''));
}

/** Every column of the list. */
export function dutyColumns({ today, onOpen }: DutyColumnOptions): readonly GridColumn<Duty>[] {
  return [
    { id: 'title', heading: words.title, width: 180, narrowWidth: 130, grow: 2, from: 'narrow', names: true, sortBy: nameOf, cell: (row) => <Name row={row} onOpen={onOpen} /> },
    { id: 'contract', heading: words.contract, width: 150, grow: 1, sortBy: contractOf, cell: contractOf },
    { id: 'clause', heading: words.clause, width: 112, sortBy: (row) => row.clause, cell: (row) => <span><ClauseTag clause={row.clause} /></span> },
    { id: 'owner', heading: words.owner, width: 150, grow: 1, from: 'medium', sortBy: ownerOf, cell: ownerWords },
    { id: 'due', heading: words.due, width: 104, from: 'medium', sortBy: (row) => row.due, cell: dueOf },
    { id: 'state', heading: words.state, width: 130, narrowWidth: 110, from: 'narrow', sortBy: pressure, cell: (row) => <DutyState row={row} /> },
    {
      id: 'next',
      heading: words.next,
      width: 150,
      grow: 1,
      sortBy: (row) => row.nextOn,
      cell: (row) => (
        <>
          <span>{row.nextStep}</span>
          {row.nextOn && <span className={styles.second}>{displayNear(row.nextOn, today)}</span>}
        </>
      ),
    },
  ];
}
