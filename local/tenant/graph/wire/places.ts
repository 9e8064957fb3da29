/**
 * What several addresses may stand for: a route that begins with `@item` is served at each of them. The table of
 * docs/tenant.md shows the name once.
 */
export type Places = Readonly<Record<string, readonly string[]>>;

/** @returns a pattern's addresses, every name replaced by what it stands for */
export function expand(pattern: string, places: Places): readonly string[] {
  const [, name, rest = ''] = /^@(\w+)(.*)$/.exec(pattern) ?? [];
  if (name === undefined) return [pattern];
  const addresses = places[name];
  if (!addresses) throw new Error(`There is no place "${name}" for ${pattern}`);
  return addresses.flatMap((address) => expand(`${address}${rest}`, places));
}
