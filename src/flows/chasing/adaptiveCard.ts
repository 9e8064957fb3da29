/** The parts of Adaptive Cards 1.4 that a chase card is made of (adaptivecards.io, "Schema Explorer"). */

export type Colour = 'default' | 'attention' | 'warning' | 'good' | 'accent';

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'bolder';
  readonly size?: 'small' | 'default' | 'medium';
  readonly color?: Colour;
  readonly isSubtle?: boolean;
}

/**
 * Text that is shown as it is. A TextBlock would read markdown in it, so that a title such as `[pay here](https://…)`
 * became a link; a RichTextBlock reads none.
 */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
  readonly separator?: boolean;
  readonly horizontalAlignment?: 'left' | 'right';
}

export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns: readonly { readonly type: 'Column'; readonly width: string; readonly items: readonly RichTextBlock[] }[];
  readonly spacing?: Spacing;
}

/** A button that opens an address. Buttons that act need a bot, which the suite has none of. */
export interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
  readonly style?: 'positive';
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly OpenUrl[];
  readonly spacing?: Spacing;
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly (RichTextBlock | ColumnSet | ActionSet)[];
  readonly separator?: boolean;
  readonly spacing?: Spacing;
}

export type Spacing = 'none' | 'small' | 'medium' | 'large';

export interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.4';
  readonly fallbackText: string;
  readonly body: readonly (Container | RichTextBlock)[];
  readonly msteams: { readonly width: 'Full' };
}

/** Longer texts are cut: the item itself is one click away. */
const longest = 300;

export function run(text: string, style: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  return { type: 'TextRun', text: plain(text), ...style };
}

/** A gap between two runs of a line: runs themselves begin and end with their words. */
export const gap: TextRun = { type: 'TextRun', text: '\u00a0\u00a0' };

export function line(inlines: readonly TextRun[], style: Omit<RichTextBlock, 'type' | 'inlines'> = {}): RichTextBlock {
  return { type: 'RichTextBlock', inlines, ...style };
}

/** A label and its value, the label in a narrow column. */
export function fact(label: string, value: string): ColumnSet {
  const column = (width: string, text: TextRun): ColumnSet['columns'][number] => ({ type: 'Column', width, items: [line([text])] });
  return { type: 'ColumnSet', spacing: 'small', columns: [column('80px', run(label, { isSubtle: true })), column('stretch', run(value))] };
}

export function openUrl(title: string, url: string, style?: OpenUrl['style']): OpenUrl {
  return style ? { type: 'Action.OpenUrl', title, url, style } : { type: 'Action.OpenUrl', title, url };
}

/** One line, without control characters; `{{DATE(…)}}` would be worked out by the card's reader. */
function plain(text: string): string {
  const tidy = text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').replace(/\{\{/g, '{ {').trim();
  const characters = Array.from(tidy);
  return characters.length <= longest ? tidy : `${characters.slice(0, longest - 1).join('')}…`;
}
