import * as React from 'react';

/**
 * Moves the focus to the heading of a screen that the person's own step has brought; what they were at is gone. A
 * screen that merely opened with its page leaves the focus alone, and so does one whose focus is at work elsewhere.
 * @param screen     what is shown now; nothing while it is on its way
 * @param takesFocus the first screen, too, was brought by the person
 */
export function useArrival(screen: string | undefined, takesFocus: boolean): React.RefObject<HTMLHeadingElement> {
  const heading = React.useRef<HTMLHeadingElement>(null);
  const shown = React.useRef(takesFocus ? '' : undefined);
  React.useEffect(() => {
    if (screen === undefined) return;
    const before = shown.current;
    shown.current = screen;
    if (before !== undefined && before !== screen && isFocusIdle()) heading.current?.focus();
  }, [screen]);
  return heading;
}

/** Nothing that a person works with has the focus: it fell to the page, or rests on a heading. */
export function isFocusIdle(): boolean {
  const { activeElement } = document;
  return !(activeElement instanceof HTMLElement) || activeElement === document.body || (activeElement.tabIndex < 0 && activeElement.hasAttribute('tabindex'));
}
