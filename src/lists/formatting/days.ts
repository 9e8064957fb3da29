import { choose, daysLeft, label } from './shape';

/** Nothing is overdue on a row that is finished. The lists that use this format call their status column `Status`. */
const finished = ['Done', 'Cancelled', 'Ended', 'Terminated', 'Closed'].map((status) => `[$Status] == '${status}'`).join(' || ');

const day = 'toLocaleDateString(@currentField)';

/** A day by which something is due: overdue, due within a week, or later. */
export const dueDate = label(
  [
    { when: finished, icon: '' },
    { when: `${daysLeft} < 0`, severity: 'severeWarning', icon: 'Warning' },
    { when: `${daysLeft} <= 7`, severity: 'warning', icon: 'Clock' },
  ],
  `=${choose(
    [
      { when: finished, give: day },
      { when: `${daysLeft} < 0`, give: `'Overdue: ' + ${day}` },
      { when: `${daysLeft} <= 7`, give: `'Due soon: ' + ${day}` },
    ],
    day,
  )}`,
  'Calendar',
);

/** The day a contract ends: ended, within half a year, within a year (time to plan the next one), or later. */
export const contractEnd = label(
  [
    { when: `${daysLeft} < 0`, icon: 'CircleStopSolid' },
    { when: `${daysLeft} <= 183`, severity: 'severeWarning', icon: 'Warning' },
    { when: `${daysLeft} <= 365`, severity: 'warning', icon: 'Clock' },
  ],
  `=${choose(
    [
      { when: `${daysLeft} < 0`, give: `'Ended: ' + ${day}` },
      { when: `${daysLeft} <= 183`, give: `'Within 6 months: ' + ${day}` },
      { when: `${daysLeft} <= 365`, give: `'Within a year: ' + ${day}` },
    ],
    day,
  )}`,
  'Calendar',
);
