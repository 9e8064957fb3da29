import * as React from 'react';

/** A page has its own first heading; a frame of Teams is a document without one. */
export const TopHeadingLevel = React.createContext<1 | 2>(2);

export interface TopHeadingProps {
  readonly id?: string;
  readonly className?: string;
  /** -1 lets a script move the focus here. */
  readonly tabIndex?: -1;
  readonly children: React.ReactNode;
}

/** The heading of a screen: second on a page, first in a frame of its own. */
export const TopHeading = React.forwardRef<HTMLHeadingElement, TopHeadingProps>(function TopHeading(props, ref) {
  const level = React.useContext(TopHeadingLevel);
  return level === 1 ? <h1 {...props} ref={ref} /> : <h2 {...props} ref={ref} />;
});
