import type { Browser, Frame, Page } from 'playwright-core';
import { plannedMeeting, signIn, tabOf, teamsAddress, until, type AccountName, type Row } from './desk';
import { focusIsSeen, type SeenFocus } from './focus';
import type { TestHost } from './host';

/** Working the screens with the keyboard alone, and hearing what is said. */

const matches = ({ name }: SeenFocus, wanted: string | RegExp): boolean => (typeof wanted === 'string' ? name === wanted : wanted.test(name));

/** Past the last stop of a document the walk goes on outside it, and comes in again at the other end. */
const isOutside = (page: Page, isFrame: boolean): Promise<boolean> =>
  page.evaluate((framed) => (framed ? document.activeElement?.tagName !== 'IFRAME' : document.activeElement === document.body), isFrame);

/** Presses Tab, or Shift+Tab, until the focus is where it should be; at each stop on the way it has to be seen. */
export async function walkTo(page: Page, where: Page | Frame, wanted: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < 120; stops += 1) {
    await page.keyboard.press(key);
    if (await isOutside(page, where !== page)) continue;
    const seen = await focusIsSeen(where);
    if (matches(seen, wanted)) return;
    passed.push(seen.name);
  }
  throw new Error(`${String(wanted)} was not reached; passed ${passed.join(' | ')}`);
}

export const back = 'Shift+Tab';

/** The whole name, and not a part of it. */
export const named = (name: string): RegExp => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

/** Opens a meeting's side panel in a window so low that its foot is in the way. */
export async function openPanel(
  browser: Browser,
  host: TestHost,
  errors: string[],
  who: AccountName,
  contract: string,
): Promise<{ page: Page; frame: Frame; meeting: Row & { readonly ChatId: string } }> {
  const meeting = await plannedMeeting(host, contract, 'L2');
  const page = await signIn(browser, host, who, errors, { viewport: { width: 1280, height: 700 } });
  await page.goto(teamsAddress(host, meeting.ChatId, 'panel'));
  await tabOf(page).getByRole('button', { name: 'Start meeting' }).waitFor();
  const frame = page.frames().find((one) => one.name() === 'embedded-page-container');
  if (!frame) throw new Error('There is no side panel');
  await listen(frame);
  return { page, frame, meeting };
}

/** Keeps what the announcer says; its sentences stand in the document for a few seconds only. */
export async function listen(where: Page | Frame): Promise<void> {
  await where.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (target instanceof Element && target.closest('[data-announcer]')) addedNodes.forEach((node) => said.push(node.textContent ?? ''));
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
}

export const heard = (where: Page | Frame): Promise<readonly string[]> => where.evaluate(() => (window as unknown as { said: readonly string[] }).said);

export async function isSaid(where: Page | Frame, sentence: string | RegExp): Promise<void> {
  await until(
    () => heard(where),
    (said) => said.some((one) => (typeof sentence === 'string' ? one.includes(sentence) : sentence.test(one))),
  );
}

/** What lies over the middle of an element; empty when nothing does. */
export function coveredBy(frame: Frame, selector: string): Promise<string> {
  return frame.locator(selector).first().evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (bottom > window.innerHeight || top < 0) return 'the edge of the window';
    return found && (element.contains(found) || found === element) ? '' : (found?.outerHTML.slice(0, 80) ?? 'nothing');
  });
}
