import * as React from 'react';

/** Outlines on a grid of 20; drawn with the colour of the text, because masks vanish in forced colours. */
const outlines = {
  add: 'M10 4v12M4 10h12',
  calendar: 'M4 5h12v11.5H4zM4 8.5h12M7 3v3M13 3v3',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  chevronDown: 'M5.5 8l4.5 4.5L14.5 8',
  chevronLeft: 'M12 5.5L7.5 10l4.5 4.5',
  chevronRight: 'M8 5.5l4.5 4.5L8 14.5',
  chevronUp: 'M5.5 12L10 7.5l4.5 4.5',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4.2l2.8 1.6',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12.2 4v12',
  dismiss: 'M5 5l10 10M15 5L5 15',
  document: 'M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15',
  edit: 'M4 16l.8-3.4 8.7-8.7a1.4 1.4 0 012 0l.6.6a1.4 1.4 0 010 2L7.4 15.2z',
  exportUp: 'M10 12.5V3.5M6.5 6.5L10 3l3.5 3.5M4 11.5V16h12v-4.5',
  filter: 'M3.5 6h13M6 10h8M8.5 14h3',
  folder: 'M3 5h5l1.6 2H17v9H3z',
  link: 'M8.5 11.5a3 3 0 004.3 0l2.4-2.4a3 3 0 00-4.3-4.3L9.7 6M11.5 8.5a3 3 0 00-4.3 0l-2.4 2.4a3 3 0 004.3 4.3l1.2-1.2',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  open: 'M9 4H4v12h12v-5M12 3.5h4.5V8M16.5 3.5L9.5 10.5',
  pause: 'M10 3a7 7 0 100 14 7 7 0 000-14zM8.2 7.5v5M11.8 7.5v5',
  people: 'M8 9.5a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4zM2.8 16c0-2.6 2.3-4 5.2-4s5.2 1.4 5.2 4zM13.5 4.3a2.6 2.6 0 010 5M15 12.2c1.5.5 2.4 1.7 2.4 3.8',
  person: 'M10 9.5a3 3 0 100-6 3 3 0 000 6zM4 16.5c0-3 2.6-4.5 6-4.5s6 1.5 6 4.5z',
  play: 'M6.5 4.5v11l9-5.5z',
  retry: 'M15.8 8A6.3 6.3 0 104.5 13M16 4v4.2h-4.2',
  search: 'M8.7 3.5a5.2 5.2 0 100 10.4 5.2 5.2 0 000-10.4zM12.6 12.6L17 17',
  send: 'M3.5 3.5l13.5 6.5-13.5 6.5L5.5 10zM5.5 10H11',
  upload: 'M10 13V4M6.5 7.5L10 4l3.5 3.5M4 16.5h12',
  warning: 'M10 3.5L17.5 16.5h-15zM10 8v4M10 14.2v.01',
} as const;

export type IconName = keyof typeof outlines;

export interface IconProps {
  readonly name: IconName;
  /** Pixels; 20 unless said. */
  readonly size?: number;
  readonly className?: string;
}

/** Says nothing by itself: what it stands beside, or the control's label, has the words. */
export function Icon({ name, size = 20, className }: IconProps): JSX.Element {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={outlines[name]} />
    </svg>
  );
}
