import type { Page } from 'playwright-core';

/** The spacing that a person may ask of any text (WCAG 1.4.12). */
export async function spaceOut(page: Page): Promise<void> {
  await page.addStyleTag({
    content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  });
}

/** Waits until each row of the grid begins where the one before it ends. */
export async function rowsSettle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const rows = Array.from(document.querySelectorAll<HTMLElement>('[role="grid"] [data-key]')).sort((a, b) => a.offsetTop - b.offsetTop);
    return rows.every((row, at) => at === 0 || Math.abs(rows[at - 1].offsetTop + rows[at - 1].offsetHeight - row.offsetTop) <= 2);
  });
}

/** Words of the grid's cells that do not fit in them, and whether rows lie over the next one. */
export async function cutCells(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cells = Array.from(document.querySelectorAll<HTMLElement>('[role="grid"] [aria-colindex]'));
    const cut = cells.filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
    const rows = Array.from(document.querySelectorAll('[role="grid"] [data-key]'), row => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
    const over = rows.filter((row, at) => at > 0 && row.top < rows[at - 1].bottom - 1).length;
    return [...cut.map(({ textContent }) => textContent ?? ''), ...(over > 0 ? [`${over} rows lie over others`] : [])];
  });
}
