import './noFluentDownloads';
import { Calendar } from '@fluentui/react/lib/Calendar';
import { FocusTrapCallout } from '@fluentui/react/lib/Callout';
import * as React from 'react';

import { toIsoDate, type IsoDate } from '../../../core/time';
import { calendarIcons } from './fluentIcons';
import { FluentSurface } from './FluentSurface';
import { formStrings } from './formStrings';

export interface CalendarCalloutProps {
  readonly label: string;
  readonly target: React.RefObject<HTMLElement>;
  readonly shown: IsoDate;
  readonly today: IsoDate;
  readonly onPick: (day: IsoDate) => void;
  readonly onClose: () => void;
}

/** Fluent reckons with the device's own days: the day that its calendar shows is the council's. */
function calendarDay(day: IsoDate): Date {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** A month to pick a day from, weeks beginning on Monday. */
export function CalendarCallout({ label, target, shown, today, onPick, onClose }: CalendarCalloutProps): JSX.Element {
  return (
    <FocusTrapCallout
      target={target}
      gapSpace={4}
      isBeakVisible={false}
      setInitialFocus
      onDismiss={onClose}
      role="dialog"
      ariaLabel={label}
      styles={{ root: { border: '1px solid GrayText' } }}
    >
      <FluentSurface>
        <Calendar
          value={calendarDay(shown)}
          today={calendarDay(today)}
          strings={formStrings.calendarWords}
          firstDayOfWeek={1}
          highlightSelectedMonth
          isMonthPickerVisible={false}
          calendarDayProps={{ navigationIcons: calendarIcons }}
          onSelectDate={day => onPick(toIsoDate(day.getFullYear(), day.getMonth() + 1, day.getDate()))}
        />
      </FluentSurface>
    </FocusTrapCallout>
  );
}
