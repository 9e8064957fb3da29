import './noFluentDownloads';
import { TextField } from '@fluentui/react/lib/TextField';
import * as React from 'react';

import { displayDate, parseUkDate, type IsoDate } from '../../../core/time';
import { Button } from '../Button';
import { CalendarCallout } from './CalendarCallout';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.scss';
import { formStrings } from './formStrings';

export interface DateBoxProps extends FieldProps {
  /** As typed: `3/12/2026`, `3 Dec 2026`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Where the calendar opens when nothing is typed yet. */
  readonly today: IsoDate;
}

/** A day, typed the UK way or picked from a calendar. What cannot be read stays as typed. */
export function DateBox({ value, onChange, today, ...field }: DateBoxProps): JSX.Element {
  const [open, setOpen] = React.useState(false);
  const button = React.useRef<HTMLElement>(null);
  const wasOpen = React.useRef(false);
  const read = parseUkDate(value);
  const label = formStrings.calendar(field.label);

  React.useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);

  // One element, however many Fluent puts beside the field: a pair of fields is a grid.
  return (
    <div>
      <Field {...field}>
        {box => (
          <div className={styles.row}>
            <TextField
              {...box}
              value={value}
              invalid={field.error !== undefined}
              autoComplete="off"
              onChange={(_event, text) => onChange(text ?? '')}
              onBlur={() => read.ok && onChange(displayDate(read.value))}
            />
            <Button ref={button} icon="calendar" label={label} hasPopup="dialog" expanded={open} onClick={() => setOpen(now => !now)} />
          </div>
        )}
      </Field>
      {open && (
        <CalendarCallout
          label={label}
          target={button}
          chosen={read.ok ? read.value : undefined}
          today={today}
          onPick={day => {
            onChange(displayDate(day));
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
