import * as React from 'react';

import { useAnnounce } from './announce';

/** Typing is over when it has rested this long. */
const restOfTyping = 700;

/** Says a sentence once a person has stopped changing something; not when the page opens. */
export function useSaidAtRest(sentence: string, changing: unknown): void {
  const announce = useAnnounce();
  const latest = React.useRef(sentence);
  latest.current = sentence;
  const first = React.useRef(changing);
  React.useEffect(() => {
    if (first.current === changing) return undefined;
    first.current = undefined;
    const timer = setTimeout(() => announce(latest.current), restOfTyping);
    return () => clearTimeout(timer);
  }, [announce, changing]);
}
