import * as React from 'react';

import { createAnnouncer, type Announcer, type Region } from './announcer';
import styles from './Surface.module.scss';

/** A sentence stands until a screen reader has surely taken it up. */
const staysFor = 8000;

const AnnouncerContext = React.createContext<Announcer | undefined>(undefined);

const toNobody = (): void => undefined;

/** Says a sentence politely to a screen reader. Outside a desk nothing is said. */
export function useAnnounce(): (sentence: string) => void {
  return React.useContext(AnnouncerContext)?.announce ?? toNobody;
}

/** Each sentence is a paragraph of its own, so that a repeated one is read again. */
function regionOf(element: HTMLElement): Region {
  return {
    isHidden: () => element.closest('[aria-hidden="true"]') !== null,
    add: sentence => {
      const paragraph = element.ownerDocument.createElement('p');
      paragraph.textContent = sentence;
      element.appendChild(paragraph);
      setTimeout(() => paragraph.remove(), staysFor);
    },
  };
}

/** The desk's announcer, or a further region of it for what is drawn in front of the page. */
export function AnnouncerProvider({ children }: { readonly children: React.ReactNode }): JSX.Element {
  const outer = React.useContext(AnnouncerContext);
  const [own] = React.useState(createAnnouncer);
  const announcer = outer ?? own;
  const element = React.useRef<HTMLDivElement>(null);

  React.useLayoutEffect(() => (element.current ? announcer.addRegion(regionOf(element.current)) : undefined), [announcer]);

  return (
    <AnnouncerContext.Provider value={announcer}>
      {children}
      <div ref={element} className={styles.hidden} aria-live="polite" aria-relevant="additions" data-announcer="" />
    </AnnouncerContext.Provider>
  );
}
