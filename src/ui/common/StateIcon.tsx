import * as React from 'react';

export const states = [
  'met',
  'valid',
  'due',
  'dueToday',
  'dueSoon',
  'overdue',
  'below',
  'missing',
  'notRequired',
  'waiting',
  'stuck',
  'working',
  'notStarted',
  'now',
  'filed',
  'escalated',
  'broughtForward',
] as const;

/** A state of a duty, an action, a step or a file. Each has a shape of its own, so that colour is never alone. */
export type State = (typeof states)[number];

const ring = <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const disc = (
  <>
    <circle cx="10" cy="10" r="8" fill="currentColor" />
    <path d="M6.5 10.2l2.4 2.4 4.7-5" fill="none" stroke="var(--bg)" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
  </>
);
const clockFace = (
  <>
    {ring}
    <path d="M10 6v4.2l2.6 1.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
  </>
);
const diamond = (
  <>
    <path d="M10 1.5l8.5 8.5-8.5 8.5L1.5 10z" fill="currentColor" />
    <path d="M10 6v4.8M10 13.6v.01" stroke="var(--bg)" strokeWidth="1.8" strokeLinecap="round" />
  </>
);
const arrow = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const shapes: { readonly [S in State]: JSX.Element } = {
  met: disc,
  valid: disc,
  due: clockFace,
  dueToday: clockFace,
  dueSoon: (
    <>
      {ring}
      <path d="M10 3a7 7 0 000 14z" fill="currentColor" />
    </>
  ),
  overdue: diamond,
  below: diamond,
  missing: (
    <>
      <path d="M3 3h14v14H3z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="3.5 2.1" />
      <path d="M10 6.5v4.3M10 13.5v.01" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  notRequired: <path d="M5 10h10" {...arrow} />,
  waiting: (
    <>
      {ring}
      <path d="M8.2 7.3v5.4M11.8 7.3v5.4" {...arrow} />
    </>
  ),
  stuck: (
    <>
      <path d="M10 2.5l8.5 15h-17z" fill="currentColor" strokeLinejoin="round" stroke="currentColor" />
      <path d="M10 8v4.5M10 15v.01" stroke="var(--bg)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  working: (
    <>
      <circle cx="10" cy="10" r="7" fill="none" stroke="var(--rest)" strokeWidth="1.5" />
      <path d="M10 3a7 7 0 017 7" {...arrow} strokeWidth={2.4} />
    </>
  ),
  notStarted: ring,
  now: (
    <>
      {ring}
      <circle cx="10" cy="10" r="3.5" fill="currentColor" />
    </>
  ),
  filed: (
    <>
      <path d="M2.5 4.5h5.5l1.7 2h7.8v10h-15z" fill="currentColor" />
      <path d="M7 11.3l2 2 3.8-4" {...arrow} stroke="var(--bg)" />
    </>
  ),
  escalated: <path d="M10 16V4.5M5.5 9L10 4.5 14.5 9" {...arrow} />,
  broughtForward: <path d="M5 4v6.5h10M11.5 7l3.5 3.5-3.5 3.5" {...arrow} />,
};

/** Draws the shape alone; words stand beside it (StateTag). */
export function StateIcon({ state, size = 20 }: { readonly state: State; readonly size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false" data-state={state}>
      {shapes[state]}
    </svg>
  );
}
