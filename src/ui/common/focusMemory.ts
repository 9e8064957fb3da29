const homeMark = 'data-focus-home';
const headings = 'h1, h2, h3, h4';

/** Marks an element that takes the focus when what had it inside has gone. It needs a name: a heading, or a labelled group. */
export const focusHome = { [homeMark]: '', tabIndex: -1 } as const;

/** Where the focus was, and where it may go when that place is gone: nearest first. */
export interface FocusPlace {
  readonly element: HTMLElement;
  readonly homes: readonly HTMLElement[];
}

function isShown(element: Element): boolean {
  return element.isConnected && element.closest('[hidden], [inert]') === null && element.getClientRects().length > 0;
}

/** An element that can have the focus no longer. */
export function isGone(element: HTMLElement): boolean {
  return !isShown(element) || element.matches(':disabled');
}

/** The place of an element that has just taken the focus. */
export function placeOf(element: HTMLElement, root: HTMLElement): FocusPlace {
  const homes: HTMLElement[] = [];
  for (let at = element.parentElement; at && root.contains(at); at = at.parentElement) {
    if (at.hasAttribute(homeMark)) homes.push(at);
  }
  return { element, homes };
}

/** The first heading that is shown; it becomes one that can take the focus. */
function headingIn(container: HTMLElement): HTMLElement | undefined {
  const found = Array.from(container.querySelectorAll<HTMLElement>(headings)).find(isShown);
  if (found && !found.hasAttribute('tabindex')) found.tabIndex = -1;
  return found;
}

/** What takes the focus: the nearest home that is left, or its heading when it cannot itself; else the heading of all. */
export function homeFor({ homes }: FocusPlace, root: HTMLElement): HTMLElement | undefined {
  for (const home of homes) {
    if (!isShown(home)) continue;
    const target = home.hasAttribute('tabindex') ? home : headingIn(home);
    if (target) return target;
  }
  return headingIn(root);
}
