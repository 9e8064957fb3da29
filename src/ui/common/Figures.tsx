import * as React from 'react';

import styles from './Figures.module.scss';

export interface Figure<Id extends string = string> {
  readonly id: Id;
  readonly number: number;
  /** "actions overdue". */
  readonly label: string;
}

export interface FiguresProps<Id extends string> {
  readonly label: string;
  readonly figures: readonly Figure<Id>[];
  /** The figures whose filter is on. */
  readonly pressed: readonly Id[];
  readonly onToggle: (id: Id) => void;
}

/** What there is to know at a glance; pressing a figure shows only its rows. */
export function Figures<Id extends string>({ label, figures, pressed, onToggle }: FiguresProps<Id>): JSX.Element {
  return (
    <div className={styles.figures} role="group" aria-label={label}>
      {figures.map(figure => (
        <button
          key={figure.id}
          type="button"
          className={styles.figure}
          aria-pressed={pressed.includes(figure.id)}
          onClick={() => onToggle(figure.id)}
        >
          <span className={styles.number}>{figure.number}</span>
          <span>{figure.label}</span>
        </button>
      ))}
    </div>
  );
}
