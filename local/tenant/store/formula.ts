import { fromLocal, toLocal } from '../timeZone';
import { toStamp } from '../clock';
import { StoreError } from './errors';
import type { FieldValue } from './fieldTypes';
import { CellError } from './formulas/cellError';
import { readingOf, serialOf } from './formulas/dates';
import { FUNCTIONS } from './formulas/functions';
import { divide, finite, toNumber, toText, type Scalar } from './formulas/values';

type Node =
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'negate'; readonly operand: Node };

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|\[([^\]]+)\]|([A-Za-z_][\w.]*)|(<>|<=|>=|[=<>+\-*/&^(),;%]))/y;
const PRECEDENCE: Readonly<Record<string, number>> = { '=': 1, '<>': 1, '<': 1, '>': 1, '<=': 1, '>=': 1, '&': 2, '+': 3, '-': 3, '*': 4, '/': 4, '^': 5 };
/** As many as any formula needs, and few enough to be read. */
const DEEPEST = 100;
const LONGEST = 8192;
const SIGN = 9;
/** Less than any difference that counts: a thousandth of a second in days. */
const TINY = 1e-9;
const SYNTAX = 'The formula contains a syntax error or is not supported.';

interface Token {
  readonly kind: 'number' | 'text' | 'column' | 'name' | 'symbol';
  readonly text: string;
}

const parsed = new Map<string, Node>();

/**
 * Works out a column's formula or a validation formula for one row, by the site's clock.
 * @param valueOf the stored value of a column by its title or internal name
 * @returns an error for what a spreadsheet would show as `#VALUE!` and the like
 * @throws badRequest on bad syntax, unsupported for a function that is not known here
 */
export function evaluateFormula(formula: string, valueOf: (name: string) => FieldValue, now: Date): Scalar | CellError {
  const node = parseFormula(formula);
  try {
    return evaluate(node, name => toScalar(valueOf(name)), serialOf(toLocal(now)));
  } catch (error) {
    if (error instanceof CellError) return error;
    throw error;
  }
}

/** The moment at which the site's clock shows a date that was worked out. */
export function stampOf(serial: number): string | null {
  try {
    return toStamp(fromLocal(readingOf(serial)));
  } catch (error) {
    if (error instanceof CellError) return null;
    throw error;
  }
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
  if (formula.length > LONGEST) throw new StoreError('badRequest', SYNTAX);
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
  private depth = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  public atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  public expression(least: number): Node {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new StoreError('badRequest', SYNTAX);
    const node = this.operations(least);
    this.depth -= 1;
    return node;
  }

  private operations(least: number): Node {
    let left = this.operand();
    for (;;) {
      const operator = this.tokens[this.at];
      const precedence = operator?.kind === 'symbol' ? PRECEDENCE[operator.text] : undefined;
      if (precedence === undefined || precedence <= least) return left;
      this.at += 1;
      left = { kind: 'binary', operator: operator.text, left, right: this.expression(precedence) };
    }
  }

  /** A hundredth of what stands before each `%`. */
  private operand(): Node {
    let node = this.plain();
    while (this.peek('%')) {
      this.at += 1;
      node = { kind: 'binary', operator: '/', left: node, right: { kind: 'value', value: 100 } };
    }
    return node;
  }

  private plain(): Node {
    const token = this.tokens[this.at];
    if (!token) throw new StoreError('badRequest', SYNTAX);
    this.at += 1;
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'value', value: token.text };
    if (token.kind === 'column') return { kind: 'column', name: token.text };
    if (token.kind === 'name') return this.named(token.text);
    // A sign binds closer than a power.
    if (token.text === '-') return { kind: 'negate', operand: this.expression(SIGN) };
    if (token.text === '+') return this.expression(SIGN);
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
    if (args.length < FUNCTIONS[upper].least || args.length > FUNCTIONS[upper].most) throw new StoreError('badRequest', SYNTAX);
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

function evaluate(node: Node, valueOf: (name: string) => Scalar, now: number): Scalar {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'column':
      return valueOf(node.name);
    case 'negate':
      return -toNumber(evaluate(node.operand, valueOf, now));
    case 'call':
      return FUNCTIONS[node.name].run(node.args.map(arg => () => evaluate(arg, valueOf, now)), now);
    case 'binary':
      return combine(node.operator, evaluate(node.left, valueOf, now), evaluate(node.right, valueOf, now));
  }
}

function combine(operator: string, left: Scalar, right: Scalar): Scalar {
  switch (operator) {
    case '&':
      return `${toText(left)}${toText(right)}`;
    case '+':
      return finite(toNumber(left) + toNumber(right));
    case '-':
      return finite(toNumber(left) - toNumber(right));
    case '*':
      return finite(toNumber(left) * toNumber(right));
    case '/':
      return divide(toNumber(left), toNumber(right));
    case '^':
      return finite(toNumber(left) ** toNumber(right));
    default:
      return holds(operator, order(left, right));
  }
}

function holds(operator: string, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '<>':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    default:
      return difference >= 0;
  }
}

/** Numbers come before texts, texts before yes and no; nothing is the nought or the empty text of what it meets. */
function order(left: Scalar, right: Scalar): number {
  const [a, b] = [left ?? nothingLike(right), right ?? nothingLike(left)];
  if (typeof a === 'string' && typeof b === 'string') {
    const [low, high] = [a.toLowerCase(), b.toLowerCase()];
    return low === high ? 0 : low < high ? -1 : 1;
  }
  if (typeof a === typeof b) return Math.abs(Number(a) - Number(b)) < TINY ? 0 : Number(a) - Number(b);
  return rank(a) - rank(b);
}

function nothingLike(other: Scalar): string | number | boolean {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

function rank(value: string | number | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function toScalar(value: FieldValue): Scalar {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return serialOf(toLocal(new Date(value)));
  if (value !== null && typeof value === 'object') throw new StoreError('badRequest', SYNTAX);
  return value;
}
