import { badRequest } from './errors';

/** Reads a property, `a/b` deep, ignoring case as Graph does. */
export type Row = Readonly<Record<string, unknown>>;
export type Predicate = (row: Row) => boolean;

type Token = { readonly kind: 'word' | 'text' | 'mark'; readonly value: string };

/**
 * Compiles the part of OData's `$filter` that the suite meets: comparisons, `startswith`, `contains`, `in` is not there,
 * joined by and/or/not with parentheses. @throws 400 for anything else
 */
export function compileFilter(expression: string): Predicate {
  const reader = new Reader(tokens(expression));
  const predicate = reader.either();
  reader.end();
  return predicate;
}

function tokens(expression: string): Token[] {
  const found: Token[] = [];
  const scanner = /\s*(?:'((?:[^']|'')*)'|([A-Za-z0-9_@.:/+-]+)|([(),]))/gy;
  let at = 0;
  while (at < expression.trimEnd().length) {
    scanner.lastIndex = at;
    const match = scanner.exec(expression);
    if (!match) throw badRequest(`Invalid filter clause: there is a syntax error at position ${at} in '${expression}'.`);
    if (match[1] !== undefined) found.push({ kind: 'text', value: match[1].replace(/''/g, "'") });
    else if (match[2] !== undefined) found.push({ kind: 'word', value: match[2] });
    else found.push({ kind: 'mark', value: match[3] ?? '' });
    at = scanner.lastIndex;
  }
  return found;
}

class Reader {
  private at = 0;

  public constructor(private readonly list: readonly Token[]) {}

  public end(): void {
    if (this.at < this.list.length) throw badRequest(`Invalid filter clause: unexpected '${this.list[this.at]?.value}'.`);
  }

  public either(): Predicate {
    let left = this.both();
    while (this.takeWord('or')) {
      const first = left;
      const second = this.both();
      left = (row) => first(row) || second(row);
    }
    return left;
  }

  private both(): Predicate {
    let left = this.single();
    while (this.takeWord('and')) {
      const first = left;
      const second = this.single();
      left = (row) => first(row) && second(row);
    }
    return left;
  }

  private single(): Predicate {
    if (this.takeWord('not')) {
      const inner = this.single();
      return (row) => !inner(row);
    }
    if (this.takeMark('(')) {
      const inner = this.either();
      this.expectMark(')');
      return inner;
    }
    const name = this.expectWord();
    return this.takeMark('(') ? this.textFunction(name.toLowerCase()) : this.comparison(name);
  }

  private textFunction(name: string): Predicate {
    const property = this.expectWord();
    this.expectMark(',');
    const wanted = String(this.literal()).toLowerCase();
    this.expectMark(')');
    const textOf = (row: Row): string => String(readProperty(row, property) ?? '').toLowerCase();
    if (name === 'startswith') return (row) => textOf(row).startsWith(wanted);
    if (name === 'contains') return (row) => textOf(row).includes(wanted);
    throw badRequest(`Invalid filter clause: the function '${name}' is not supported.`);
  }

  private comparison(property: string): Predicate {
    const operator = this.expectWord().toLowerCase();
    const wanted = this.literal();
    const compare = comparers[operator];
    if (!compare) throw badRequest(`Invalid filter clause: the operator '${operator}' is not supported.`);
    return (row) => compare(orderOf(readProperty(row, property), wanted));
  }

  private literal(): unknown {
    const token = this.list[this.at++];
    if (!token || token.kind === 'mark') throw badRequest('Invalid filter clause: a value was expected.');
    if (token.kind === 'text') return token.value;
    if (token.value === 'null') return null;
    if (token.value === 'true' || token.value === 'false') return token.value === 'true';
    return /^-?\d+(\.\d+)?$/.test(token.value) ? Number(token.value) : token.value;
  }

  private takeWord(word: string): boolean {
    const token = this.list[this.at];
    if (token?.kind !== 'word' || token.value.toLowerCase() !== word) return false;
    this.at++;
    return true;
  }

  private takeMark(mark: string): boolean {
    const token = this.list[this.at];
    if (token?.kind !== 'mark' || token.value !== mark) return false;
    this.at++;
    return true;
  }

  private expectMark(mark: string): void {
    if (!this.takeMark(mark)) throw badRequest(`Invalid filter clause: '${mark}' was expected.`);
  }

  private expectWord(): string {
    const token = this.list[this.at++];
    if (token?.kind !== 'word') throw badRequest('Invalid filter clause: a name was expected.');
    return token.value;
  }
}

const comparers: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

export function readProperty(row: Row, path: string): unknown {
  return path.split('/').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const entry = Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase());
    return entry?.[1];
  }, row);
}

/** Text is compared without case, instants as instants. NaN (so: no match but for `ne`) where there is no order. */
export function orderOf(value: unknown, wanted: unknown): number {
  if (value === undefined || value === null || wanted === null) return (value ?? null) === wanted ? 0 : NaN;
  if (typeof value === 'string' && typeof wanted === 'string') {
    const instants = [value, wanted].map((text) => (/^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN));
    const [left = NaN, right = NaN] = instants;
    if (!Number.isNaN(left) && !Number.isNaN(right)) return Math.sign(left - right);
    const [a, b] = [value.toLowerCase(), wanted.toLowerCase()];
    return a === b ? 0 : a < b ? -1 : 1;
  }
  if (typeof value === 'boolean' || typeof wanted === 'boolean') return value === wanted ? 0 : NaN;
  return Math.sign(Number(value) - Number(wanted));
}
