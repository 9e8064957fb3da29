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

  return (
    <div ref={foot} className={styles.foot}>
      {children}
    </div>
  );
}
