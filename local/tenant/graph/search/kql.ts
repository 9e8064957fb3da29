import { badRequest } from '../wire/errors';

/** Something that can be found: its words, and its properties by lower-case name. */
export interface Searched {
  /** Name or title, then everything else that was written. */
  readonly text: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** A query in the Keyword Query Language as a tree. */
export type Query =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly inner: Query }
  | { readonly kind: 'word'; readonly text: string; readonly isPrefix: boolean }
  | { readonly kind: 'property'; readonly name: string; readonly operator: string; readonly text: string; readonly isPrefix: boolean };

interface Token {
  readonly kind: 'mark' | 'word' | 'property';
  readonly text: string;
  readonly name?: string;
  readonly operator?: string;
  readonly isQuoted?: boolean;
}

const scanner = /\s*(?:([()])|([-+])(?=\S)|(\w+)(:|<=|>=|<>|=|<|>)(?:"([^"]*)"|([^\s()]+))|"([^"]*)"(\*?)|([^\s()"]+))/y;

/**
 * Words, "phrases", `property:value`, AND, OR, NOT, `-word`, parentheses and `word*`. Words beside each other must all be
 * there. Source: "Keyword Query Language (KQL) syntax reference". @throws 400 where parentheses do not fit
 */
export function parseQuery(text: string): Query {
  const parser = new Parser(tokenise(text), text);
  const query = parser.either();
  parser.end();
  return query;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  scanner.lastIndex = 0;
  while (scanner.lastIndex < end) {
    const match = scanner.exec(text);
    if (!match) throw badRequest(`The query '${text}' could not be read.`);
    const [, mark, sign, name, operator, quotedValue, value, phrase, star, word] = match;
    if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (sign !== undefined) tokens.push({ kind: 'mark', text: sign });
    else if (name !== undefined) tokens.push({ kind: 'property', name: name.toLowerCase(), operator: operator ?? ':', text: quotedValue ?? value ?? '' });
    else tokens.push({ kind: 'word', text: phrase === undefined ? word ?? '' : `${phrase}${star ?? ''}`, isQuoted: phrase !== undefined });
  }
  return tokens;
}

class Parser {
  private at = 0;

  public constructor(
    private readonly tokens: readonly Token[],
    private readonly text: string
  ) {}

  public end(): void {
    if (this.at < this.tokens.length) throw badRequest(`The query '${this.text}' could not be read.`);
  }

  public either(): Query {
    const parts = [this.both()];
    while (this.takeKeyword('OR')) parts.push(this.both());
    return joined('or', parts);
  }

  private both(): Query {
    const parts: Query[] = [];
    for (;;) {
      if (this.takeKeyword('AND')) continue;
      const next = this.tokens[this.at];
      if (!next || (next.kind === 'mark' && next.text === ')') || this.isKeyword(next, 'OR')) return joined('and', parts);
      parts.push(this.single());
    }
  }

  private single(): Query {
    if (this.takeKeyword('NOT') || this.takeMark('-')) return { kind: 'not', inner: this.single() };
    if (this.takeMark('+')) return this.single();
    if (this.takeMark('(')) {
      const inner = this.either();
      if (!this.takeMark(')')) throw badRequest(`The query '${this.text}' could not be read: a parenthesis is missing.`);
      return inner;
    }
    const token = this.tokens[this.at++];
    if (!token || token.kind === 'mark') throw badRequest(`The query '${this.text}' could not be read.`);
    const isPrefix = token.text.endsWith('*');
    const text = token.text.replace(/\*+$/, '').toLowerCase();
    if (token.name === undefined) return { kind: 'word', text, isPrefix };
    return { kind: 'property', name: token.name, operator: token.operator ?? ':', text, isPrefix };
  }

  private isKeyword(token: Token, word: string): boolean {
    return token.kind === 'word' && token.isQuoted !== true && token.text === word;
  }

  private takeKeyword(word: string): boolean {
    const token = this.tokens[this.at];
    if (!token || !this.isKeyword(token, word)) return false;
    this.at += 1;
    return true;
  }

  private takeMark(mark: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.at += 1;
    return true;
  }
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, parts };
}

/** The words that everything found must hold, so that a store need not tell all it has. */
export function requiredWords(query: Query): string[] {
  if (query.kind === 'word') return query.text === '' ? [] : [query.text];
  return query.kind === 'and' ? query.parts.flatMap(requiredWords) : [];
}

/** Every word and value that was sought, for the marks in a summary. */
export function soughtWords(query: Query): string[] {
  if (query.kind === 'word') return query.text === '' ? [] : [query.text];
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(soughtWords);
  return [];
}

export function matches(query: Query, found: Searched): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => matches(part, found));
    case 'or':
      return query.parts.some((part) => matches(part, found));
    case 'not':
      return !matches(query.inner, found);
    case 'word':
      return query.text === '' || holdsWord(found.text, query.text, query.isPrefix);
    case 'property':
      return propertyFits(query, found.properties[query.name]);
  }
}

/** A word counts from its beginning; without the star it must end there too. */
function holdsWord(text: string, word: string, isPrefix: boolean): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\p{L}\\p{N}])${escaped}${isPrefix ? '' : '($|[^\\p{L}\\p{N}])'}`, 'iu').test(text);
}

function propertyFits({ operator, text, isPrefix, name }: Extract<Query, { kind: 'property' }>, value: string | undefined): boolean {
  if (value === undefined) return false;
  const known = value.toLowerCase();
  if (operator === ':') return name === 'path' ? known.startsWith(text) : holdsWord(known, text, isPrefix);
  if (operator === '=') return known === text;
  if (operator === '<>') return known !== text;
  const [left, right] = [comparable(known), comparable(text)];
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

function comparable(text: string): number {
  const number = Number(text);
  return Number.isNaN(number) ? Date.parse(text) : number;
}
