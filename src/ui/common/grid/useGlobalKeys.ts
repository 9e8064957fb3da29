import * as React from 'react';

export interface GlobalKeys {
  readonly on: boolean;
  readonly scroller: React.RefObject<HTMLElement>;
  readonly onSearch?: () => void;
  readonly onHelp: () => void;
}

/** `/` and `?` also work while nothing on the page has the focus, as just after it was loaded, if the table is in sight. */
export function useGlobalKeys(options: GlobalKeys): void {
  const latest = React.useRef(options);
  latest.current = options;

  React.useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { on, scroller, onSearch, onHelp } = latest.current;
      const nothingFocused = event.target === document.body || event.target === document.documentElement;
      const inSight = scroller.current !== null && scroller.current.offsetParent !== null;
      if (!on || !nothingFocused || !inSight || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === '/' && onSearch) onSearch();
      else if (event.key === '?') onHelp();
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
