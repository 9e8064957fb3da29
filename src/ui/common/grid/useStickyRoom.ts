import * as React from 'react';

import { headHeightOf } from './useVisibleRows';

/**
 * `scroll-padding` of a scroller: the room that its heading row, and in a wide table its first column, take over what
 * scrolls beneath them. A cell that takes the focus is scrolled clear of both (WCAG 2.4.11).
 */
export function useStickyRoom(scroller: React.RefObject<HTMLElement>, firstColumn: boolean): string {
  const [room, setRoom] = React.useState('0');

  React.useLayoutEffect(() => {
    const element = scroller.current;
    const head = element?.firstElementChild;
    if (!element || !head) return undefined;
    const look = (): void => {
      const stuck = firstColumn ? Array.from(head.querySelectorAll<HTMLElement>('[data-sticks]')) : [];
      const left = stuck.reduce((sum, cell) => sum + cell.offsetWidth, 0);
      setRoom(`${headHeightOf(element)}px 0 0 ${left}px`);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(head);
    head.querySelectorAll('[data-sticks]').forEach(cell => observer.observe(cell));
    return () => observer.disconnect();
  }, [scroller, firstColumn]);

  return room;
}
