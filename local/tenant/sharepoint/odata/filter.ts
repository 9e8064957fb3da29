import { errors } from '../wire/errors';

export type Operator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** A $filter as a tree. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'test'; readonly call: Call };

export type Operand = Path | Constant | Call;

export interface Path {
  readonly kind: 'path';
  /** `Title` or `Owner/Title`. */
  readonly path: string;
}

export interface Constant {
  readonly kind: 'constant';
  readonly type: 'string' | 'number' | 'boolean' | 'date' | 'guid' | 'null';
  readonly value: string | number | boolean | null;
}

export interface Call {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly args: readonly Operand[];
}

const DATE_PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
const TESTS = ['startswith', 'substringof'] as const;
/** The functions of SharePoint's filters; endswith, tolower and the like are not among them (Q). */
const FUNCTIONS = [...TESTS, ...DATE_PARTS] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export type DatePart = (typeof DATE_PARTS)[number];

const OPERATORS: readonly string[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
/** Types that a literal may be marked with; the others of OData (time, binary) are refused. */
const MARKS: Readonly<Record<string, Constant['type']>> = { datetime: 'date', datetimeoffset: 'date', guid: 'guid' };
/** A number may carry the letter of its type: 1.5M, 10L. */
const TOKEN = /\s*(?:([A-Za-z]*)'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)[mMlLfFdD]?(?![\w/.])|([A-Za-z_][\w/]*)|([(),]))/y;
/** What no sensible filter reaches; it keeps a hostile one from exhausting the stack. */
const DEEPEST = 100;
const MOST_CONDITIONS = 1000;

interface Token {
  readonly kind: 'constant' | 'word' | 'symbol';
  readonly text: string;
  readonly constant?: Constant;
}

/** @throws 400 for what SharePoint would not understand */
export function parseFilter(text: string): Expression {
  const parser = new Parser(text, tokenise(text));
  const expression = parser.or();
  parser.end();
  return expression;
}

/** The conditions that must all hold, in the order in which they stand. */
export function conjuncts(expression: Expression): readonly Expression[] {
  return expression.kind === 'and' ? expression.parts.flatMap(conjuncts) : [expression];
}

/** Whether a function says yes or no by itself. */
export function isTest({ name }: Call): boolean {
  return TESTS.some(test => test === name);
}

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) throw errors.badFilter(text);
    const [, mark, quoted, number, word, symbol] = match;
    if (quoted !== undefined) tokens.push(quotedToken(text, mark, quoted.replace(/''/g, "'")));
    else if (number !== undefined) tokens.push(constantToken(number, 'number', Number(number)));
    else if (word !== undefined) tokens.push(wordToken(word));
    else tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}

function quotedToken(filter: string, mark: string, value: string): Token {
  const type = mark === '' ? 'string' : MARKS[mark.toLowerCase()];
  if (!type) throw errors.badFilter(filter);
  return constantToken(value, type, value);
}

function wordToken(word: string): Token {
  if (word === 'null') return constantToken(word, 'null', null);
  if (word === 'true' || word === 'false') return constantToken(word, 'boolean', word === 'true');
  return { kind: 'word', text: word };
}

function constantToken(text: string, type: Constant['type'], value: Constant['value']): Token {
  return { kind: 'constant', text, constant: { kind: 'constant', type, value } };
}

class Parser {
  private at = 0;
  private depth = 0;
  private conditions = 0;

  public constructor(private readonly text: string, private readonly tokens: readonly Token[]) {}

  public end(): void {
    if (this.at < this.tokens.length) throw this.bad();
  }

  public or(): Expression {
    return this.joined('or', () => this.joined('and', () => this.condition()));
  }

  private joined(kind: 'and' | 'or', part: () => Expression): Expression {
    const parts = [part()];
    while (this.takeWord(kind)) parts.push(part());
    return parts.length === 1 ? parts[0] : { kind, parts };
  }

  private condition(): Expression {
    this.conditions += 1;
    if (this.depth > DEEPEST || this.conditions > MOST_CONDITIONS) throw this.bad();
    if (this.takeSymbol('(')) {
      this.depth += 1;
      const inner = this.or();
      if (!this.takeSymbol(')')) throw this.bad();
      this.depth -= 1;
      return inner;
    }
    const left = this.operand();
    const next = this.tokens[this.at];
    if (next?.kind === 'word' && OPERATORS.includes(next.text)) {
      this.at += 1;
      return { kind: 'compare', operator: next.text as Operator, left, right: this.operand() };
    }
    if (left.kind === 'call' && isTest(left)) return { kind: 'test', call: left };
    throw this.bad();
  }

  private operand(): Operand {
    const token = this.tokens[this.at];
    if (!token) throw this.bad();
    this.at += 1;
    if (token.constant) return token.constant;
    if (token.kind !== 'word') throw this.bad();
    return this.takeSymbol('(') ? this.call(token.text) : { kind: 'path', path: token.text };
  }

  private call(text: string): Call {
    const name = FUNCTIONS.find(known => known === text.toLowerCase());
    this.depth += 1;
    if (!name || this.depth > DEEPEST) throw this.bad();
    const args = [this.operand()];
    while (this.takeSymbol(',')) args.push(this.operand());
    this.depth -= 1;
    const call: Call = { kind: 'call', name, args };
    if (!this.takeSymbol(')') || args.length !== (isTest(call) ? 2 : 1)) throw this.bad();
    return call;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word' || token.text !== word) return false;
    this.at += 1;
    return true;
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.at += 1;
    return true;
  }

  private bad(): Error {
    return errors.badFilter(this.text);
  }
}
