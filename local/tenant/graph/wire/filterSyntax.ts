import { badRequest } from './errors';

export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export type Literal = string | number | boolean | null;

/** A `$filter` of OData 4.0 as a tree. A path is `a/b`; within a lambda it begins with the variable. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly inner: Expression }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Operator; readonly value: Literal }
  /** `path/$count eq 0` */
  | { readonly kind: 'count'; readonly path: string; readonly operator: Operator; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly kind: 'text'; readonly name: TextFunction; readonly path: string; readonly value: string }
  | { readonly kind: 'any' | 'all'; readonly path: string; readonly variable: string; readonly inner?: Expression };

export type TextFunction = 'startswith' | 'endswith' | 'contains';

const operators: readonly Operator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const textFunctions: readonly TextFunction[] = ['startswith', 'endswith', 'contains'];

interface Token {
  readonly kind: 'literal' | 'word' | 'mark' | 'function';
  readonly text: string;
  readonly value?: Literal;
}

const date = String.raw`\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?`;
const guid = String.raw`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`;
const number = String.raw`-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const scanner = new RegExp(
  String.raw`\s*(?:(?:[\w.]*)'((?:[^']|'')*)'|(${date}|${guid})(?![\w-])|(${number})(?![\w])|([A-Za-z_@$][\w@$.]*(?:\/[\w@$.]+)*)|([(),:]))`,
  'y'
);

/** @throws 400 for what is not a filter of Graph's */
export function parseFilter(text: string): Expression {
  const parser = new Parser(text, tokenise(text));
  const expression = parser.either();
  parser.end();
  return expression;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  scanner.lastIndex = 0;
  while (scanner.lastIndex < end) {
    const at = scanner.lastIndex;
    const match = scanner.exec(text);
    if (!match) throw badRequest(`Invalid filter clause: Syntax error at position ${at} in '${text}'.`);
    tokens.push(tokenOf(match, text[scanner.lastIndex] === '('));
  }
  return tokens;
}

function tokenOf([, quoted, unquoted, digits, word, mark]: RegExpExecArray, isCalled: boolean): Token {
  if (quoted !== undefined) return { kind: 'literal', text: `'${quoted}'`, value: quoted.replace(/''/g, "'") };
  if (unquoted !== undefined) return { kind: 'literal', text: unquoted, value: unquoted };
  if (digits !== undefined) return { kind: 'literal', text: digits, value: Number(digits) };
  if (word === undefined) return { kind: 'mark', text: mark ?? '' };
  const lower = word.toLowerCase();
  if (lower === 'null') return { kind: 'literal', text: word, value: null };
  if (lower === 'true' || lower === 'false') return { kind: 'literal', text: word, value: lower === 'true' };
  return { kind: isCalled && !isKeyword(lower) ? 'function' : 'word', text: word };
}

function isKeyword(word: string): boolean {
  return ['and', 'or', 'not', 'in'].includes(word) || operators.some((operator) => operator === word);
}

class Parser {
  private at = 0;

  public constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[]
  ) {}

  public end(): void {
    if (this.at < this.tokens.length) throw this.wrong();
  }

  public either(): Expression {
    let left = this.both();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.both() };
    return left;
  }

  private both(): Expression {
    let left = this.single();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.single() };
    return left;
  }

  private single(): Expression {
    if (this.takeWord('not')) return { kind: 'not', inner: this.single() };
    if (this.takeMark('(')) {
      const inner = this.either();
      this.expectMark(')');
      return inner;
    }
    const token = this.tokens[this.at++];
    if (token?.kind === 'function') return this.call(token.text);
    if (token?.kind === 'word') return this.condition(token.text);
    throw this.wrong();
  }

  private call(name: string): Expression {
    const lambda = /^(.*)\/(any|all)$/i.exec(name);
    if (lambda?.[1] !== undefined) return this.lambda(lambda[1], lambda[2]?.toLowerCase() === 'all' ? 'all' : 'any');
    const known = textFunctions.find((one) => one === name.toLowerCase());
    if (!known) {
      throw badRequest(
        `Invalid filter clause: An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`
      );
    }
    this.expectMark('(');
    const path = this.expectPath();
    this.expectMark(',');
    const value = String(this.expectLiteral() ?? '');
    this.expectMark(')');
    const result = this.takeWord('eq') ? this.expectLiteral() : true;
    const test: Expression = { kind: 'text', name: known, path, value };
    return result === false ? { kind: 'not', inner: test } : test;
  }

  private lambda(path: string, kind: 'any' | 'all'): Expression {
    this.expectMark('(');
    if (kind === 'any' && this.takeMark(')')) return { kind, path, variable: '' };
    const variable = this.expectPath();
    this.expectMark(':');
    const inner = this.either();
    this.expectMark(')');
    return { kind, path, variable, inner };
  }

  private condition(path: string): Expression {
    const word = this.tokens[this.at++];
    const name = word?.kind === 'word' ? word.text.toLowerCase() : '';
    if (name === 'in') return { kind: 'in', path, values: this.list() };
    const operator = operators.find((one) => one === name);
    if (!operator) throw this.wrong();
    const value = this.expectLiteral();
    if (path.endsWith('/$count')) return { kind: 'count', path: path.slice(0, -'/$count'.length), operator, value };
    return { kind: 'compare', path, operator, value };
  }

  private list(): Literal[] {
    this.expectMark('(');
    const values = [this.expectLiteral()];
    while (this.takeMark(',')) values.push(this.expectLiteral());
    this.expectMark(')');
    return values;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private takeMark(mark: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.at += 1;
    return true;
  }

  private expectMark(mark: string): void {
    if (!this.takeMark(mark)) throw this.wrong();
  }

  private expectPath(): string {
    const token = this.tokens[this.at++];
    if (token?.kind !== 'word') throw this.wrong();
    return token.text;
  }

  private expectLiteral(): Literal {
    const token = this.tokens[this.at++];
    if (token?.kind !== 'literal' || token.value === undefined) throw this.wrong();
    return token.value;
  }

  private wrong(): Error {
    return badRequest(`Invalid filter clause: Syntax error in '${this.text}'.`);
  }
}
