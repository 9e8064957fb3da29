import type { Browser, Frame, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { rowsOf, until, type Row } from '../support/desk';
import { focusIsSeen, type SeenFocus } from '../support/focus';
import { startTestHost, type TestHost } from '../support/host';
import { back, coveredBy, heard, isSaid, named, openPanel, walkTo } from '../support/keyboard';

/**
 * The meeting by keyboard alone, on the shipped bundles: after each key the focus is on something with a name that
 * can be seen (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11), and what happened is said (WCAG 4.1.3).
 */

let host: TestHost;
let browser: Browser;
const errors: string[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startTestHost({ seed: 'sample' }), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

afterEach(() => {
  expect(errors).toEqual([]);
});

describe('a meeting in the side panel, 280 px wide', () => {
  let page: Page;
  let panel: Frame;
  let meeting: Row;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const type = (text: string): Promise<void> => page.keyboard.type(text);
  const focusOn = (name: string | RegExp): Promise<SeenFocus> => focusIsSeen(panel, typeof name === 'string' ? named(name) : name);

  beforeAll(async () => {
    ({ page, frame: panel, meeting } = await openPanel(browser, host, errors, 'priya', 'Responsive repairs'));
  });

  test('starting it leads to the heading of what has started', async () => {
    await walkTo(page, panel, 'Start meeting');
    await press('Enter');
    await panel.getByRole('button', { name: 'Close meeting…' }).waitFor();
    await focusOn('Responsive repairs');
    await isSaid(panel, 'The meeting has started.');
  });

  test('no stop of the Tab key stands behind the foot, from the first to the last', async () => {
    await walkTo(page, panel, 'Next item');
    await walkTo(page, panel, 'Refresh', back);
  });

  test('an item is minuted, and Ctrl+Enter goes to the next one', async () => {
    await walkTo(page, panel, 'Minutes of Actions from earlier meetings');
    await type('All gone through.');
    await press('Control+Enter');
    const { name } = await focusOn(/^Minutes of /);
    expect(name).not.toBe('Minutes of Actions from earlier meetings');
    await until(
      () => rowsOf(host, 'AgendaItems', `&$filter=MeetingId eq ${meeting.Id}`),
      (rows) => rows.some(({ Minutes }) => Minutes === 'All gone through.'),
    );
  });

  test('every box of a new action has its label in sight; its owners are chosen from a list that nothing covers (WCAG 2.4.11, 3.3.2)', async () => {
    await walkTo(page, panel, 'Action');
    for (const label of ['Action', 'Owner', 'Due']) expect(await panel.locator('form label', { hasText: new RegExp(`^${label}$`) }).isVisible()).toBe(true);
    await type('Weekly on-time report');
    await press('Tab');
    await focusOn('Owner');
    await type('Ben');
    const option = panel.getByRole('option', { name: /Ben Carter/ }).first();
    await option.waitFor();
    await press('ArrowDown');
    await until(() => option.getAttribute('aria-selected'), (selected) => selected === 'true');
    expect(await coveredBy(panel, '[role="option"][aria-selected="true"]')).toBe('');
    await press('Enter');
    await press('Tab');
    await focusOn('Due');
    await press('Control+a');
    await type('11/12/2027');
    await press('Tab');
    await focusOn('Add action');
    await press('Enter');
    await isSaid(panel, 'Action “Weekly on-time report” added.');
    await focusOn('Action');
    const [row] = await until(() => rowsOf(host, 'Actions', `&$filter=Title eq 'Weekly on-time report'`), (rows) => rows.length === 1);
    expect(String(row?.Due)).toMatch(/^2027-12-11/);
  });

  test('an action begun is still there after a look at another item', async () => {
    await type('Half a thought');
    await walkTo(page, panel, 'Next item');
    await press('Enter');
    await focusOn(/^Minutes of /);
    await walkTo(page, panel, /earlier items|items? minuted/, back);
    await press('Enter');
    await walkTo(page, panel, /^2\D/);
    await press('Enter');
    await focusOn(/^Minutes of /);
    await walkTo(page, panel, 'Action');
    expect(await panel.locator(':focus').inputValue()).toBe('Half a thought');
    await press('Control+a');
    await press('Delete');
  });

  test('an action that was edited is left by Escape only when the person says so', async () => {
    await walkTo(page, panel, 'Edit: Weekly on-time report', back);
    await press('Enter');
    await focusOn('Action');
    await press('Escape');
    await focusOn('Edit: Weekly on-time report');
    await press('Enter');
    await focusOn('Action');
    await type(' for all areas');
    await press('Escape');
    await focusOn('Keep editing');
    await press('Escape');
    await focusOn('Action');
    expect(await panel.locator(':focus').inputValue()).toBe('Weekly on-time report for all areas');
    await press('Control+Enter');
    await isSaid(panel, 'Action “Weekly on-time report for all areas” changed.');
    await focusOn('Edit: Weekly on-time report for all areas');
    await press('Enter');
    await focusOn('Action');
    await type(' and more');
    await press('Escape');
    await focusOn('Keep editing');
    await press('Tab');
    await focusOn('Discard');
    await press('Enter');
    await focusOn('Edit: Weekly on-time report for all areas');
  });

  test('removing asks first; the focus stays beside what is left', async () => {
    await walkTo(page, panel, 'Remove: Weekly on-time report for all areas');
    await press('Enter');
    await focusOn('Keep');
    await press('Enter');
    await focusOn('Remove: Weekly on-time report for all areas');
    await walkTo(page, panel, 'Action');
    await type('A slip');
    await press('Tab');
    await type('Priya Nair');
    await press('Tab');
    await press('Tab');
    await press('Enter');
    await isSaid(panel, 'Action “A slip” added.');
    await focusOn('Action');
    await walkTo(page, panel, 'Remove: A slip', back);
    await press('Enter');
    await focusOn('Keep');
    await press(back);
    await focusOn('Remove');
    await press('Enter');
    await isSaid(panel, 'Action “A slip” removed.');
    await focusOn('Weekly on-time report for all areas');
  });

  test('escalating, changing the reason and withdrawing go back to what opened them, and are said (CP-9.1)', async () => {
    await walkTo(page, panel, 'Escalate to L3…', back);
    await press('Enter');
    await focusOn('Why it goes to the higher level');
    await press('Escape');
    await focusOn('Escalate to L3…');
    await press('Enter');
    await press('Control+Enter');
    await panel.getByText('Give the reason: the higher meeting reads it first.').waitFor();
    await focusOn('Why it goes to the higher level');
    await type('Below target for three months.');
    await press('Escape');
    await focusOn('Keep editing');
    await press('Enter');
    await focusOn('Why it goes to the higher level');
    await press('Control+Enter');
    await isSaid(panel, /is escalated to L3\.$/);
    await focusOn('Change the reason');
    await press('Enter');
    await focusOn('Why it goes to the higher level');
    await press('Escape');
    await focusOn('Change the reason');
    await press('Tab');
    await focusOn('Withdraw');
    await press('Enter');
    await isSaid(panel, /is not escalated any more\.$/);
    await focusOn('Escalate to L3…');
  });

  test('an item is added with a label in sight, and minuted at once', async () => {
    await walkTo(page, panel, 'Add an agenda item');
    await press('Enter');
    await focusOn('Agenda item');
    expect(await panel.locator('label', { hasText: /^Agenda item$/ }).isVisible()).toBe(true);
    await press('Escape');
    await focusOn('Add an agenda item');
    await press('Enter');
    await focusOn('Agenda item');
    await type('Parking at Alder Court');
    await press('Enter');
    await isSaid(panel, '“Parking at Alder Court” is on the agenda.');
    await focusOn('Minutes of Parking at Alder Court');
    await type('Two bays agreed.');
  });

  test('the items folded away come after the line that opens them', async () => {
    // The item that was added is the last but one: the first comes after the last.
    for (const next of ['Minutes of Escalate to level 3?', 'Minutes of Actions from earlier meetings']) {
      await walkTo(page, panel, 'Next item');
      await press('Enter');
      await focusOn(next);
    }
    await walkTo(page, panel, /\d+ more items/);
    await press('Enter');
    await focusOn('Fewer items');
    await press('Tab');
    await focusOn(/^\d+\D/);
  });

  test('the attendance is set with the arrow keys, however fast, and somebody is added by name', async () => {
    await walkTo(page, panel, /of \d+ present/, back);
    await press('Enter');
    await press('Tab');
    await focusOn('Present');
    await press('ArrowRight');
    await press('ArrowRight');
    await press('ArrowRight');
    await until(() => panel.locator(':focus').isChecked(), Boolean);
    await focusOn('Present');
    await walkTo(page, panel, 'All present');
    await press('Enter');
    await panel.getByText(/(\d+) of \1 present/).first().waitFor();
    await press('Tab');
    await focusOn('Add a person');
    await press('Enter');
    await focusOn('Name');
    await press('Escape');
    await focusOn('Add a person');
    await press('Enter');
    await focusOn('Name');
    await type('Olu Adeyemi');
    await press('Tab');
    await focusOn('Organisation');
    await type('Estuary Repairs Ltd');
    await press('Enter');
    await isSaid(panel, /Olu Adeyemi is on the list\. 4 of 4 present\./);
    await focusOn('Add a person');
  });

  test('closing it begins on what changes nothing, and leads to the filing, whose steps are said (CP-9.1)', async () => {
    await walkTo(page, panel, 'Close meeting…');
    await press('Enter');
    await focusOn('Go on with the meeting');
    await panel.getByText(/Look at this first|Nothing is missing/).first().waitFor();
    await walkTo(page, panel, 'Close meeting', back);
    await press('Enter');
    await focusOn(/^(Filing the meeting|The meeting is filed)$/);
    await panel.getByText('The meeting is filed').first().waitFor({ timeout: 90_000 });
    await focusIsSeen(panel);
    for (const sentence of ['The meeting is closed.', 'Minutes locked.', 'Recording filed.', 'Transcript filed.', 'The meeting is filed.']) await isSaid(panel, sentence);
    await isSaid(panel, /reminders? sent/);
    const said = await heard(panel);
    expect(said.filter((sentence) => /^Recording/.test(sentence)).length).toBeLessThanOrEqual(2);
  }, 120_000);

  test('a link to a filed record says what it opens, not only when it was filed (WCAG 2.4.4)', async () => {
    await walkTo(page, panel, /^Recording, \d\d:\d\d$/);
    await walkTo(page, panel, /^Transcript, \d\d:\d\d$/);
  });

  test('reminding the owners says that nobody is due, and when the next reminder falls due (CP-9.1)', async () => {
    await walkTo(page, panel, 'Actions');
    await press('Enter');
    await walkTo(page, panel, 'Remind owners now');
    await press('Enter');
    await isSaid(panel, 'Nobody is due a reminder today.');
    await focusOn('Remind owners now');
    await panel.getByText('Next: 8 Dec 2027 (Due in three days)').waitFor();
  });

  test('what was set is marked done with a note, which may not be empty, and opened again', async () => {
    const title = 'Weekly on-time report for all areas';
    await walkTo(page, panel, `Mark done: ${title}`);
    await press('Enter');
    await focusOn('What was done');
    await press('Control+Enter');
    await panel.getByText(/Say what was done/).waitFor();
    await focusOn('What was done');
    await type('First report sent.');
    await press('Escape');
    await focusOn('Keep editing');
    await press('Enter');
    await focusOn('What was done');
    await press('Control+Enter');
    await isSaid(panel, `“${title}” is done.`);
    await focusOn(title);
    await walkTo(page, panel, `Reopen: ${title}`);
    await press('Enter');
    await isSaid(panel, `“${title}” is open again.`);
    await focusOn(title);
    await walkTo(page, panel, `Wait: ${title}`);
    await press('Enter');
    await focusOn('Keep open');
    await press(back);
    await focusOn('Let it wait');
    await press('Enter');
    await isSaid(panel, `“${title}” waits.`);
    await focusOn(title);
    const [row] = await rowsOf(host, 'Actions', `&$filter=Title eq '${title}'`);
    expect(row?.Status).toBe('Waiting');
    await walkTo(page, panel, `Go on: ${title}`);
    await press('Enter');
    await isSaid(panel, `“${title}” goes on.`);
    await focusOn(title);
  });
});
