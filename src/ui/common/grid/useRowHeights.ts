import * as React from 'react';

import { rowAt, rowHeight, topsOf } from './rowLayout';

export interface RowHeights {
  /** As topsOf gives them. */
  readonly tops: readonly number[];
  /** Measures a row as long as it is drawn. @returns stops it */
  watch(element: HTMLElement): () => void;
}

export interface RowHeightsOptions<Row> {
  readonly scroller: React.RefObject<HTMLElement>;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/**
 * Rows are as high as their words need, however wide a column is and however the person spaces text (WCAG 1.4.12): each
 * is measured while it is drawn, and what is in view stays where it is when rows above it turn out higher.
 */
export function useRowHeights<Row>({ scroller, rows, keyOf }: RowHeightsOptions<Row>): RowHeights {
  // One map that is added to: a new one for each row of thousands would be slow to scroll.
  const [measured, setMeasured] = React.useState(() => ({ heights: new Map<string, number>() }));
  const { heights } = measured;
  const [observer] = React.useState(
    () =>
      new ResizeObserver(entries => {
        const changed = entries
          .map(({ target }): readonly [string, number] => [(target as HTMLElement).dataset.key ?? '', target.getBoundingClientRect().height])
          // A row that is hidden with its page has no height of its own.
          .filter(([key, height]) => height > 0 && height !== (heights.get(key) ?? rowHeight));
        changed.forEach(([key, height]) => heights.set(key, height));
        if (changed.length > 0) setMeasured({ heights });
      }),
  );
  React.useEffect(() => () => observer.disconnect(), [observer]);

  const watch = React.useCallback((element: HTMLElement) => {
    observer.observe(element);
    return () => observer.unobserve(element);
  }, [observer]);

  const tops = React.useMemo(() => topsOf(rows, keyOf, measured.heights), [rows, keyOf, measured]);
  useSteadyView(scroller, rows, tops);
  return { tops, watch };
}

function useSteadyView(scroller: React.RefObject<HTMLElement>, rows: unknown, tops: readonly number[]): void {
  const last = React.useRef({ rows, tops });
  React.useLayoutEffect(() => {
    const before = last.current;
    last.current = { rows, tops };
    const element = scroller.current;
    if (!element || before.rows !== rows || before.tops === tops) return;
    const focused = document.activeElement instanceof HTMLElement && element.contains(document.activeElement) ? document.activeElement : undefined;
    const row = Number(focused?.dataset.row ?? -1);
    const isInView = row >= 0 && before.tops[row] >= element.scrollTop && before.tops[row] < element.scrollTop + element.clientHeight;
    const anchor = isInView ? row : rowAt(before.tops, element.scrollTop);
    element.scrollTop += tops[anchor] - before.tops[anchor];
    if (isInView) focused?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [scroller, rows, tops]);
}
