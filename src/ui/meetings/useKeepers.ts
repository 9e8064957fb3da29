import * as React from 'react';

import { mergeMinutes } from '../../core/meetings';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import { useServices } from '../common/ServicesContext';
import { deviceStorage, draftsIn, type Drafts } from './drafts';
import { MinutesKeeper, type KeeperPorts, type MinutesSnapshot, type SaveOutcome } from './minutesKeeper';

type Item = Stored<AgendaItem>;

export interface Keepers {
  of(item: Item): MinutesKeeper;
  /** Saves all that waits. @returns whether everything is in SharePoint now */
  flush(): Promise<boolean>;
}

export function useDrafts(): Drafts {
  const { desk } = useServices();
  return React.useMemo(() => draftsIn(deviceStorage(), desk.webUrl), [desk]);
}

/**
 * A keeper for each item of a meeting, for as long as the meeting is on screen.
 * @param save   writes the minutes of one item
 * @param onSaved tells the room what was written
 */
export function useKeepers(
  items: readonly Item[],
  save: (item: Item, base: string, text: string) => Promise<SaveOutcome>,
  onSaved: (item: Item) => void,
): Keepers {
  const services = useServices();
  const drafts = useDrafts();
  const kept = React.useRef(new Map<Key, MinutesKeeper>());
  const latest = React.useRef({ save, onSaved });
  latest.current = { save, onSaved };

  const keepers = React.useMemo<Keepers>(() => {
    const ports: KeeperPorts = {
      drafts,
      async save(item, base, text) {
        const outcome = await latest.current.save(item, base, text);
        latest.current.onSaved(outcome.state === 'saved' ? outcome.item : outcome.current);
        return outcome;
      },
      merge: mergeMinutes,
      now: () => services.now(),
      later(milliseconds, call) {
        const timer = window.setTimeout(call, milliseconds);
        return () => window.clearTimeout(timer);
      },
      isOnline: () => navigator.onLine,
    };
    return {
      of(item) {
        const known = kept.current.get(item.key);
        if (known) return known;
        const made = new MinutesKeeper(item, ports);
        kept.current.set(item.key, made);
        return made;
      },
      async flush() {
        const all = Array.from(kept.current.values());
        await Promise.all(all.map((keeper) => keeper.flush()));
        return all.every((keeper) => keeper.isSaved);
      },
    };
  }, [drafts, services]);

  // A keeper that is new restores its draft; one that is known takes over what was read.
  React.useEffect(() => items.forEach((item) => keepers.of(item).take(item)), [items, keepers]);

  React.useEffect(() => {
    const all = kept.current;
    const online = (): void => void keepers.flush();
    const leave = (): void => {
      if (document.visibilityState === 'hidden') void keepers.flush();
    };
    window.addEventListener('online', online);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', leave);
      all.forEach((keeper) => void keeper.flush().finally(() => keeper.dispose()));
      all.clear();
    };
  }, [keepers]);

  return keepers;
}

/** What a keeper holds, as it changes. */
export function useMinutes(keeper: MinutesKeeper): MinutesSnapshot {
  const [snapshot, setSnapshot] = React.useState(keeper.read);
  React.useEffect(() => {
    setSnapshot(keeper.read());
    return keeper.subscribe(() => setSnapshot(keeper.read()));
  }, [keeper]);
  return snapshot;
}
