import './noFluentDownloads';
import { FocusTrapCallout } from '@fluentui/react/lib/Callout';
import * as React from 'react';

import { Calendar, type CalendarProps } from '../calendar/Calendar';
import { FluentSurface } from './FluentSurface';

export interface CalendarCalloutProps extends CalendarProps {
  readonly label: string;
  readonly target: React.RefObject<HTMLElement>;
  readonly onClose: () => void;
}

/** A calendar beside the button that opened it. It takes the focus; who opened it gives the focus back. */
export function CalendarCallout({ label, target, onClose, ...calendar }: CalendarCalloutProps): JSX.Element {
  return (
    <FocusTrapCallout
      target={target}
      gapSpace={4}
      isBeakVisible={false}
      onDismiss={onClose}
      role="dialog"
      ariaLabel={label}
      focusTrapProps={{ firstFocusableTarget: root => root.querySelector<HTMLElement>('[data-day][tabindex="0"]') }}
      styles={{ root: { border: '1px solid GrayText' } }}
    >
      <FluentSurface>
        <Calendar {...calendar} />
      </FluentSurface>
    </FocusTrapCallout>
  );
}
