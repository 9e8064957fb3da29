import * as React from 'react';

import type { Condition, Page } from '../../data/ports';
import type { Services } from '../../flows/services';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { useServices } from '../common/ServicesContext';
import { useLoad, type Loaded } from '../common/useLoad';
import { useWork } from '../common/useWork';

type Row = Stored<Meeting>;

/** Which meetings a page shows: all, or those of one contract or level. */
export interface MeetingScope {
  readonly contractId?: number;
  readonly level?: string;
}

export interface MeetingList {
  readonly going: readonly Row[];
  readonly planned: readonly Row[];
  readonly held: readonly Row[];
  readonly nextHeld?: () => Promise<Page<Meeting>>;
}

const pageSize = 50;

async function readList({ desk }: Services, { contractId, level }: MeetingScope): Promise<MeetingList> {
  const scope: readonly Condition<Meeting>[] = [
    ...(contractId === undefined ? [] : [{ field: 'contract', op: 'eq', value: contractId } as const]),
    ...(level ? [{ field: 'level', op: 'eq', value: level } as const] : []),
  ];
  const [going, planned, held] = await Promise.all([
    desk.meetings.all({ where: [...scope, { field: 'status', op: 'in', value: ['In progress', 'Closing'] }] }),
    desk.meetings.page({ where: [...scope, { field: 'status', op: 'eq', value: 'Planned' }], orderBy: 'starts', top: 200 }),
    desk.meetings.page({ where: [...scope, { field: 'status', op: 'eq', value: 'Closed' }], orderBy: 'starts', descending: true, top: pageSize }),
  ]);
  return { going, planned: planned.rows, held: held.rows, nextHeld: held.next };
}

export interface MeetingListState {
  readonly loaded: Loaded<MeetingList>;
  reload(): void;
  readonly more: { readonly busy: boolean; run(): void } | undefined;
}

/** The meetings of the desk, the ones that go on first, then what is planned, then what was held. */
export function useMeetingList(scope: MeetingScope): MeetingListState {
  const services = useServices();
  const { contractId, level } = scope;
  const load = React.useCallback(() => readList(services, { contractId, level }), [services, contractId, level]);
  const { loaded, reload, replace } = useLoad(load);
  const list = loaded.state === 'ready' ? loaded.value : undefined;
  const more = useWork(async () => {
    if (!list?.nextHeld) return;
    const page = await list.nextHeld();
    replace({ ...list, held: [...list.held, ...page.rows], nextHeld: page.next });
  });
  return { loaded, reload, more: list?.nextHeld && more };
}
