export interface PackProblem {
  /** Where in the pack: `levels[1].agenda[0].title`; empty for the pack as a whole. */
  readonly path: string;
  readonly reason: string;
}

export function problem(path: string, reason: string): PackProblem {
  return { path, reason };
}

/** A problem for each entry whose name was there before. */
export function twice(names: readonly (string | undefined)[], pathOf: (index: number) => string, sentence: string): readonly PackProblem[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (name === undefined) return [];
    if (seen.has(name)) return [problem(pathOf(index), `${sentence} “${name}”.`)];
    seen.add(name);
    return [];
  });
}

/** A problem when a name is given and is none of the known ones. */
export function unknownName(path: string, name: string | undefined, known: ReadonlySet<string>, what: string): readonly PackProblem[] {
  return name === undefined || known.has(name) ? [] : [problem(path, `There is no ${what} “${name}”.`)];
}
