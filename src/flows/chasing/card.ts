import { fact, gap, line, openUrl, run, type AdaptiveCard, type Colour, type Container } from './adaptiveCard';

/** What one action says in a card. */
export interface CardAction {
  /** `Overdue 3 days`, `Due soon`, `New action`. */
  readonly state: string;
  readonly colour: Colour;
  readonly title: string;
  /** Whoever it is for: accounts and people without one alike. */
  readonly people: readonly string[];
  /** `Gas servicing, HC-0102`. */
  readonly contract: string;
  /** `30 Nov 2026`. */
  readonly due: string;
  /** `L2 meeting, 5 Nov 2026`. */
  readonly setIn?: string;
  /** What happens when nothing happens, by date. */
  readonly next?: string;
  readonly clause: string;
  readonly actionUrl: string;
  readonly contractUrl: string;
}

/**
 * Teams takes about 28 KB for a message with its card, and the card travels as a string inside the message's JSON;
 * the rest is for the mentions.
 */
export const cardBytes = 24 * 1024;

/** One card for a group of actions. */
export function chaseCard(actions: readonly CardAction[]): AdaptiveCard {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    fallbackText: `${actions.length === 1 ? 'One action' : `${actions.length} actions`} on a contract. Open My actions in Contract Desk.`,
    body: [
      ...actions.map(actionPart),
      line([run('Sent with Contract Desk', { size: 'small', isSubtle: true })], { horizontalAlignment: 'right', spacing: 'medium' }),
    ],
    msteams: { width: 'Full' },
  };
}

/** As few cards as hold the actions, each small enough to send. */
export function chaseCards<Item extends { readonly card: CardAction }>(items: readonly Item[]): readonly { readonly items: readonly Item[]; readonly card: AdaptiveCard }[] {
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last && sentSize(chaseCard([...last, item].map(({ card }) => card))) <= cardBytes) last.push(item);
    else groups.push([item]);
  }
  return groups.map((group) => ({ items: group, card: chaseCard(group.map(({ card }) => card)) }));
}

/** Bytes of the card inside the message: JSON within JSON, in UTF-8. */
export function sentSize(card: AdaptiveCard): number {
  return new TextEncoder().encode(JSON.stringify(JSON.stringify(card))).length;
}

function actionPart(action: CardAction, index: number): Container {
  return {
    type: 'Container',
    separator: index > 0,
    spacing: index > 0 ? 'large' : 'none',
    items: [
      line([run(action.state, { weight: 'bolder', color: action.colour }), gap, run(action.clause, { size: 'small', isSubtle: true })]),
      line([run(action.title, { weight: 'bolder', size: 'medium' })], { spacing: 'small' }),
      fact('For', action.people.join(', ')),
      fact('Contract', action.contract),
      fact('Due', action.due),
      ...(action.setIn ? [fact('Set in', action.setIn)] : []),
      ...(action.next ? [line([run(action.next, { size: 'small', isSubtle: true })], { separator: true, spacing: 'small' })] : []),
      {
        type: 'ActionSet',
        spacing: 'small',
        actions: [openUrl('Mark as done', action.actionUrl, 'positive'), openUrl('Open the contract', action.contractUrl)],
      },
    ],
  };
}
