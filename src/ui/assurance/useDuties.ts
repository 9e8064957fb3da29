import * as React from 'react';

import type { AppError } from '../../core/errors';
import { dayOf, type IsoDate } from '../../core/time';
import type { Key, Reference } from '../../lists/define';
import { rightsOf } from '../common/rightsOf';
import { useServices } from '../common/ServicesContext';
import { toAppError, useLoad, type Loaded } from '../common/useLoad';
import type { Duty, Moment } from './duties';
import { joined, readCurrent, readHistory, readOf } from './readDuties';

/** What the screen begins with. */
export interface First {
  readonly rows: readonly Duty[];
  readonly me: number;
  readonly canEdit: boolean;
  /** The contract that the address names, when it is in the register. */
  readonly contract: Reference | undefined;
}

export interface Duties {
  readonly loaded: Loaded<First>;
  readonly rows: readonly Duty[];
  readonly moment: Moment;
  readonly today: IsoDate;
  readonly history: 'unread' | 'reading' | 'read' | 'failed';
  readonly historyError?: AppError;
  readHistory(): void;
  reload(): void;
  /** Reads one contract again, or the service: what was written shows. */
  refresh(contract: Reference | undefined): Promise<void>;
}

/** The obligations as their list has them: what is open first, history when it is asked for. Nothing polls. */
export function useDuties(contractKey: Key | undefined): Duties {
  const { desk, now } = useServices();
  const today = dayOf(now());
  const [history, setHistory] = React.useState<Duties['history']>('unread');
  const [historyError, setHistoryError] = React.useState<AppError>();

  const load = React.useCallback(async (): Promise<First> => {
    const [rows, me, rights, contract] = await Promise.all([
      readCurrent(desk, today),
      desk.people.me(),
      rightsOf(desk),
      contractKey === undefined ? undefined : desk.contracts.byKey(contractKey),
    ]);
    return { rows, me: me.id, canEdit: rights.canEdit, contract: contract && { id: contract.id, title: contract.name } };
  }, [desk, today, contractKey]);
  const { loaded, reload, replace } = useLoad(load);
  const latest = React.useRef<First>();
  latest.current = loaded.state === 'ready' ? loaded.value : undefined;

  const put = React.useCallback(
    (change: (rows: readonly Duty[]) => readonly Duty[]) => {
      if (latest.current) replace({ ...latest.current, rows: change(latest.current.rows) });
    },
    [replace],
  );

  const askHistory = React.useCallback(() => {
    setHistory('reading');
    setHistoryError(undefined);
    readHistory(desk).then(
      (found) => {
        put((rows) => joined(found, rows));
        setHistory('read');
      },
      (error: unknown) => {
        setHistoryError(toAppError(error));
        setHistory('failed');
      },
    );
  }, [desk, put]);

  const refresh = React.useCallback(
    async (contract: Reference | undefined) => {
      const found = contract ? await readOf(desk, contract.id) : await readCurrent(desk, today);
      put((rows) => joined(contract ? rows.filter((row) => row.contract?.id !== contract.id) : rows.filter(({ closed }) => closed), found));
    },
    [desk, put, today],
  );

  const rows = latest.current?.rows ?? none;
  const me = latest.current?.me;
  const moment = React.useMemo(() => ({ today, me }), [today, me]);
  return { loaded, rows, moment, today, history, historyError, readHistory: askHistory, reload, refresh };
}

const none: readonly Duty[] = [];
