import * as React from 'react';

import { visibleRows, type RowRange } from './gridWindow';

/** The height of the heading row, which lies over the rows. */
export function headHeightOf(scroller: HTMLElement): number {
  return scroller.firstElementChild instanceof HTMLElement ? scroller.firstElementChild.offsetHeight : 0;
}

/** The rows in view of a scroller, kept up as it scrolls and changes its size. @param tops as topsOf gives them */
export function useVisibleRows(scroller: React.RefObject<HTMLElement>, tops: readonly number[]): RowRange {
  const [range, setRange] = React.useState<RowRange>({ first: 0, end: Math.min(tops.length - 1, 20) });

  React.useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const next = visibleRows(element.scrollTop, element.clientHeight - headHeightOf(element), tops);
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
  }, [scroller, tops]);

  return range;
}
