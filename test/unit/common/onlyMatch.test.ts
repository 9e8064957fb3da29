import { onlyMatch } from '../../../src/ui/common/fluent/onlyMatch';

const karen = { id: '1', title: 'Karen Whitlock', value: 'karen' };
const priya = { id: '2', title: 'Priya Nair', value: 'priya' };

test('a name typed in full is the person, whatever its capitals and spaces', () => {
  expect(onlyMatch([priya, karen], ' karen  whitlock ')).toBe(karen);
});

test('a part of a name, and a name that two people have, choose nobody', () => {
  expect(onlyMatch([karen], 'Karen')).toBeUndefined();
  expect(onlyMatch([karen, { ...karen, id: '3' }], 'Karen Whitlock')).toBeUndefined();
});
