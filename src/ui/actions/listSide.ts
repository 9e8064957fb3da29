/** A stretch of the window, in its pixels. */
export interface Edges {
  readonly top: number;
  readonly bottom: number;
}

export interface ListSide {
  readonly above: boolean;
  /** Not higher than there is room, but never so low that no choice can be read. */
  readonly height: number;
}

const gap = 2;
const lowest = 88;
const highest = 240;

/**
 * Where the list of a box has room: beneath it, or above it where there is more.
 * @param wanted the height of all choices
 * @param free   what of the window no bar covers
 */
export function listSide(box: Edges, wanted: number, free: Edges): ListSide {
  const height = Math.min(wanted, highest);
  const beneath = free.bottom - box.bottom - gap;
  const over = box.top - free.top - gap;
  const above = beneath < height && over > beneath;
  return { above, height: Math.max(lowest, Math.min(height, above ? over : beneath)) };
}
