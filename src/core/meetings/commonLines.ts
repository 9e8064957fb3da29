/** Above this many cells the table of a comparison is not built: the middle counts as changed as a whole. */
const largestTable = 4000000;

/**
 * Which lines of the base a text kept, and where: the longest common subsequence, after common ends.
 * @returns for each base line its index in the text, or undefined when it was changed or removed
 */
export function commonLines(base: readonly string[], text: readonly string[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = new Array(base.length).fill(undefined);
  let start = 0;
  while (start < base.length && start < text.length && base[start] === text[start]) {
    found[start] = start;
    start += 1;
  }
  let [baseEnd, textEnd] = [base.length, text.length];
  while (baseEnd > start && textEnd > start && base[baseEnd - 1] === text[textEnd - 1]) {
    baseEnd -= 1;
    textEnd -= 1;
    found[baseEnd] = textEnd;
  }
  if ((baseEnd - start) * (textEnd - start) > largestTable) return found;
  longest(base.slice(start, baseEnd), text.slice(start, textEnd)).forEach(([line, at]) => {
    found[start + line] = start + at;
  });
  return found;
}

/** Pairs of the longest common subsequence, in order. */
function longest(base: readonly string[], text: readonly string[]): readonly (readonly [number, number])[] {
  const width = text.length + 1;
  const lengths = new Uint32Array((base.length + 1) * width);
  for (let line = base.length - 1; line >= 0; line -= 1) {
    for (let at = text.length - 1; at >= 0; at -= 1) {
      const [below, right] = [lengths[(line + 1) * width + at], lengths[line * width + at + 1]];
      lengths[line * width + at] = base[line] === text[at] ? lengths[(line + 1) * width + at + 1] + 1 : Math.max(below, right);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [line, at] = [0, 0];
  while (line < base.length && at < text.length) {
    if (base[line] === text[at]) {
      pairs.push([line, at]);
      line += 1;
      at += 1;
    } else if (lengths[(line + 1) * width + at] >= lengths[line * width + at + 1]) {
      line += 1;
    } else {
      at += 1;
    }
  }
  return pairs;
}
