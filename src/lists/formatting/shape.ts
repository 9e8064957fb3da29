/**
 * Column formatting as SharePoint reads it, version 2 of its schema.
 * Source: "Use column formatting to customize SharePoint" and "Formatting syntax reference".
 */
export interface FormatElement {
  readonly elmType: 'div' | 'span';
  readonly txtContent?: string;
  readonly attributes?: { readonly [name: string]: string };
  readonly style?: { readonly [name: string]: string };
  readonly children?: readonly FormatElement[];
}

export interface ColumnFormat extends FormatElement {
  readonly $schema: string;
}

/** How one state looks: a theme class for colour, and an icon of its own shape, so that colour is never alone. */
export interface Look {
  readonly severity?: 'good' | 'low' | 'warning' | 'severeWarning' | 'blocked';
  readonly icon: string;
}

/** A state: when it holds, as a formatting expression without its `=`, and how it looks. */
export interface Case extends Look {
  readonly when: string;
}

const schema = 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json';

/** `=if(a, 'x', if(b, 'y', 'z'))`. */
export function choose(cases: readonly { readonly when: string; readonly give: string }[], otherwise: string): string {
  return cases.reduceRight((rest, { when, give }) => `if(${when}, ${give}, ${rest})`, otherwise);
}

/** A coloured label with an icon and words. An empty column shows nothing. @param otherwise the icon when no case holds */
export function label(cases: readonly Case[], words: string, otherwise = ''): ColumnFormat {
  const classOf = ({ severity }: Look): string => (severity ? `'sp-field-severity--${severity}'` : `''`);
  return {
    $schema: schema,
    elmType: 'div',
    attributes: { class: `=${choose(cases.map((one) => ({ when: one.when, give: classOf(one) })), `''`)}` },
    style: {
      display: `=if(@currentField == '', 'none', 'inline-flex')`,
      'align-items': 'center',
      'box-sizing': 'border-box',
      padding: '2px 8px',
      'border-radius': '4px',
      'max-width': '100%',
    },
    children: [
      {
        elmType: 'span',
        attributes: { iconName: `=${choose(cases.map(({ when, icon }) => ({ when, give: `'${icon}'` })), `'${otherwise}'`)}` },
        style: { 'padding-right': '6px', 'line-height': '1', 'flex-shrink': '0' },
      },
      { elmType: 'span', txtContent: words },
    ],
  };
}

/** A label for each choice of a column; its words are the choice itself. */
export function stateLabel<State extends string>(looks: Readonly<Record<State, Look>>): ColumnFormat {
  const states = Object.entries<Look>(looks);
  return label(
    states.map(([state, look]) => ({ when: `@currentField == '${state}'`, ...look })),
    '@currentField',
  );
}

/** Whole days from now until the day in the column has ended; negative once it has. */
export const daysLeft = 'floor((Number(@currentField) + 86400000 - Number(@now)) / 86400000)';
