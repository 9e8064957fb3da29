import { errors } from './errors';

/** An element of a schema or a CAML query. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text inside, entities resolved. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TAG = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Reads the XML of column schemas, views and queries; no DTD, no namespaces. @throws 400 */
export function parseXml(xml: string): Element {
  const document: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [document];
  const text = xml.replace(/^\uFEFF/, '').trim();
  TAG.lastIndex = 0;
  while (TAG.lastIndex < text.length) {
    const match = TAG.exec(text);
    if (!match) throw errors.argument('The XML is not well formed.');
    const [, closing, name, attributes, selfClosing, cdata, plain] = match;
    const top = stack[stack.length - 1];
    if (plain !== undefined || cdata !== undefined) top.text += cdata ?? resolve(plain);
    else if (name === undefined) continue;
    else if (closing) close(stack, name);
    else if (selfClosing) top.children.push({ name, attributes: attributesOf(attributes), children: [], text: '' });
    else stack.push({ name, attributes: attributesOf(attributes), children: [], text: '' });
  }
  if (stack.length !== 1 || document.children.length !== 1) throw errors.argument('The XML is not well formed.');
  return document.children[0];
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function childNamed(element: Element, name: string): Element | undefined {
  return element.children.find(child => child.name.toLowerCase() === name.toLowerCase());
}

function close(stack: Open[], name: string): void {
  const done = stack.pop();
  const parent = stack[stack.length - 1];
  if (!done || !parent || done.name !== name) throw errors.argument('The XML is not well formed.');
  parent.children.push(done);
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name, resolve(double ?? single)]));
}

function resolve(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}
