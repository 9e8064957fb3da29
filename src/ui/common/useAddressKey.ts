import * as React from 'react';

function read(name: string): string | undefined {
  return new URLSearchParams(window.location.search).get(name) || undefined;
}

/**
 * What the page's address names, `?contract=<key>`; the browser's Back and Forward move through it.
 * @returns the key, and a function that goes to another one or, without one, back to the list
 */
export function useAddressKey(name: string): readonly [string | undefined, (key: string | undefined) => void] {
  const [key, setKey] = React.useState(() => read(name));

  React.useEffect(() => {
    const onMove = (): void => setKey(read(name));
    window.addEventListener('popstate', onMove);
    return () => window.removeEventListener('popstate', onMove);
  }, [name]);

  const go = React.useCallback((next: string | undefined) => {
    const address = new URL(window.location.href);
    if (next === undefined) address.searchParams.delete(name);
    else address.searchParams.set(name, next);
    window.history.pushState(window.history.state, '', address);
    setKey(next);
  }, [name]);
  return [key, go];
}
