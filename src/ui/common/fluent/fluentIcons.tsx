import './noFluentDownloads';
import { registerIcons } from '@fluentui/react/lib/Styling';
import * as React from 'react';

import { Icon } from '../Icon';

/** The arrows of Fluent's calendar, as this suite's own SVG under names of their own. */
registerIcons({
  style: { display: 'inline-flex' },
  icons: {
    'desk-up': <Icon name="chevronUp" size={16} />,
    'desk-down': <Icon name="chevronDown" size={16} />,
    'desk-left': <Icon name="chevronLeft" size={16} />,
    'desk-right': <Icon name="chevronRight" size={16} />,
    'desk-close': <Icon name="dismiss" size={16} />,
  },
});

export const calendarIcons = {
  upNavigation: 'desk-up',
  downNavigation: 'desk-down',
  leftNavigation: 'desk-left',
  rightNavigation: 'desk-right',
  closeIcon: 'desk-close',
};
