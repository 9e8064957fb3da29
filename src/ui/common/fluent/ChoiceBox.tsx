import * as React from 'react';

import { Field, type FieldProps } from './Field';
import styles from './Field.module.scss';
import { formStrings } from './formStrings';

export interface ChoiceBoxProps<Choice extends string> extends FieldProps {
  readonly value: Choice | undefined;
  readonly choices: readonly Choice[];
  readonly onChange: (value: Choice | undefined) => void;
}

/** One of a few. The system's own list box: it works with every keyboard, screen reader and screen size. */
export function ChoiceBox<Choice extends string>({ value, choices, onChange, ...field }: ChoiceBoxProps<Choice>): JSX.Element {
  return (
    <Field {...field}>
      {box => (
        <select {...box} className={styles.choice} value={value ?? ''} onChange={event => onChange(choices.find(choice => choice === event.target.value))}>
          {(value === undefined || field.optional) && <option value="">{formStrings.choose}</option>}
          {choices.map(choice => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface TickBoxProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Yes or no. */
export function TickBox({ id, label, help, value, onChange }: TickBoxProps): JSX.Element {
  return (
    <div className={styles.field}>
      <label className={styles.tick}>
        <input id={id} type="checkbox" checked={value} aria-describedby={help ? `${id}-help` : undefined} onChange={event => onChange(event.target.checked)} />
        <span>{label}</span>
      </label>
      {help && (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
