export type Path = readonly (string | number)[];

/** A pack with one value replaced, or left out. */
export function broken(pack: object, path: Path, value: unknown): unknown {
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(pack));
  replaceAt(copy, path, value);
  return copy;
}

function replaceAt(target: Record<string | number, unknown>, [first, ...rest]: Path, value: unknown): void {
  if (rest.length > 0) replaceAt(target[first] as Record<string | number, unknown>, rest, value);
  else if (value !== undefined) target[first] = value;
  else if (Array.isArray(target)) target.splice(Number(first), 1);
  else delete target[first];
}

/** The way to every value of a pack. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? inner : [path, ...inner];
}
