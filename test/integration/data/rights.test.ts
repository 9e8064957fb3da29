import { Housing } from './support';

let housing: Housing;

beforeAll(async () => {
  housing = await Housing.ready();
});
afterAll(() => housing.stop());

test('two screens that ask for the rights at once are both answered', async () => {
  const desk = housing.desk('manager');
  const [one, other] = await Promise.all([desk.rights(), desk.rights()]);
  expect(one.canEdit).toBe(true);
  expect(other).toEqual(one);
});
