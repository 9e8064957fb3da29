/** Markup that is safe to send: every value put into it was escaped. */
export class Html {
  public constructor(public readonly text: string) {}
  public toString(): string {
    return this.text;
  }
}

type Value = string | number | Html | readonly Html[] | undefined | false;

/** Tagged template: html`<p>${text}</p>` escapes text, and takes other Html as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((sum, part, index) => sum + rendered(values[index - 1]) + part));
}

/** Data for the page's scripts, as JSON that cannot end its element. */
export function dataElement(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return new Html(`<script type="application/json" id="${escape(id)}">${json}</script>`);
}

function rendered(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  return typeof value === 'object' ? value.join('') : escape(String(value));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}
