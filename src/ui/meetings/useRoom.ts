import * as React from 'react';

import type { AppError } from '../../core/errors';
import type { Action } from '../../lists/actions';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import { useServices } from '../common/ServicesContext';
import { toAppError, useLoad, type Loaded } from '../common/useLoad';
import { byPosition, readRoom, type Room } from './readRoom';

/** What a screen does to the room it shows, after a write has been answered. */
export interface RoomChanges {
  putMeeting(meeting: Stored<Meeting>): void;
  putItem(item: Stored<AgendaItem>): void;
  putAction(action: Stored<Action>): void;
  dropAction(key: Key): void;
  putFiling(filing: Stored<Filing>): void;
  /** Reads everything anew; what is on screen stays when that fails. */
  refresh(): Promise<void>;
}

export interface RoomState {
  readonly loaded: Loaded<Room>;
  readonly changes: RoomChanges;
  /** The last refresh failed: what is shown may be old. */
  readonly stale?: AppError;
  reload(): void;
}

function put<Row extends { readonly key: Key }>(rows: readonly Row[], row: Row): readonly Row[] {
  return rows.some(({ key }) => key === row.key) ? rows.map((old) => (old.key === row.key ? row : old)) : [...rows, row];
}

/** One meeting and what is written in it. Nothing polls: it is read anew when asked to. */
export function useRoom(key: Key): RoomState {
  const services = useServices();
  const load = React.useCallback(() => readRoom(services, key), [services, key]);
  const { loaded, reload, replace } = useLoad(load);
  const [stale, setStale] = React.useState<AppError>();
  const latest = React.useRef<Room>();
  latest.current = loaded.state === 'ready' ? loaded.value : undefined;

  const changes = React.useMemo<RoomChanges>(() => {
    const change = (make: (room: Room) => Room): void => {
      if (!latest.current) return;
      latest.current = make(latest.current);
      replace(latest.current);
    };
    return {
      putMeeting: (meeting) => change((room) => ({ ...room, meeting })),
      putItem: (item) => change((room) => ({ ...room, items: [...put(room.items, item)].sort(byPosition) })),
      putAction: (action) => change((room) => ({ ...room, actions: put(room.actions, action) })),
      dropAction: (actionKey) => change((room) => ({ ...room, actions: room.actions.filter(({ key: its }) => its !== actionKey) })),
      putFiling: (filing) => change((room) => ({ ...room, filings: put(room.filings, filing) })),
      refresh: async () => {
        try {
          const fresh = await load();
          setStale(undefined);
          change(() => fresh);
        } catch (error) {
          setStale(toAppError(error));
        }
      },
    };
  }, [load, replace]);

  return { loaded, changes, stale, reload };
}

/** At most so often, however often the window is entered. */
const restMs = 5000;

/** Calls when the person comes back to the window: what others wrote meanwhile is picked up then. */
export function useReturn(onReturn: () => void): void {
  const latest = React.useRef(onReturn);
  latest.current = onReturn;
  React.useEffect(() => {
    let last = Date.now();
    const back = (): void => {
      if (document.visibilityState === 'hidden' || Date.now() - last < restMs) return;
      last = Date.now();
      latest.current();
    };
    window.addEventListener('focus', back);
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('focus', back);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, []);
}
