import { createAnnouncer, type Region } from '../../../src/ui/common/announcer';

interface Heard extends Region {
  readonly said: string[];
  hidden: boolean;
}

function region(): Heard {
  const said: string[] = [];
  return { said, hidden: false, isHidden: function () { return this.hidden; }, add: sentence => said.push(sentence) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('sentences of one moment are all said in their order, and the same one twice', () => {
  const page = region();
  const announcer = createAnnouncer();
  announcer.addRegion(page);
  ['Saved.', '1 selected.', 'Saved.', ' '].forEach(announcer.announce);
  expect(page.said).toEqual([]);
  jest.runAllTimers();
  expect(page.said).toEqual(['Saved.', '1 selected.', 'Saved.']);
  announcer.announce('Saved.');
  jest.runAllTimers();
  expect(page.said).toHaveLength(4);
});

test('in front of a page that it hides, a dialog speaks; what is said as it closes is said by the page', () => {
  const [page, dialog] = [region(), region()];
  const announcer = createAnnouncer();
  announcer.addRegion(page);
  page.hidden = true;
  const close = announcer.addRegion(dialog);
  announcer.announce('Nothing found.');
  jest.runAllTimers();
  announcer.announce('Contract saved.');
  close();
  jest.advanceTimersByTime(1000);
  expect([page.said, dialog.said]).toEqual([[], ['Nothing found.']]);
  page.hidden = false;
  jest.runAllTimers();
  expect(page.said).toEqual(['Contract saved.']);
});

test('what is said before the first region is there waits for it', () => {
  const page = region();
  const announcer = createAnnouncer();
  announcer.announce('Loaded.');
  jest.runAllTimers();
  announcer.addRegion(page);
  jest.runAllTimers();
  expect(page.said).toEqual(['Loaded.']);
});
