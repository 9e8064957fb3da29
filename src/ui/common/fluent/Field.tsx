import * as React from 'react';

import { StateIcon } from '../StateIcon';
import { ClauseTag } from '../Tags';
import styles from './Field.module.scss';
import { formStrings } from './formStrings';

/** What every box of a form is told. */
export interface FieldProps {
  /** Unique in the form; the error summary jumps to it. */
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  /** The clause that asks for it. */
  readonly clause?: string;
  /** One sentence: what is wrong and what would be right. */
  readonly error?: string;
  /** Boxes that may stay empty say so; the others do not need to. */
  readonly optional?: boolean;
}

/** What the box itself needs of its field. */
export interface BoxAttributes {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: true;
}

/** Label above, help and error below, joined to the box for a screen reader. */
export function Field({ id, label, help, clause, error, optional, children }: FieldProps & { readonly children: (box: BoxAttributes) => React.ReactNode }): JSX.Element {
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ');
  const box: BoxAttributes = {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
    ...(optional ? {} : { 'aria-required': true }),
  };
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <label htmlFor={id} id={`${id}-label`}>{label}</label>
        {clause && <ClauseTag clause={clause} />}
        {optional && <span className={styles.optional}>{formStrings.optional}</span>}
      </div>
      {children(box)}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <StateIcon state="overdue" size={16} />
          <span>{error}</span>
        </p>
      )}
      {help && (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

/** Two boxes side by side where there is room. */
export function FieldPair({ children }: { readonly children: React.ReactNode }): JSX.Element {
  return <div className={styles.pair}>{children}</div>;
}
