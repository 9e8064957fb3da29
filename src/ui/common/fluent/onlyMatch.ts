import type { Suggestion } from './ComboBox';

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');

/** The one suggestion that is called what was typed; undefined when there is none, or more than one of the name. */
export function onlyMatch<Value>(found: readonly Suggestion<Value>[], typed: string): Suggestion<Value> | undefined {
  const same = found.filter(({ title }) => plain(title) === plain(typed));
  return same.length === 1 ? same[0] : undefined;
}
