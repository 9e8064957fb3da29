import * as React from 'react';

import { homeFor, isGone, placeOf, type FocusPlace } from './focusMemory';

/** A screen that moves the focus itself has done so by then. */
const patience = 40;

function isInSuite(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-desk], .ms-Layer') !== null;
}

/**
 * When what had the focus is removed, hidden or disabled by an update, and the focus has fallen to the page itself, it
 * goes to the nearest home that is left (focusMemory). It leaves the focus alone wherever it really is, after a click
 * on nothing, and while another window has it. Panels have a surface, and so a keeper, of their own.
 */
export function FocusKeeper({ root }: { readonly root: React.RefObject<HTMLElement> }): null {
  React.useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let place: FocusPlace | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function look(): void {
      timer = undefined;
      if (!element || !place || !document.hasFocus() || !isGone(place.element)) return;
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body && activeElement !== place.element) return;
      const home = homeFor(place, element);
      if (!home) return;
      place = undefined;
      home.focus();
    }
    function lookSoon(): void {
      if (place && timer === undefined) timer = setTimeout(look, patience);
    }
    function onFocusIn({ target }: FocusEvent): void {
      if (element && target instanceof HTMLElement && element.contains(target)) place = placeOf(target, element);
      else if (!isInSuite(target)) place = undefined;
    }
    /** Nothing took the focus although what had it is still there: a click on nothing. */
    function onFocusOut({ target, relatedTarget }: FocusEvent): void {
      if (relatedTarget !== null || target !== place?.element) return;
      const left = place;
      setTimeout(() => {
        if (place === left && document.hasFocus() && document.activeElement === document.body && !isGone(left.element)) place = undefined;
      });
    }

    const changes = new MutationObserver(lookSoon);
    changes.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'inert'] });
    // Panels and dialogs stand beside the page: one that closes may find what opened it gone.
    changes.observe(document.body, { childList: true });
    document.addEventListener('focusin', onFocusIn);
    element.addEventListener('focusout', onFocusOut);
    window.addEventListener('focus', lookSoon);
    return () => {
      clearTimeout(timer);
      changes.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('focusout', onFocusOut);
      window.removeEventListener('focus', lookSoon);
    };
  }, [root]);
  return null;
}
