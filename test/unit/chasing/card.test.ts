import type * as Library from 'adaptivecards';
import fc from 'fast-check';
import { chaseCard, chaseCards, cardBytes, sentSize, type CardAction } from '../../../src/flows/chasing/card';
import { chainIdOf } from '../../../src/flows/chasing/chainId';

/** Its main file is an ES module, which the unit tests do not load. */
const AdaptiveCards = jest.requireActual<typeof Library>('adaptivecards/dist/adaptivecards.js');

const action: CardAction = {
  state: 'Overdue 3 days',
  colour: 'attention',
  title: 'Send in-date gas certificates for 12 and 14 Elm Rise',
  people: ['Tom Aldous'],
  contract: 'Gas servicing, HC-0102',
  due: '30 Nov 2026',
  setIn: 'L2 meeting, 5 Nov 2026',
  next: 'If it is still open on 7 Dec 2026, it goes to Karen Whitlock.',
  clause: 'CP-9.1',
  actionUrl: 'https://teams.microsoft.com/l/entity/app/my-actions?context=%7B%7D',
  contractUrl: 'https://wendmere.sharepoint.com/sites/housing/SitePages/Register.aspx?contract=k',
};

/** Everything in a card, however deep. */
function parts(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  return [record, ...Object.values(record).flatMap(parts)];
}

const texts = (card: object): readonly string[] => parts(card).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []));

test('a card says state, title, contract, due date, where it was set and what happens next', () => {
  expect(texts(chaseCard([action]))).toEqual([
    'Overdue 3 days',
    '\u00a0\u00a0',
    'CP-9.1',
    action.title,
    'For',
    'Tom Aldous',
    'Contract',
    'Gas servicing, HC-0102',
    'Due',
    '30 Nov 2026',
    'Set in',
    'L2 meeting, 5 Nov 2026',
    action.next,
    'Sent with Contract Desk',
  ]);
});

test("Microsoft's own reader finds nothing wrong with it", () => {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_4);
  const card = new AdaptiveCards.AdaptiveCard();
  card.parse(chaseCard([action, action]), context);
  const problems = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  expect([...problems, ...card.validateProperties().validationEvents.map(({ message }) => message)]).toEqual([]);
  expect(card.getItemCount()).toBe(3);
});

test('every button opens an address; none acts, which would need a bot', () => {
  const buttons = parts(chaseCard([action])).filter(({ type }) => String(type).startsWith('Action.'));
  expect(buttons.map(({ type, url }) => [type, url])).toEqual([
    ['Action.OpenUrl', action.actionUrl],
    ['Action.OpenUrl', action.contractUrl],
  ]);
});

test.each(['[pay here](https://evil.example)', '**bold** _it_ # head', '<script>alert(1)</script>', '{{DATE(2026-12-03T00:00:00Z)}}', 'a\nb\u0000c'])(
  'a title is shown as it is, never read as markdown or a function: %j',
  (title) => {
    const card = chaseCard([{ ...action, title, contract: title, people: [title], next: title }]);
    expect(parts(card).filter(({ type }) => type === 'TextBlock' || type === 'FactSet')).toEqual([]);
    expect(JSON.stringify(card)).not.toMatch(/\{\{|\\n|\\u0000/);
  },
);

test('a card of any texts stays under the size that Teams takes, and no action is left out', () => {
  const anyAction = fc.record({ title: fc.string({ unit: 'grapheme', maxLength: 255 }), contract: fc.string({ unit: 'binary', maxLength: 200 }) });
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 60 }), (some) => {
      const items = some.map((texts, index) => ({ index, card: { ...action, ...texts } }));
      const cards = chaseCards(items);
      for (const { card } of cards) expect(sentSize(card)).toBeLessThanOrEqual(cardBytes);
      expect(cards.flatMap((group) => group.items.map(({ index }) => index))).toEqual(items.map(({ index }) => index));
    }),
    { numRuns: 30 },
  );
});

test('a few actions share one card', () => {
  expect(chaseCards(Array.from({ length: 8 }, () => ({ card: action })))).toHaveLength(1);
});

test('a repeated notice has the number of the first, another reminder has another', () => {
  expect(chainIdOf('a:overdue-1:Notification:7')).toBe(chainIdOf('a:overdue-1:Notification:7'));
  expect(chainIdOf('a:overdue-1:Notification:7')).not.toBe(chainIdOf('a:overdue-7:Notification:7'));
  fc.assert(fc.property(fc.string(), (key) => Number.isSafeInteger(chainIdOf(key)) && chainIdOf(key) > 0));
});
