/** Long enough for a dialog that closes at the same moment to be gone, and for sentences of one moment to be said together. */
const pause = 150;

/** A live region of the page. */
export interface Region {
  /** A dialog in front of it keeps a screen reader from it. */
  isHidden(): boolean;
  /** Adds a sentence to those that stand in it. */
  add(sentence: string): void;
}

/** Says sentences through the live regions of a desk: its own, and those of the panels and dialogs in front of it. */
export interface Announcer {
  announce(sentence: string): void;
  /** @returns takes the region away again */
  addRegion(region: Region): () => void;
}

/**
 * An open dialog hides all that is behind it from a screen reader, so each sentence goes to the newest region that
 * is not hidden. Until there is one, sentences wait: none overwrites another, and none is dropped.
 */
export function createAnnouncer(): Announcer {
  let regions: readonly Region[] = [];
  let waiting: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sayAll(): void {
    timer = undefined;
    if (regions.length === 0) return;
    const region = [...regions].reverse().find(candidate => !candidate.isHidden());
    if (region) {
      waiting.forEach(sentence => region.add(sentence));
      waiting = [];
    }
    sayLater();
  }
  function sayLater(): void {
    if (timer === undefined && waiting.length > 0) timer = setTimeout(sayAll, pause);
  }

  return {
    announce(sentence) {
      if (sentence.trim() === '') return;
      waiting = [...waiting, sentence];
      sayLater();
    },
    addRegion(region) {
      regions = [...regions, region];
      sayLater();
      return () => {
        regions = regions.filter(other => other !== region);
      };
    },
  };
}
