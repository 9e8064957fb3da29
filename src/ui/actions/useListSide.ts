import * as React from 'react';

import { listSide, type ListSide } from './listSide';

export interface PlacedList {
  readonly boxRef: React.MutableRefObject<HTMLInputElement | null>;
  readonly listRef: React.RefObject<HTMLUListElement>;
  readonly side: ListSide;
}

/** Above and beneath the choices. */
const borders = 2;

/**
 * Opens the list of a box where it can be seen. What a bar at the foot of a frame covers is known by the margin that
 * the box keeps from it when it is scrolled to.
 */
export function useListSide(isOpen: boolean, count: number): PlacedList {
  const boxRef = React.useRef<HTMLInputElement | null>(null);
  const listRef = React.useRef<HTMLUListElement>(null);
  const [side, setSide] = React.useState<ListSide>({ above: false, height: 240 });

  React.useLayoutEffect(() => {
    const [box, list] = [boxRef.current, listRef.current];
    if (!isOpen || !box || !list) return;
    const covered = parseFloat(getComputedStyle(box).scrollMarginBottom) || 0;
    setSide(listSide(box.getBoundingClientRect(), list.scrollHeight + borders, { top: 0, bottom: window.innerHeight - covered }));
  }, [isOpen, count]);
  return { boxRef, listRef, side };
}
