import * as React from 'react';

import { AppError } from '../../core/errors';
import type { Action } from '../../lists/actions';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { rightsOf } from '../common/rightsOf';
import { useServices } from '../common/ServicesContext';
import { useLoad, type Loading } from '../common/useLoad';

/** A contract with what its page shows first. */
export interface ContractView {
  readonly contract: Stored<Contract>;
  /** Latest first. */
  readonly meetings: readonly Stored<Meeting>[];
  readonly actions: readonly Stored<Action>[];
  /** Escalated items that wait for the next meeting of their level (CP-9.1). */
  readonly waiting: readonly Stored<AgendaItem>[];
  readonly canEdit: boolean;
}

/** Reads a contract by its key, then its meetings, actions and waiting escalations side by side. */
export function useContract(key: Key): Loading<ContractView> {
  const { desk } = useServices();
  const load = React.useCallback(async (): Promise<ContractView> => {
    const contract = await desk.contracts.byKey(key);
    if (!contract) throw new AppError('notFound', 'There is no contract with this key.', { technical: key });
    const ofContract = { field: 'contract', op: 'eq', value: contract.id } as const;
    const [meetings, actions, items, rights] = await Promise.all([
      desk.meetings.all({ where: [ofContract] }),
      desk.actions.all({ where: [ofContract] }),
      desk.agendaItems.all({ where: [ofContract, { field: 'meeting', op: 'isEmpty' }] }),
      rightsOf(desk),
    ]);
    const latestFirst = [...meetings].sort((a, b) => ((a.starts ?? '') > (b.starts ?? '') ? -1 : 1));
    return { contract, meetings: latestFirst, actions, waiting: items, canEdit: rights.canEdit };
  }, [desk, key]);
  return useLoad(load);
}
