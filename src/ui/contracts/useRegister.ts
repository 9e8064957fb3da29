import * as React from 'react';

import type { AppError } from '../../core/errors';
import type { IsoDate } from '../../core/time/types';
import { dayOf } from '../../core/time/zone';
import type { Desk } from '../../data/ports';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { rightsOf } from '../common/rightsOf';
import { useServices } from '../common/ServicesContext';
import { toAppError } from '../common/useLoad';
import { countActions, rowOf, type ContractRow, type CountedAction } from './rowModel';

type Row = Stored<Contract>;

/** What the register needs of a contract; its summary stays behind. */
const columns = [
  'key', 'name', 'reference', 'contractor', 'kind', 'status', 'value', 'start', 'end', 'extensionMonths', 'executedAs',
  'contractManager', 'assistantDirector', 'operationalLead', 'inScope', 'site', 'folder', 'diary', 'nextMeeting',
] as const;

/** Parallel requests that the rest of a long register is read with. */
const ranges = 4;
/** Ids in one range at least; SharePoint sends 5,000 rows at most. */
const smallestRange = 500;

/** Every contract after the first page, in ranges of ids side by side. */
async function readRest(desk: Desk): Promise<readonly Row[]> {
  const { rows: [newest] } = await desk.contracts.page({ orderBy: 'id', descending: true, top: 1, select: ['key'] });
  if (!newest) return [];
  const size = Math.max(smallestRange, Math.ceil(newest.id / ranges));
  const starts = Array.from({ length: Math.ceil(newest.id / size) }, (_, at) => at * size);
  const parts = await Promise.all(
    starts.map(start =>
      desk.contracts.all({
        where: [{ field: 'id', op: 'gt', value: start }, { field: 'id', op: 'le', value: start + size }],
        select: columns,
      }),
    ),
  );
  return parts.flat();
}

export interface Register {
  /** `first`: nothing yet. `rest`: the first hundred are there. `ready`: all are. */
  readonly phase: 'first' | 'rest' | 'ready' | 'failed';
  readonly rows: readonly ContractRow[];
  /** Why nothing, or only the first page, could be read. */
  readonly error?: AppError;
  /** Why the actions could not be counted. */
  readonly actionsError?: AppError;
  readonly canEdit: boolean;
  readonly today: IsoDate;
  reload(): void;
  /** Shows a contract that has just been added or saved. */
  put(contract: Row): void;
}

interface State {
  readonly phase: Register['phase'];
  readonly contracts: readonly Row[];
  readonly error?: AppError;
}

/**
 * The register: a first page by name to look at, then the rest and the open actions. Nothing polls.
 * @param needed false while only one contract is looked at: then nothing is read
 */
export function useRegister(needed: boolean): Register {
  const { desk, pack, now } = useServices();
  const [state, setState] = React.useState<State>({ phase: 'first', contracts: [] });
  const [actions, setActions] = React.useState<readonly CountedAction[]>([]);
  const [actionsError, setActionsError] = React.useState<AppError>();
  const [canEdit, setCanEdit] = React.useState(false);
  const [attempt, setAttempt] = React.useState(0);
  const today = dayOf(now());

  React.useEffect(() => {
    if (!needed) return undefined;
    let current = true;
    const readContracts = async (): Promise<void> => {
      const first = await desk.contracts.page({ orderBy: 'name', top: 100, select: columns });
      if (!current) return;
      setState({ phase: first.next ? 'rest' : 'ready', contracts: first.rows });
      if (!first.next) return;
      const all = await readRest(desk);
      if (current) setState({ phase: 'ready', contracts: all });
    };
    const readActions = async (): Promise<void> => {
      const open = await desk.actions.all({
        where: [{ field: 'status', op: 'in', value: ['Open', 'Waiting'] }],
        select: ['contract', 'status', 'due'],
      });
      if (current) setActions(open);
    };
    setActionsError(undefined);
    readContracts().catch(reason => {
      if (current) setState(now_ => ({ ...now_, phase: 'failed', error: toAppError(reason) }));
    });
    readActions().catch(reason => current && setActionsError(toAppError(reason)));
    // Without an answer the register stays readable: what writes is not offered.
    rightsOf(desk).then(
      rights => current && setCanEdit(rights.canEdit),
      () => current && setCanEdit(false),
    );
    return () => {
      current = false;
    };
  }, [desk, needed, attempt]);

  const rows = React.useMemo(() => {
    const counts = countActions(actions, today);
    return state.contracts.map(contract => rowOf(contract, pack, today, counts.get(contract.id)));
  }, [state.contracts, actions, pack, today]);

  const reload = React.useCallback(() => {
    setState(now_ => ({ phase: now_.contracts.length > 0 ? 'rest' : 'first', contracts: now_.contracts }));
    setAttempt(count => count + 1);
  }, []);
  const put = React.useCallback((contract: Row) => {
    setState(now_ => ({ ...now_, contracts: [...now_.contracts.filter(other => other.id !== contract.id), contract] }));
  }, []);
  return { phase: state.phase, rows, error: state.error, actionsError, canEdit, today, reload, put };
}
