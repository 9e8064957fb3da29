import type { Key } from '../../lists/define';

/** Moves the focus to the title of an action's row. @returns false when the row is not there */
export function focusRow(within: Element | null, key: Key): boolean {
  const rows = Array.from(within?.querySelectorAll<HTMLElement>('[data-action]') ?? []);
  const title = rows.find((row) => row.dataset.action === key)?.querySelector<HTMLElement>('[tabindex="-1"]');
  title?.focus();
  return title !== undefined && title !== null;
}

/** The row that takes the focus when one goes: the one after it, else the one before. */
export function neighbourOf(rows: readonly { readonly key: Key }[], key: Key): Key | undefined {
  const at = rows.findIndex((row) => row.key === key);
  return (rows[at + 1] ?? rows[at - 1])?.key;
}
