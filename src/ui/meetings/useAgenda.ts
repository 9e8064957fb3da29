import * as React from 'react';

import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import { firstOpenItem } from './roomView';

type Item = Stored<AgendaItem>;

export interface Agenda {
  readonly current: Item | undefined;
  /** From 1. */
  readonly number: number;
  /** The box that takes the focus when another item is opened. */
  readonly minutesBox: React.RefObject<HTMLTextAreaElement>;
  open(item: Item): void;
  next(): void;
  previous(): void;
}

/** Which item of the agenda is in hand. Opening another one moves the focus into its minutes. */
export function useAgenda(items: readonly Item[]): Agenda {
  const [key, setKey] = React.useState<Key | undefined>(() => firstOpenItem(items)?.key);
  const moves = React.useRef(false);
  const minutesBox = React.useRef<HTMLTextAreaElement>(null);
  const at = Math.max(0, items.findIndex((item) => item.key === key));
  const current: Item | undefined = items[at];

  React.useEffect(() => {
    if (!moves.current) return;
    moves.current = false;
    minutesBox.current?.focus();
    minutesBox.current?.scrollIntoView({ block: 'nearest' });
  }, [current?.key]);

  const go = (to: Item | undefined): void => {
    if (!to || to.key === current?.key) {
      minutesBox.current?.focus();
      return;
    }
    moves.current = true;
    setKey(to.key);
  };
  return {
    current,
    number: at + 1,
    minutesBox,
    open: go,
    next: () => go(items[at + 1] ?? items[0]),
    previous: () => go(items[at - 1]),
  };
}
