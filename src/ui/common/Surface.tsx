import * as React from 'react';

import { AnnouncerProvider } from './announce';
import { brandProperties, type HostColours } from './brand';
import { FocusKeeper } from './FocusKeeper';
import styles from './Surface.module.scss';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** How wide the suite itself is, whatever the window: up to 479, up to 1023, or more pixels. */
export type Width = 'narrow' | 'medium' | 'wide';

interface SurfaceState {
  readonly theme: ThemeName;
  readonly width: Width;
  readonly host?: HostColours;
}

const SurfaceContext = React.createContext<SurfaceState>({ theme: 'light', width: 'wide' });

/** Theme and width of the nearest surface. */
export function useSurface(): SurfaceState {
  return React.useContext(SurfaceContext);
}

export function widthOf(pixels: number): Width {
  if (pixels < 480) return 'narrow';
  return pixels < 1024 ? 'medium' : 'wide';
}

export interface SurfaceProps {
  readonly theme: ThemeName;
  readonly host?: HostColours;
  readonly className?: string;
  readonly children: React.ReactNode;
}

/**
 * The root of everything that the suite draws: colours, type, what is said to a screen reader, the focus that is
 * kept, and the width that the layout follows. The width is
 * measured and put in `data-width`, because the style sheet minifier of the gulp toolchain destroys container queries.
 */
export function Surface({ theme, host, className, children }: SurfaceProps): JSX.Element {
  const root = React.useRef<HTMLDivElement>(null);
  const [width, setWidth] = React.useState<Width>('wide');

  React.useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    setWidth(widthOf(element.clientWidth));
    const observer = new ResizeObserver(([entry]) => setWidth(widthOf(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const state = React.useMemo(() => ({ theme, width, host }), [theme, width, host]);

  return (
    <SurfaceContext.Provider value={state}>
      <div
        ref={root}
        className={className ? `${styles.surface} ${className}` : styles.surface}
        style={brandProperties(host, theme)}
        data-desk=""
        data-theme={theme}
        data-width={width}
      >
        <AnnouncerProvider>{children}</AnnouncerProvider>
        <FocusKeeper root={root} />
      </div>
    </SurfaceContext.Provider>
  );
}

/** For a screen reader alone. */
export function Hidden({ children }: { readonly children: React.ReactNode }): JSX.Element {
  return <span className={styles.hidden}>{children}</span>;
}
