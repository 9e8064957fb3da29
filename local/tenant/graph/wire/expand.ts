import { badRequest } from './errors';

/** One name of `$expand`, with the options in its parentheses; these go without `$`. */
export interface Expansion {
  readonly name: string;
  readonly options: ReadonlyMap<string, string>;
}

/**
 * `fields(select=A,B),children($top=2;$expand=listItem)`. The `$` of an inner option may be left out.
 * @throws 400 where the parentheses do not fit
 */
export function parseExpand(text: string): Expansion[] {
  return split(text, ',').map((part) => {
    const [, name, inner] = /^\s*([\w/]+|\*)\s*(?:\((.*)\))?\s*$/s.exec(part) ?? [];
    if (name === undefined) throw badRequest(`Parsing OData Select and Expand failed: Term '${part}' is not valid in a $select or $expand expression.`);
    return { name, options: new Map(inner === undefined ? [] : split(inner, ';').map(readOption)) };
  });
}

function readOption(option: string): [string, string] {
  const at = option.indexOf('=');
  if (at < 0) throw badRequest(`Parsing OData Select and Expand failed: Term '(${option})' is not valid in a $select or $expand expression.`);
  return [option.slice(0, at).trim().replace(/^\$/, '').toLowerCase(), option.slice(at + 1).trim()];
}

/** Splits where the mark stands outside parentheses and quotes. */
function split(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter !== mark || depth !== 0) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  if (depth !== 0) throw badRequest('Parsing OData Select and Expand failed: Found an unbalanced bracket expression.');
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '');
}
