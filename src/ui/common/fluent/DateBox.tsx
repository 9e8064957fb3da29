import './noFluentDownloads';
import { Calendar } from '@fluentui/react/lib/Calendar';
import { FocusTrapCallout } from '@fluentui/react/lib/Callout';
import { TextField } from '@fluentui/react/lib/TextField';
import * as React from 'react';

import { displayDate, parseUkDate, toIsoDate, type IsoDate } from '../../../core/time';
import { Button } from '../Button';
import { strings } from '../strings';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.scss';
import { calendarIcons } from './fluentIcons';
import { FluentSurface } from './FluentSurface';

export interface DateBoxProps extends FieldProps {
  /** As typed: `3/12/2026`, `3 Dec 2026`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Where the calendar opens when nothing is typed yet. */
  readonly today: IsoDate;
}

function calendarDay(day: IsoDate): Date {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** A day, typed the UK way or picked from a calendar. What cannot be read stays as typed. */
export function DateBox({ value, onChange, today, ...field }: DateBoxProps): JSX.Element {
  const [open, setOpen] = React.useState(false);
  const button = React.useRef<HTMLElement>(null);
  const read = parseUkDate(value);
  const shown = calendarDay(read.ok ? read.value : today);

  return (
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
          <Button
            ref={button}
            icon="calendar"
            label={strings.form.calendar(field.label)}
            hasPopup="dialog"
            expanded={open}
            onClick={() => setOpen(now => !now)}
          />
          {open && (
            <FocusTrapCallout
              target={button}
              gapSpace={4}
              isBeakVisible={false}
              setInitialFocus
              onDismiss={() => setOpen(false)}
              role="dialog"
              ariaLabel={strings.form.calendar(field.label)}
            >
              <FluentSurface>
                <Calendar
                  value={shown}
                  today={calendarDay(today)}
                  strings={strings.form.calendarWords}
                  firstDayOfWeek={1}
                  highlightSelectedMonth
                  isMonthPickerVisible={false}
                  showGoToToday
                  calendarDayProps={{ navigationIcons: calendarIcons }}
                  onSelectDate={day => {
                    onChange(displayDate(toIsoDate(day.getFullYear(), day.getMonth() + 1, day.getDate())));
                    setOpen(false);
                  }}
                />
              </FluentSurface>
            </FocusTrapCallout>
          )}
        </div>
      )}
    </Field>
  );
}
