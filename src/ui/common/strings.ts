import type { State } from './StateIcon';

type StateWords = { readonly [S in State]: string };

const stateWords: StateWords = {
  met: 'Met',
  valid: 'Valid',
  due: 'Due',
  dueToday: 'Due today',
  dueSoon: 'Due soon',
  overdue: 'Overdue',
  below: 'Below target',
  missing: 'Missing',
  notRequired: 'Not required',
  waiting: 'Waiting',
  stuck: 'Stuck',
  working: 'Working',
  notStarted: 'Not started',
  now: 'Now',
  filed: 'Filed',
  escalated: 'Escalated',
  broughtForward: 'Brought forward',
};

/** What every screen says alike. */
export const strings = {
  states: stateWords,
  clause: 'Clause',
  level: 'Level',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  loading: 'Loading',
  clearSearch: 'Clear the search',
  remove: (what: string) => `Remove ${what}`,
  administratorDetails: 'Details for your administrator',
  partMissing: {
    title: 'This part of Contract Desk could not be fetched',
    text: 'Nothing is lost. Check the connection and try again.',
  },
  error: {
    invalid: { title: 'Something needs correcting', text: 'Nothing was saved yet. Correct what is marked and save again.' },
    conflict: { title: 'Somebody else changed this first', text: 'Nothing of yours is lost. Choose for each field.' },
    forbidden: { title: 'You can read this, but not change it', text: 'Ask a site owner, or the Contract Manager.' },
    forbiddenScope: (scope: string) => `Your administrator has not approved the permission ${scope} yet. Everything else goes on working.`,
    notFound: { title: 'It is not here any more', text: 'It may have been moved or removed. What is removed can be restored for 93 days.' },
    throttled: { title: 'SharePoint is busy', text: 'It will be tried again in a moment.' },
    throttledFor: (seconds: number) => `Trying again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. You can keep working.`,
    threshold: { title: 'The list is too long for this question', text: 'Nothing is lost. Narrow it down with a filter, or tell your administrator.' },
    offline: { title: 'You are offline', text: 'What you typed is still here. Try again when you are back.' },
    unexpectedKept: 'Try again; if it goes on, tell your administrator.',
    unexpected: { title: 'That did not work', text: 'What you typed is still here. Try again; if it goes on, tell your administrator.' },
  },
  grid: {
    selectAll: 'Select all rows',
    select: (what: string) => `Select ${what}`,
    rows: (first: number, last: number, total: number) => `Rows ${first}–${last} of ${total}`,
    resize: (column: string) => `Drag to resize ${column}. Double-click for its usual width.`,
    keys: { move: 'move', open: 'open', select: 'select', search: 'search', all: 'all keys' },
  },
};
