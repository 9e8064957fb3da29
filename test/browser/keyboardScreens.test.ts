import type { Browser, Frame, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { plannedMeeting, rowsOf, signIn, tabOf, teamsAddress, until, type Row } from '../support/desk';
import { focusIsSeen } from '../support/focus';
import { startTestHost, type TestHost } from '../support/host';
import { back, isSaid, listen, named, openPanel, walkTo } from '../support/keyboard';

/** The screens around a meeting by keyboard alone: the list, the diary, corrections, a person's actions, missing permissions. */

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

const meetingsPage = (query = ''): string => `${host.url}/sites/housing/SitePages/Meetings.aspx${query}`;

async function rowOf(meeting: Row): Promise<Row> {
  const [row] = await rowsOf(host, 'Meetings', `&$filter=Id eq ${meeting.Id}`);
  if (!row) throw new Error('The meeting is gone');
  return row;
}

test('from the list a meeting opens at its heading and names the page; the way back leads to its row', async () => {
  const page = await signIn(browser, host, 'priya', errors);
  await page.goto(meetingsPage());
  await page.getByRole('searchbox', { name: 'Search meetings' }).waitFor();
  const title = await page.title();
  await walkTo(page, page, /^Damp and mould/);
  await page.keyboard.press('Enter');
  await focusIsSeen(page, 'Damp and mould');
  expect(await page.locator(':focus').evaluate(({ tagName }) => tagName)).toMatch(/^H\d$/);
  await until(() => page.title(), (now) => /^Damp and mould, L2, /.test(now));
  await walkTo(page, page, 'All meetings', back);
  await page.keyboard.press('Enter');
  await focusIsSeen(page, /^Damp and mould/);
  expect(await page.locator(':focus').evaluate(({ tagName }) => tagName)).toBe('BUTTON');
  await until(() => page.title(), (now) => now === title);
});

describe('a planned meeting', () => {
  let page: Page;
  let panel: Frame;
  let meeting: Row;

  beforeAll(async () => {
    ({ page, frame: panel, meeting } = await openPanel(browser, host, errors, 'helen', 'Voids'));
  });

  test('that is planned for another day is started only when the person says so', async () => {
    await walkTo(page, panel, 'Start meeting');
    await page.keyboard.press('Enter');
    await focusIsSeen(panel, 'Not now');
    await page.keyboard.press('Enter');
    await focusIsSeen(panel, 'Start meeting');
    expect((await rowOf(meeting)).Status).toBe('Planned');
  });

  test('moves to another date, which is said; an impossible one is refused where it is typed (CP-9.1)', async () => {
    await walkTo(page, panel, 'Move to another date…');
    await page.keyboard.press('Enter');
    await focusIsSeen(panel, 'Date');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('31/02/2028');
    await page.keyboard.press('Enter');
    await panel.getByText('February 2028 has 29 days').waitFor();
    await focusIsSeen(panel, 'Date');
    await page.keyboard.press('Escape');
    await focusIsSeen(panel, 'Keep editing');
    await page.keyboard.press('Enter');
    await focusIsSeen(panel, 'Date');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('29/02/2028');
    await page.keyboard.press('Enter');
    await isSaid(panel, /^The meeting is moved to 29 Feb 2028/);
    await focusIsSeen(panel, 'Move to another date…');
    await panel.getByText(/Planned 29 Feb 2028/).waitFor();
    expect(String((await rowOf(meeting)).Starts)).toMatch(/^2028-02-29/);
  });

  test('is cancelled with a reason, which is shown with the name of who did it (CP-9.1)', async () => {
    await walkTo(page, panel, 'Cancel the meeting…');
    await page.keyboard.press('Enter');
    await focusIsSeen(panel, 'Why it is cancelled');
    await page.keyboard.press('Control+Enter');
    await panel.getByText(/Say why it is cancelled/).waitFor();
    await page.keyboard.type('The contractor’s office is closed.');
    await page.keyboard.press('Control+Enter');
    await isSaid(panel, 'The meeting is cancelled.');
    await focusIsSeen(panel, 'Voids');
    await panel.getByText(/Helen Marsh, .*: The contractor’s office is closed\./).first().waitFor();
    expect(await panel.getByRole('button', { name: /Start meeting|Close meeting|Go on/ }).count()).toBe(0);
    expect((await rowOf(meeting)).Status).toBe('Cancelled');
  });
});

test('who may only read is offered neither to start, to move nor to cancel a meeting', async () => {
  const { Key } = await plannedMeeting(host, 'Lifts', 'L2');
  const page = await signIn(browser, host, 'sonia', errors);
  await page.goto(meetingsPage(`?meeting=${String(Key)}`));
  await page.getByText('You can read this contract, but not change it').first().waitFor();
  expect(await page.getByRole('button', { name: /Start meeting|Move to another date|Cancel the meeting|Mark done|Wait/ }).count()).toBe(0);
});

test('a correction is left without losing typed text unasked; one that changes nothing is not saved', async () => {
  const page = await signIn(browser, host, 'priya', errors);
  await page.goto(meetingsPage('?meeting=sample-held-HC-0101-L2-30'));
  await page.getByRole('button', { name: 'Correct the minutes…' }).waitFor();
  await walkTo(page, page, 'Correct the minutes…');
  await page.keyboard.press('Enter');
  await focusIsSeen(page, 'Correct the minutes');
  await walkTo(page, page, 'Save new version');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing is changed yet.').waitFor();
  const reason = page.getByRole('textbox', { name: 'Reason for the correction' });
  expect(await reason.getAttribute('aria-invalid')).toBeNull();
  expect(await reason.getAttribute('aria-describedby')).toBeNull();
  await walkTo(page, page, 'Cancel');
  await page.keyboard.press('Enter');
  await focusIsSeen(page, 'Correct the minutes…');
  await page.keyboard.press('Enter');
  await walkTo(page, page, /KPIs$/);
  await page.keyboard.type('Once more. ');
  await page.keyboard.press('Escape');
  await focusIsSeen(page, 'Keep editing');
  await page.keyboard.press('Escape');
  await focusIsSeen(page, /KPIs$/);
  await page.keyboard.press('Escape');
  await focusIsSeen(page, 'Keep editing');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await focusIsSeen(page, 'Correct the minutes…');
});

test('in my actions one is marked done, undone, done and opened again; the focus goes with it, and nothing old is said of it', async () => {
  const title = 'Letter for repeat no access at 9 homes';
  const page = await signIn(browser, host, 'ben', errors);
  await page.goto(`${host.url}/teams?view=contracts`);
  await tabOf(page).getByText(title).first().waitFor();
  const frame = page.frames().find((one) => one.name() === 'embedded-page-container') as Frame;
  await listen(frame);
  const markDone = async (): Promise<void> => {
    await walkTo(page, frame, `Mark done: ${title}`);
    await page.keyboard.press('Enter');
    await focusIsSeen(frame, 'What was done');
    await page.keyboard.type('Sent to all nine.');
    await page.keyboard.press('Control+Enter');
    await focusIsSeen(frame, 'Undo');
  };
  await markDone();
  await isSaid(frame, `“${title}” is done.`);
  await page.keyboard.press('Enter');
  await isSaid(frame, `“${title}” is open again.`);
  await focusIsSeen(frame, named(title));
  await markDone();
  await walkTo(page, frame, `Reopen: ${title}`);
  await page.keyboard.press('Enter');
  await focusIsSeen(frame, named(title));
  expect(await frame.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  await walkTo(page, frame, `Wait: ${title}`);
  await page.keyboard.press('Enter');
  await focusIsSeen(frame, 'Keep open');
  await page.keyboard.press(back);
  await page.keyboard.press('Enter');
  await isSaid(frame, `“${title}” waits.`);
  await focusIsSeen(frame, named(title));
  const [row] = await rowsOf(host, 'Actions', `&$filter=Title eq '${title}'`);
  expect(row?.Status).toBe('Waiting');
});

test('in a wide tab the form of an action opens from its button and goes back to it; typed text is not dropped unasked', async () => {
  const { ChatId } = await plannedMeeting(host, 'Damp and mould', 'L2');
  const page = await signIn(browser, host, 'helen', errors);
  await page.goto(teamsAddress(host, ChatId, 'tab'));
  await tabOf(page).getByRole('button', { name: 'Start meeting' }).waitFor();
  const frame = page.frames().find((one) => one.name() === 'embedded-page-container') as Frame;
  await walkTo(page, frame, 'Start meeting');
  await page.keyboard.press('Enter');
  await focusIsSeen(frame, named('Damp and mould'));
  await walkTo(page, frame, 'Add action');
  await page.keyboard.press('Enter');
  await focusIsSeen(frame, named('Action'));
  await page.keyboard.press('Escape');
  await focusIsSeen(frame, named('Add action'));
  await page.keyboard.press('Enter');
  await focusIsSeen(frame, named('Action'));
  await page.keyboard.type('Order dehumidifiers');
  await page.keyboard.press('Escape');
  await focusIsSeen(frame, 'Keep editing');
  await page.keyboard.press('Tab');
  await focusIsSeen(frame, 'Discard');
  await page.keyboard.press('Enter');
  await focusIsSeen(frame, named('Add action'));
});

describe('without a permission of Graph', () => {
  const all = ['Chat.ReadBasic', 'OnlineMeetings.Read', 'OnlineMeetingRecording.Read.All', 'OnlineMeetingTranscript.Read.All', 'Files.ReadWrite.All', 'ChatMessage.Send', 'TeamsActivity.Send', 'User.ReadBasic.All'];
  const without = (scope: string): Promise<unknown> => host.control('scopes', { granted: all.filter((one) => one !== scope) });

  test('the one that finds colleagues is named; a whole account that is typed is taken all the same', async () => {
    await without('User.ReadBasic.All');
    const { page, frame, meeting } = await openPanel(browser, host, errors, 'karen', 'Kitchens and bathrooms');
    await walkTo(page, frame, 'Start meeting');
    await page.keyboard.press('Enter');
    await focusIsSeen(frame, 'Kitchens and bathrooms');
    await walkTo(page, frame, 'Action');
    await page.keyboard.type('Order the doors');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ben');
    await frame.getByText(/your administrator has not approved the permission User\.ReadBasic\.All/).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('ben.carter@wendmere.example');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await isSaid(frame, 'Action “Order the doors” added.');
    await frame.getByText('Ben Carter').first().waitFor();
    await host.control('scopes', { granted: all });
    const [row] = await rowsOf(host, 'Actions', `&$select=Title,OwnerId,MeetingId&$filter=MeetingId eq ${meeting.Id}`);
    expect(row?.OwnerId).toEqual(expect.any(Number));
  });

  test('the one that writes files is named, and only what works without it is offered (CP-9.1)', async () => {
    await without('Files.ReadWrite.All');
    const going = await rowsOf(host, 'Meetings', `&$select=ChatId,Title,Status&$filter=Status eq 'In progress'`);
    const meeting = going.find(({ Title }) => /^Kitchens/.test(String(Title)));
    const page = await signIn(browser, host, 'karen', errors);
    await page.goto(teamsAddress(host, String(meeting?.ChatId), 'panel'));
    const panel = tabOf(page);
    await panel.getByRole('button', { name: /of \d+ present/ }).click();
    await panel.getByRole('button', { name: 'All present' }).click();
    await panel.getByText(/(\d+) of \1 present/).first().waitFor();
    await panel.getByRole('button', { name: 'Close meeting…' }).click();
    await panel.getByRole('button', { name: 'Close meeting', exact: true }).click();
    await panel.getByText(/permission Files\.ReadWrite\.All.*put the recording into the folder in SharePoint/).waitFor({ timeout: 60_000 });
    await panel.getByRole('button', { name: 'File without it…' }).first().waitFor();
    expect(await panel.getByRole('button', { name: 'Upload it…' }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Copy for your administrator' }).first().waitFor();
    await host.control('scopes', { granted: all });
    await panel.getByRole('button', { name: 'Try again' }).first().click();
    await panel.getByRole('link', { name: /^Recording, / }).waitFor({ timeout: 60_000 });
  }, 150_000);
});

test('magnified four times the foot gives up its strip of the window, and the panel’s motion rests when asked to (WCAG 1.4.10, 2.3.3)', async () => {
  const page = await signIn(browser, host, 'priya', errors, { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' });
  await page.goto(meetingsPage());
  await page.getByText('Legionella').first().click();
  const start = page.getByRole('button', { name: 'Start meeting' });
  await start.waitFor();
  expect(await start.evaluate((button) => getComputedStyle(button.parentElement as Element).position)).toBe('static');
  await start.click();
  await page.getByRole('button', { name: /Start it now/ }).click();
  await page.getByRole('button', { name: 'Close meeting…' }).click();
  const inside = page.getByRole('button', { name: 'Go on with the meeting' });
  await inside.waitFor();
  await focusIsSeen(page, 'Go on with the meeting');
  const moving = await inside.evaluate((element) => {
    const moved: string[] = [];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { transitionDuration, transitionProperty, animationName } = getComputedStyle(at);
      if (animationName !== 'none' || (transitionProperty !== 'none' && !/^0s(, 0s)*$/.test(transitionDuration))) moved.push(at.className);
    }
    return moved;
  });
  expect(moving).toEqual([]);
});
