/** Just enough XML for the flat elements of an app package: start tags and their attributes. */
export function elementsNamed(xml: string, name: string): string[] {
  // An attribute may hold a bare ">".
  return xml.match(new RegExp(`<${name}(?:\\s+[\\w:]+="[^"]*")+\\s*/?>`, 'g')) ?? [];
}

export function attributeOf(element: string | undefined, name: string): string {
  const found = element && new RegExp(`\\s${name}="([^"]*)"`).exec(element);
  if (!found) throw new Error(`The app package lacks the attribute ${name}.`);
  return decodeEntities(found[1]);
}

const named: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

function decodeEntities(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex: string, decimal: string, name: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name] ?? entity;
  });
}
