import type { Frame, FrameLocator, Page } from 'playwright-core';

/** What is known of the element that has the focus. */
export interface SeenFocus {
  /** Its accessible name, as near as markup tells it: label, or the words inside. */
  readonly name: string;
  readonly tag: string;
  readonly role?: string;
  /** Why it cannot be seen; empty when it can. */
  readonly fault: string;
}

/** A page, or a frame in it. */
export type Looked = Pick<Page | Frame, 'evaluate'> | FrameLocator;

async function read(where: Looked): Promise<SeenFocus> {
  return 'evaluate' in where ? where.evaluate(lookAtFocus) : where.locator('body').evaluate(lookAtFocus);
}

/** Runs in the browser: no name from outside this function may be used in it. */
function lookAtFocus(): SeenFocus {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) {
    return { name: '', tag: 'body', fault: 'the focus is on the page itself' };
  }
  const byId = (ids: string | null): string => (ids ?? '').split(/\s+/).map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const labels = (element as HTMLInputElement).labels;
  const label = labels && labels.length > 0 ? Array.from(labels, ({ textContent }) => textContent ?? '').join(' ') : '';
  const name =
    byId(element.getAttribute('aria-labelledby')) || element.getAttribute('aria-label') || label || element.textContent || element.getAttribute('title') || element.getAttribute('placeholder') || '';
  const known = { name: name.replace(/\s+/g, ' ').trim().slice(0, 120), tag: element.tagName.toLowerCase(), role: element.getAttribute('role') ?? undefined };
  if (!known.name) return { ...known, fault: 'it has no name' };
  const box = element.getBoundingClientRect();
  // Of an element larger than the window, the part that is inside counts.
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const right = Math.min(document.documentElement.clientWidth, box.right);
  const bottom = Math.min(window.innerHeight, box.bottom);
  if (box.width === 0 || box.height === 0) return { ...known, fault: 'it has no size' };
  if (right - left < 1 || bottom - top < 1) return { ...known, fault: `it is outside the window: ${JSON.stringify(box)}` };
  const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!found || !(found === element || element.contains(found) || found.contains(element))) {
    return { ...known, fault: `it lies under ${found ? found.outerHTML.slice(0, 120) : 'nothing'}` };
  }
  return { ...known, fault: '' };
}

/**
 * Waits until the focus is on something with a name that can be seen: inside the window, and not under anything else
 * (WCAG 2.4.3, 2.4.7, 2.4.11).
 * @param name waits until this is in its name
 */
export async function focusIsSeen(where: Looked, name?: string | RegExp): Promise<SeenFocus> {
  for (let attempt = 0; ; attempt += 1) {
    const seen = await read(where);
    const isNamed = name === undefined || (typeof name === 'string' ? seen.name.includes(name) : name.test(seen.name));
    if (!seen.fault && isNamed) return seen;
    if (attempt === 100) throw new Error(`The focus is not seen${name === undefined ? '' : ` on ${String(name)}`}: ${JSON.stringify(seen)}`);
    await new Promise(done => setTimeout(done, 100));
  }
}
