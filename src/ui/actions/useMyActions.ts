import * as React from 'react';

import { warnDaysOf } from '../../core/actions';
import { addPeriod, dayOf, type IsoDate } from '../../core/time';
import { completeAction, reopenAction, setWaiting } from '../../flows/meetings/actions';
import type { Services } from '../../flows/services';
import type { Action } from '../../lists/actions';
import type { Key, Stored } from '../../lists/define';
import { useAnnounce } from '../common/announce';
import { rightsOf } from '../common/rightsOf';
import { useServices } from '../common/ServicesContext';
import { useLoad, type Loaded } from '../common/useLoad';
import { stateOf } from './actionState';
import { strings } from './strings';

type Row = Stored<Action>;

export type GroupName = 'overdue' | 'soon' | 'later' | 'waiting' | 'done';
export type ActionGroups = { readonly [Name in GroupName]: readonly Row[] };

/** How far back finished actions are shown. */
const recentDays = 30;

async function readMine({ desk, now }: Services): Promise<readonly Row[]> {
  const me = await desk.people.me();
  const since = addPeriod(dayOf(now()), { days: -recentDays });
  const [open, done] = await Promise.all([
    desk.actions.all({
      where: [
        { field: 'owner', op: 'eq', value: me.id },
        { field: 'status', op: 'in', value: ['Open', 'Waiting'] },
      ],
    }),
    desk.actions.all({
      where: [
        { field: 'owner', op: 'eq', value: me.id },
        { field: 'status', op: 'eq', value: 'Done' },
      ],
    }),
  ]);
  return [...open, ...done.filter(({ completedOn }) => completedOn !== undefined && completedOn >= since)];
}

const byDue = (a: Row, b: Row): number => (a.due ?? '').localeCompare(b.due ?? '');

/** The person's actions by what presses most. */
export function groupMine(actions: readonly Row[], today: IsoDate, warnDays: number): ActionGroups {
  const groupOf = (row: Row): GroupName | undefined => {
    const { state } = stateOf(row, today, warnDays);
    if (state === 'overdue') return 'overdue';
    if (state === 'dueToday' || state === 'dueSoon') return 'soon';
    if (state === 'waiting') return 'waiting';
    if (state === 'met') return 'done';
    return state === 'due' ? 'later' : undefined;
  };
  const rows = (name: GroupName): readonly Row[] => actions.filter((row) => groupOf(row) === name).sort(byDue);
  return { overdue: rows('overdue'), soon: rows('soon'), later: rows('later'), waiting: rows('waiting'), done: [...rows('done')].reverse() };
}

/** What a person does with an action that was issued; it is said when it is done. */
export interface ActionDeeds {
  complete(action: Row, note: string): Promise<void>;
  reopen(action: Row): Promise<void>;
  wait(action: Row, waiting: boolean): Promise<void>;
}

/** @param put shows the action as it is then */
function useDeeds(put: (action: Row) => void): ActionDeeds {
  const services = useServices();
  const announce = useAnnounce();
  return {
    async complete(action, note) {
      put(await completeAction(services, action, note));
      announce(strings.markedDone(action.title));
    },
    async reopen(action) {
      put(await reopenAction(services, action));
      announce(strings.reopened(action.title));
    },
    async wait(action, waiting) {
      put(await setWaiting(services, action, waiting));
      announce(waiting ? strings.waits(action.title) : strings.goesOn(action.title));
    },
  };
}

export interface MyActions extends ActionDeeds {
  readonly loaded: Loaded<readonly Row[]>;
  readonly warnDays: number;
  /** The person may write on the site. */
  readonly canEdit: boolean;
  reload(): void;
}

/** What the signed-in person has to do, on every contract. */
export function useMyActions(): MyActions {
  const services = useServices();
  const load = React.useCallback(() => readMine(services), [services]);
  const { loaded, reload, replace } = useLoad(load);
  const loadRights = React.useCallback(() => rightsOf(services.desk), [services]);
  const { loaded: rights } = useLoad(loadRights);
  const canEdit = rights.state === 'ready' && rights.value.canEdit;
  const latest = React.useRef<readonly Row[]>([]);
  latest.current = loaded.state === 'ready' ? loaded.value : [];

  const deeds = useDeeds((row) => {
    latest.current = latest.current.map((old) => (old.key === row.key ? row : old));
    replace(latest.current);
  });
  return { loaded, reload, canEdit, warnDays: warnDaysOf(services.pack.chase.steps), ...deeds };
}

export interface OneAction {
  readonly action: Row;
  readonly isMine: boolean;
  readonly canEdit: boolean;
}

/** One action that a link leads to, whosoever it is; undefined when it is not there any more. */
export function useOneAction(key: Key): ActionDeeds & { readonly loaded: Loaded<OneAction | undefined>; reload(): void } {
  const services = useServices();
  const load = React.useCallback(async (): Promise<OneAction | undefined> => {
    const { desk } = services;
    const [action, me, { canEdit }] = await Promise.all([desk.actions.byKey(key), desk.people.me(), rightsOf(desk)]);
    return action && { action, canEdit, isMine: action.owner?.id === me.id };
  }, [services, key]);
  const { loaded, reload, replace } = useLoad(load);
  const deeds = useDeeds((action) => {
    if (loaded.state === 'ready' && loaded.value) replace({ ...loaded.value, action });
  });
  return { loaded, reload, ...deeds };
}
