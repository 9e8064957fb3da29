import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    heard?: string[];
  }
}

/** Writes down what the suite's announcer says on every page of a context; call it before the first page is opened. */
export async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard: string[] = [];
    window.heard = heard;
    // What arrives together with its region counts as not said: a screen reader would not read it.
    new MutationObserver(changes => {
      for (const { target, addedNodes } of changes) {
        if (!(target instanceof Element) || !target.matches('[aria-live="polite"]') || target.closest('[aria-hidden="true"]')) continue;
        addedNodes.forEach(node => heard.push(node.textContent ?? ''));
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Waits until a sentence has been said, and forgets what was said up to then. */
export async function said(page: Page, words: string | RegExp): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const all = await page.evaluate(() => window.heard ?? []);
    const at = all.findIndex(sentence => (typeof words === 'string' ? sentence.includes(words) : words.test(sentence)));
    if (at >= 0) {
      await page.evaluate(count => window.heard?.splice(0, count), at + 1);
      return;
    }
    if (attempt === 150) throw new Error(`Not said: ${String(words)}. Said: ${all.join(' | ')}`);
    await new Promise(done => setTimeout(done, 100));
  }
}
