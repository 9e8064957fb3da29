import { tabAt } from '../../../src/ui/common/Tabs';

test('arrows go from the tab that has the focus, round at both ends; Home and End jump', () => {
  const walk = (from: number, ...keys: readonly string[]): readonly (number | undefined)[] => {
    let at = from;
    return keys.map(key => {
      const to = tabAt(key, at, 5);
      at = to ?? at;
      return to;
    });
  };
  expect(walk(0, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toEqual([1, 2, 3, 4, 0]);
  expect(walk(0, 'ArrowLeft', 'ArrowLeft', 'End', 'Home')).toEqual([4, 3, 4, 0]);
});

test('other keys keep their meaning', () => {
  expect(['Enter', ' ', 'Tab', 'ArrowDown', 'd'].map(key => tabAt(key, 2, 5))).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
