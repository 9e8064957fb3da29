/** A sentence's beginning, to stand inside another. */
export function lowerFirst(text: string): string {
  return text === '' ? '' : text[0].toLowerCase() + text.slice(1).replace(/\.$/, '');
}
