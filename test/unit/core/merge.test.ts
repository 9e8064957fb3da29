import fc from 'fast-check';
import { mergeMinutes } from '../../../src/core/meetings';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', ''), { maxLength: 12 });
const text = lines.map((all) => all.join('\n'));

/** A text that grew out of another by adding, removing and changing lines. */
const edited = (base: string): fc.Arbitrary<string> =>
  fc.array(fc.record({ at: fc.nat({ max: 12 }), drop: fc.nat({ max: 2 }), add: fc.array(fc.constantFrom('x', 'y', 'z', 'a', 'b'), { maxLength: 3 }) }), { maxLength: 3 }).map((edits) => {
    const all = base === '' ? [] : base.split('\n');
    edits.forEach(({ at, drop, add }) => all.splice(at, drop, ...add));
    return all.join('\n');
  });

const threeTexts = text.chain((base) => fc.tuple(fc.constant(base), edited(base), edited(base)));

const linesOf = (all: string): string[] => (all === '' ? [] : all.split('\n'));

function counts(all: readonly string[]): Map<string, number> {
  return all.reduce((map, line) => map.set(line, (map.get(line) ?? 0) + 1), new Map<string, number>());
}

describe('two people minuting at once', () => {
  test('both add lines in different places: both stay where they were put', () => {
    expect(mergeMinutes('one\ntwo\nthree', 'one\nmine\ntwo\nthree', 'one\ntwo\nthree\ntheirs')).toEqual({ clean: true, text: 'one\nmine\ntwo\nthree\ntheirs' });
  });

  test('one changes the first and the last line, the other the middle: all three changes are there', () => {
    expect(mergeMinutes('a\nb\nc\nd\ne', 'A\nb\nc\nd\nE', 'a\nb\nC\nd\ne')).toEqual({ clean: true, text: 'A\nb\nC\nd\nE' });
  });

  test('both write into an empty item: both are kept, the one saved first comes first', () => {
    expect(mergeMinutes('', 'mine', 'theirs')).toEqual({ clean: true, text: 'theirs\nmine' });
  });

  test('both add at the end: both are kept', () => {
    expect(mergeMinutes('one', 'one\nmine', 'one\ntheirs')).toEqual({ clean: true, text: 'one\ntheirs\nmine' });
  });

  test('both change the same line: both versions are kept and the place is named', () => {
    const merge = mergeMinutes('On time 93%.\nEnd.', 'On time 93.1%.\nEnd.', 'On time 94%.\nEnd.');
    expect(merge).toEqual({
      clean: false,
      text: 'On time 94%.\nOn time 93.1%.\nEnd.',
      clashes: [{ line: 1, base: 'On time 93%.', theirs: 'On time 94%.', mine: 'On time 93.1%.' }],
    });
  });

  test('one removes what the other changed: it stays and is named', () => {
    const merge = mergeMinutes('one\ntwo', 'one\ntwo, changed', 'one');
    expect(merge.text).toBe('one\ntwo, changed');
    expect(merge.clean).toBe(false);
  });

  test('both make the same change: it is made once', () => {
    expect(mergeMinutes('one', 'two', 'two')).toEqual({ clean: true, text: 'two' });
  });

  test('Windows line ends do not count as changes', () => {
    expect(mergeMinutes('one\r\ntwo', 'one\ntwo\nmine', 'zero\r\none\r\ntwo')).toEqual({ clean: true, text: 'zero\none\ntwo\nmine' });
  });

  test('minutes of 60,000 characters of short lines merge in time', () => {
    const base = Array.from({ length: 12000 }, (_, index) => `${index % 97}`).join('\n');
    const changed = (word: string, step: number): string => linesOf(base).map((line, index) => (index % step === 0 ? word : line)).join('\n');
    const merge = mergeMinutes(base, changed('mine', 7), changed('theirs', 11));
    expect(merge.text).toContain('mine');
    expect(merge.text).toContain('theirs');
  });
});

describe('for any three texts', () => {
  test('no line that either added is lost, however often it was added', () => {
    fc.assert(
      fc.property(threeTexts, ([base, mine, theirs]) => {
        const merged = counts(linesOf(mergeMinutes(base, mine, theirs).text));
        const before = counts(linesOf(base));
        for (const side of [mine, theirs]) {
          for (const [line, count] of counts(linesOf(side))) {
            if (count > (before.get(line) ?? 0)) expect(merged.get(line) ?? 0).toBeGreaterThan(0);
          }
        }
        for (const fresh of ['x', 'y', 'z']) {
          const most = Math.max(...[mine, theirs].map((side) => counts(linesOf(side)).get(fresh) ?? 0));
          expect(merged.get(fresh) ?? 0).toBeGreaterThanOrEqual(most);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('a change against none is that change; a text merged with itself is itself', () => {
    fc.assert(
      fc.property(threeTexts, ([base, mine]) => {
        expect(mergeMinutes(base, mine, base)).toEqual({ clean: true, text: mine });
        expect(mergeMinutes(base, base, mine)).toEqual({ clean: true, text: mine });
        expect(mergeMinutes(base, mine, mine)).toEqual({ clean: true, text: mine });
      }),
    );
  });

  test('it is clean or not whoever saves first, and holds the same lines', () => {
    fc.assert(
      fc.property(threeTexts, ([base, mine, theirs]) => {
        const [one, other] = [mergeMinutes(base, mine, theirs), mergeMinutes(base, theirs, mine)];
        expect(one.clean).toBe(other.clean);
        expect(linesOf(one.text).sort()).toEqual(linesOf(other.text).sort());
      }),
      { numRuns: 1000 },
    );
  });

  test('each person’s new lines keep their order', () => {
    fc.assert(
      fc.property(text, fc.uniqueArray(fc.nat({ max: 50 }).map((number) => `m${number}`), { maxLength: 6 }), fc.uniqueArray(fc.nat({ max: 50 }).map((number) => `t${number}`), { maxLength: 6 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }), (base, mine, theirs, at, other) => {
        const insert = (words: readonly string[], where: number): string => {
          const all = linesOf(base);
          all.splice(where, 0, ...words);
          return all.join('\n');
        };
        const merged = linesOf(mergeMinutes(base, insert(mine, at), insert(theirs, other)).text);
        expect(merged.filter((line) => mine.includes(line))).toEqual(mine);
        expect(merged.filter((line) => theirs.includes(line))).toEqual(theirs);
      }),
      { numRuns: 1000 },
    );
  });

  test('the lines named as clashes stand at their numbers', () => {
    fc.assert(
      fc.property(threeTexts, ([base, mine, theirs]) => {
        const merge = mergeMinutes(base, mine, theirs);
        if (merge.clean) return;
        const merged = linesOf(merge.text);
        merge.clashes.forEach((clash) => {
          const both = [...(clash.theirs === '' ? [] : linesOf(clash.theirs)), ...(clash.mine === '' ? [] : linesOf(clash.mine))];
          if (!clash.theirs.includes('\n') && clash.theirs !== '') expect(merged[clash.line - 1]).toBe(both[0]);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
