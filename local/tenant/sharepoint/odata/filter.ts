import { errors } from '../wire/errors';

export type Operator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** A $filter as a tree. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
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
/** The functions of SharePoint's filters; endswith, tolower and the like are not among them (Q). */
const FUNCTIONS = ['startswith', 'substringof', ...DATE_PARTS] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export type DatePart = (typeof DATE_PARTS)[number];

const OPERATORS: readonly string[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const TOKEN = /\s*(?:(datetime|guid)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w/])|([A-Za-z_][\w/]*)|([(),]))/y;

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
  return expression.kind === 'and' ? [...conjuncts(expression.left), ...conjuncts(expression.right)] : [expression];
}

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) throw errors.badFilter(text);
    const [, prefix, quoted, number, word, symbol] = match;
    if (quoted !== undefined) {
      const type = prefix === 'datetime' ? 'date' : prefix === 'guid' ? 'guid' : 'string';
      tokens.push({ kind: 'constant', text: quoted, constant: { kind: 'constant', type, value: quoted.replace(/''/g, "'") } });
    } else if (number !== undefined) {
      tokens.push({ kind: 'constant', text: number, constant: { kind: 'constant', type: 'number', value: Number(number) } });
    } else if (word !== undefined) {
      tokens.push(wordToken(word));
    } else {
      tokens.push({ kind: 'symbol', text: symbol });
    }
  }
  return tokens;
}

function wordToken(word: string): Token {
  if (word === 'null') return { kind: 'constant', text: word, constant: { kind: 'constant', type: 'null', value: null } };
  if (word === 'true' || word === 'false') {
    return { kind: 'constant', text: word, constant: { kind: 'constant', type: 'boolean', value: word === 'true' } };
  }
  return { kind: 'word', text: word };
}

class Parser {
  private at = 0;

  public constructor(private readonly text: string, private readonly tokens: readonly Token[]) {}

  public end(): void {
    if (this.at < this.tokens.length) throw this.bad();
  }

  public or(): Expression {
    let left = this.and();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.and() };
    return left;
  }

  private and(): Expression {
    let left = this.condition();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.condition() };
    return left;
  }

  private condition(): Expression {
    if (this.takeSymbol('(')) {
      const inner = this.or();
      if (!this.takeSymbol(')')) throw this.bad();
      return inner;
    }
    const left = this.operand();
    const next = this.tokens[this.at];
    if (next?.kind === 'word' && OPERATORS.includes(next.text.toLowerCase())) {
      this.at += 1;
      return { kind: 'compare', operator: next.text.toLowerCase() as Operator, left, right: this.operand() };
    }
    if (left.kind === 'call' && (left.name === 'startswith' || left.name === 'substringof')) return { kind: 'test', call: left };
    throw this.bad();
  }

  private operand(): Operand {
    const token = this.tokens[this.at];
    if (!token) throw this.bad();
    this.at += 1;
    if (token.constant) return token.constant;
    if (token.kind !== 'word') throw this.bad();
    if (!this.takeSymbol('(')) return { kind: 'path', path: token.text };
    const name = FUNCTIONS.find(known => known === token.text.toLowerCase());
    if (!name) throw this.bad();
    const args = [this.operand()];
    while (this.takeSymbol(',')) args.push(this.operand());
    if (!this.takeSymbol(')') || args.length !== (name === 'startswith' || name === 'substringof' ? 2 : 1)) throw this.bad();
    return { kind: 'call', name, args };
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
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
