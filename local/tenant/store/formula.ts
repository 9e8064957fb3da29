import { StoreError } from './errors';
import type { FieldValue } from './fieldTypes';
import { FUNCTIONS } from './formulaFunctions';

/** What a formula works with; dates are numbers of days, as in a spreadsheet. */
export type Scalar = string | number | boolean | null;

type Node =
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'negate'; readonly operand: Node };

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|\[([^\]]+)\]|([A-Za-z_][\w.]*)|(<>|<=|>=|[=<>+\-*/&^(),;]))/y;
const PRECEDENCE: Readonly<Record<string, number>> = { '=': 1, '<>': 1, '<': 1, '>': 1, '<=': 1, '>=': 1, '&': 2, '+': 3, '-': 3, '*': 4, '/': 4, '^': 5 };
const SYNTAX = 'The formula contains a syntax error or is not supported.';

interface Token {
  readonly kind: 'number' | 'text' | 'column' | 'name' | 'symbol';
  readonly text: string;
}

const parsed = new Map<string, Node>();

/**
 * Works out a column's formula or a validation formula for one row.
 * @param valueOf the stored value of a column by its title or internal name
 * @throws badRequest on bad syntax, unsupported for a function that is not known here
 */
export function evaluateFormula(formula: string, valueOf: (name: string) => FieldValue, now: Date): Scalar {
  return evaluate(parseFormula(formula), name => toScalar(valueOf(name)), now);
}

/** @throws badRequest, unsupported */
export function checkFormulaSyntax(formula: string): void {
  parseFormula(formula);
}

/** Names of the columns that a formula speaks of. @throws badRequest, unsupported */
export function columnsIn(formula: string): readonly string[] {
  return [...new Set(namesIn(parseFormula(formula)))];
}

function namesIn(node: Node): readonly string[] {
  switch (node.kind) {
    case 'value':
      return [];
    case 'column':
      return [node.name];
    case 'negate':
      return namesIn(node.operand);
    case 'call':
      return node.args.flatMap(namesIn);
    case 'binary':
      return [...namesIn(node.left), ...namesIn(node.right)];
  }
}

/** The formula with other names for its columns. @param rename gives nothing for a name that stays */
export function renameColumns(formula: string, rename: (name: string) => string | undefined): string {
  return formula.replace(/"(?:[^"]|"")*"|\[([^\]]+)\]|([A-Za-z_][\w.]*)(?![\w.]*\s*\()/g, (whole, bracketed?: string, bare?: string) => {
    const name = bracketed ?? bare;
    const other = name === undefined ? undefined : rename(name);
    return other === undefined ? whole : `[${other}]`;
  });
}

function parseFormula(formula: string): Node {
  const known = parsed.get(formula);
  if (known) return known;
  const tokens = tokenise(formula.replace(/^\s*=/, ''));
  const reader = new Reader(tokens);
  const node = reader.expression(0);
  if (!reader.atEnd()) throw new StoreError('badRequest', SYNTAX);
  if (parsed.size > 500) parsed.clear();
  parsed.set(formula, node);
  return node;
}

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match) throw new StoreError('badRequest', SYNTAX);
    const [, number, quoted, column, name, symbol] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/""/g, '"') });
    else if (column !== undefined) tokens.push({ kind: 'column', text: column });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'symbol', text: symbol === ';' ? ',' : symbol });
  }
  return tokens;
}

class Reader {
  private at = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  public atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  public expression(least: number): Node {
    let left = this.operand();
    for (;;) {
      const operator = this.tokens[this.at];
      const precedence = operator?.kind === 'symbol' ? PRECEDENCE[operator.text] : undefined;
      if (precedence === undefined || precedence <= least) return left;
      this.at += 1;
      left = { kind: 'binary', operator: operator.text, left, right: this.expression(precedence) };
    }
  }

  private operand(): Node {
    const token = this.tokens[this.at];
    if (!token) throw new StoreError('badRequest', SYNTAX);
    this.at += 1;
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'value', value: token.text };
    if (token.kind === 'column') return { kind: 'column', name: token.text };
    if (token.kind === 'name') return this.named(token.text);
    if (token.text === '-') return { kind: 'negate', operand: this.expression(4) };
    if (token.text !== '(') throw new StoreError('badRequest', SYNTAX);
    const inner = this.expression(0);
    this.expect(')');
    return inner;
  }

  private named(name: string): Node {
    const upper = name.toUpperCase();
    if (!this.peek('(')) {
      if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE' };
      return { kind: 'column', name };
    }
    if (!FUNCTIONS[upper]) throw new StoreError('unsupported', `The local tenant does not know the formula function ${upper}.`);
    this.at += 1;
    const args: Node[] = [];
    while (!this.peek(')')) {
      args.push(this.expression(0));
      if (!this.peek(')')) this.expect(',');
    }
    this.at += 1;
    return { kind: 'call', name: upper, args };
  }

  private peek(symbol: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'symbol' && token.text === symbol;
  }

  private expect(symbol: string): void {
    if (!this.peek(symbol)) throw new StoreError('badRequest', SYNTAX);
    this.at += 1;
  }
}

function evaluate(node: Node, valueOf: (name: string) => Scalar, now: Date): Scalar {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'column':
      return valueOf(node.name);
    case 'negate':
      return -Number(evaluate(node.operand, valueOf, now));
    case 'call':
      return FUNCTIONS[node.name](node.args.map(arg => () => evaluate(arg, valueOf, now)), now);
    case 'binary':
      return combine(node.operator, evaluate(node.left, valueOf, now), evaluate(node.right, valueOf, now));
  }
}

function combine(operator: string, left: Scalar, right: Scalar): Scalar {
  switch (operator) {
    case '&':
      return `${left ?? ''}${right ?? ''}`;
    case '+':
      return Number(left) + Number(right);
    case '-':
      return Number(left) - Number(right);
    case '*':
      return Number(left) * Number(right);
    case '/':
      return Number(left) / Number(right);
    case '^':
      return Number(left) ** Number(right);
    default:
      return compare(operator, left, right);
  }
}

function compare(operator: string, left: Scalar, right: Scalar): boolean {
  const isText = typeof left === 'string' || typeof right === 'string';
  const [a, b] = isText ? [String(left ?? '').toLowerCase(), String(right ?? '').toLowerCase()] : [Number(left), Number(right)];
  switch (operator) {
    case '=':
      return a === b;
    case '<>':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}

function toScalar(value: FieldValue): Scalar {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return Date.parse(value) / 86400000 + 25569;
  if (value !== null && typeof value === 'object') throw new StoreError('badRequest', SYNTAX);
  return value;
}
