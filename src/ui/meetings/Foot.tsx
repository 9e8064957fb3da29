import * as React from 'react';

import styles from './foot.module.scss';

/** The bar at the foot of a narrow frame. It tells the room how high it is, so that nothing with the focus stands behind it. */
export function Foot({ children }: { readonly children: React.ReactNode }): JSX.Element {
  const foot = React.useRef<HTMLDivElement>(null);

  React.useLayoutEffect(() => {
    const bar = foot.current;
    const room = bar?.parentElement;
    if (!bar || !room) return undefined;
    const tell = (): void => {
      const covers = getComputedStyle(bar).position === 'sticky';
      room.style.setProperty('--foot', covers ? `${bar.offsetHeight}px` : '0px');
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(bar);
    window.addEventListener('resize', tell);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', tell);
      room.style.removeProperty('--foot');
    };
  }, []);

  useClearOfFoot(foot);
  return (
    <div ref={foot} className={styles.foot}>
      {children}
    </div>
  );
}

/**
 * A browser that brings a box of text into sight looks at its caret only and keeps no margin: what the keyboard
 * reaches is scrolled clear of the foot here. A pointer already points at what it wants.
 */
function useClearOfFoot(foot: React.RefObject<HTMLElement>): void {
  React.useEffect(() => {
    const room = foot.current?.parentElement;
    if (!room) return undefined;
    let pointing = false;
    const point = (): void => {
      pointing = true;
    };
    const release = (): void => {
      pointing = false;
    };
    const show = ({ target }: FocusEvent): void => {
      if (!pointing && target instanceof HTMLElement && !foot.current?.contains(target)) target.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('pointerdown', point, true);
    window.addEventListener('pointerup', release, true);
    window.addEventListener('pointercancel', release, true);
    room.addEventListener('focusin', show);
    return () => {
      window.removeEventListener('pointerdown', point, true);
      window.removeEventListener('pointerup', release, true);
      window.removeEventListener('pointercancel', release, true);
      room.removeEventListener('focusin', show);
    };
  }, [foot]);
}
