import * as React from 'react';

/** Whether the document around the suite is a page that may take the name of what is open in it; a frame of Teams is not. */
export const OwnsPage = React.createContext(false);

/**
 * Names the page after what is open, before the name it has of itself, as long as that is shown.
 * @param title undefined names nothing
 */
export function usePageTitle(title: string | undefined): void {
  const owns = React.useContext(OwnsPage);
  React.useEffect(() => {
    if (!owns || title === undefined) return undefined;
    const before = document.title;
    const named = [title, before].filter(Boolean).join(' · ');
    document.title = named;
    return () => {
      // The page may have gone on to another name by itself.
      if (document.title === named) document.title = before;
    };
  }, [owns, title]);
}
