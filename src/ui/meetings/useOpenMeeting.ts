import * as React from 'react';

import { targetOfQuery, type Place, type Target } from './place';

function addressOf(target: Target | undefined): string {
  const address = new URL(window.location.href);
  address.searchParams.delete('meeting');
  address.searchParams.delete('action');
  if (target) address.searchParams.set(target.kind, target.key);
  return address.href;
}

export interface OpenMeeting {
  readonly target: Target | undefined;
  /** What the person came from; nothing while they are where the page began. */
  readonly left: Target | 'list' | undefined;
  go(target: Target | undefined): void;
}

/** What is open. On a page the address says it, so that Back works and a link can be sent; in Teams it stays here. */
export function useOpenMeeting({ host, open }: Place): OpenMeeting {
  const [{ target, left }, setOpen] = React.useState<Pick<OpenMeeting, 'target' | 'left'>>({ target: open, left: undefined });
  const setTarget = React.useCallback((next: Target | undefined) => setOpen((now) => ({ target: next, left: now.target ?? 'list' })), []);
  const isPage = host === 'page';

  React.useEffect(() => {
    if (!isPage) return undefined;
    const back = (): void => setTarget(targetOfQuery(window.location.search));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [isPage, setTarget]);

  const go = React.useCallback(
    (next: Target | undefined) => {
      if (isPage) window.history.pushState(window.history.state, '', addressOf(next));
      setTarget(next);
    },
    [isPage, setTarget],
  );
  return { target, left, go };
}
