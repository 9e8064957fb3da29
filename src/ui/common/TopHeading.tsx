import * as React from 'react';

/** A page has its own first heading; a frame of Teams is a document without one. */
export const TopHeadingLevel = React.createContext<1 | 2>(2);

export interface HeadingProps {
  readonly id?: string;
  readonly className?: string;
  /** -1 lets a script move the focus here. */
  readonly tabIndex?: -1;
  readonly children: React.ReactNode;
}

const tags = ['h1', 'h2', 'h3', 'h4'] as const;

/** A heading so many steps below the screen's own, which is the first in a frame and the second on a page. */
export const Heading = React.forwardRef<HTMLHeadingElement, HeadingProps & { readonly below: 0 | 1 | 2 }>(function Heading({ below, ...props }, ref) {
  const Tag = tags[React.useContext(TopHeadingLevel) - 1 + below];
  return <Tag {...props} ref={ref} />;
});

/** The heading of a screen. */
export const TopHeading = React.forwardRef<HTMLHeadingElement, HeadingProps>(function TopHeading(props, ref) {
  return <Heading {...props} below={0} ref={ref} />;
});
