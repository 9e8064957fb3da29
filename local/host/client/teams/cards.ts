import type { AdaptiveCard, HostConfig, OpenUrlAction } from 'adaptivecards';
import { cleaned } from './clean';
import { follow } from './links';

declare global {
  interface Window {
    AdaptiveCards: {
      AdaptiveCard: typeof AdaptiveCard;
      HostConfig: typeof HostConfig;
      OpenUrlAction: typeof OpenUrlAction;
    };
  }
}

const sizes = { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 };
const weights = { lighter: 400, default: 400, bolder: 600 };

const colour = (name: string): { default: string; subtle: string } => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const foregroundColors = {
  default: colour('default'),
  dark: colour('default'),
  light: colour('default'),
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warning'),
  attention: colour('attention'),
};

const container = (background: string): object => ({ backgroundColor: background, foregroundColors });

/** Teams' look of a card, in variables so that a change of theme needs no new drawing. */
const hostConfig = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: sizes,
  fontWeights: weights,
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 0 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: container('transparent'),
    emphasis: container('var(--bg-3)'),
    accent: container('var(--brand-tint)'),
    good: container('var(--bg-3)'),
    attention: container('var(--bg-3)'),
    warning: container('var(--bg-3)'),
  },
  actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  factSet: { title: { weight: 'default', wrap: true, maxWidth: 140 }, value: { wrap: true }, spacing: 16 },
};

/** Draws a card as the Teams client would; a card that is not valid says so. */
export function drawCard(content: string): HTMLElement {
  const { AdaptiveCard: Card, HostConfig: Config, OpenUrlAction: OpenUrl } = window.AdaptiveCards;
  const card = new Card();
  card.hostConfig = new Config(hostConfig);
  Card.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrl && action.url) void follow(action.url);
  };
  const place = document.createElement('div');
  place.className = 'card';
  card.parse(withMentions(content));
  const drawn = card.render();
  if (drawn) place.append(drawn);
  else place.textContent = 'This card could not be drawn.';
  return place;
}

/** In a card a mention is written <at>Name</at>; Teams shows the name. */
function withMentions(content: string): object {
  return JSON.parse(content, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/<at>(.*?)<\/at>/g, '**$1**') : value
  ) as object;
}

/** The part of Markdown that cards use: bold, italic, links. */
function markdown(text: string): string {
  const place = document.createElement('div');
  place.textContent = text;
  const marked = place.innerHTML
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|\W)_(.+?)_(?=\W|$)/g, '$1<em>$2</em>')
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>');
  const safe = document.createElement('p');
  safe.append(cleaned(marked));
  return safe.outerHTML;
}
