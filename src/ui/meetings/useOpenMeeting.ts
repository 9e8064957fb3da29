import * as React from 'react';

import { targetOfQuery, type Place, type Target } from './place';

function addressOf(target: Target | undefined): string {
  const address = new URL(window.location.href);
  address.searchParams.delete('meeting');
  address.searchParams.delete('action');
  if (target) address.searchParams.set(target.kind, target.key);
  return address.href;
}

/** What is open. On a page the address says it, so that Back works and a link can be sent; in Teams it stays here. */
export function useOpenMeeting({ host, open }: Place): readonly [Target | undefined, (target: Target | undefined) => void] {
  const [target, setTarget] = React.useState(open);
  const isPage = host === 'page';

  React.useEffect(() => {
    if (!isPage) return undefined;
    const back = (): void => setTarget(targetOfQuery(window.location.search));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [isPage]);

  const go = React.useCallback(
    (next: Target | undefined) => {
      if (isPage) window.history.pushState(window.history.state, '', addressOf(next));
      setTarget(next);
    },
    [isPage],
  );
  return [target, go];
}
