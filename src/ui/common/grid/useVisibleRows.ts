import * as React from 'react';

import { visibleRows, type RowRange } from './gridWindow';

const headHeight = 36;

/** The rows in view of a scroller, kept up as it scrolls and changes its size. */
export function useVisibleRows(scroller: React.RefObject<HTMLElement>, rowHeight: number, count: number): RowRange {
  const [range, setRange] = React.useState<RowRange>({ first: 0, end: Math.min(count, 20) });

  React.useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const next = visibleRows(element.scrollTop, element.clientHeight - headHeight, rowHeight, count);
      setRange(now => (now.first === next.first && now.end === next.end ? now : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight, count]);

  return range;
}
