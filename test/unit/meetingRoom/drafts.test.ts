import { draftsIn } from '../../../src/ui/meetings/drafts';
import { MemoryStorage } from './support';

const draft = { text: 'Mine.', base: '', at: '2026-12-03T14:40:00Z' };

test('a draft is found again by its item, and only on its own site', () => {
  const storage = new MemoryStorage();
  draftsIn(storage, '/sites/housing').write('item', draft);
  expect(draftsIn(storage, '/sites/housing').read('item')).toEqual(draft);
  expect(draftsIn(storage, '/sites/estates').read('item')).toBeUndefined();
});

test.each(['{', '"text"', 'null', '{"text":1,"base":"","at":""}'])('a damaged draft counts as none: %s', (stored) => {
  const storage = new MemoryStorage();
  const drafts = draftsIn(storage, '/sites/housing');
  drafts.write('item', draft);
  storage.setItem(storage.key(0) ?? '', stored);
  expect(drafts.read('item')).toBeUndefined();
});

test('without storage nothing is kept, and that is said', () => {
  const drafts = draftsIn(undefined, '/sites/housing');
  expect(drafts.write('item', draft)).toBe(false);
  expect(drafts.read('item')).toBeUndefined();
});
