import * as React from 'react';

import type { AppError } from '../../core/errors';
import type { WorkStep } from '../../flows/meetings';
import type { Chase } from '../../lists/chases';
import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import { useServices } from '../common/ServicesContext';
import { useAnnounce } from '../common/announce';
import { toAppError } from '../common/useLoad';
import { closingWords as words } from './closingStrings';
import { readChases, type Room } from './readRoom';
import type { RoomChanges } from './useRoom';
import { loadWrapUp, type WrapUpFlows } from './wrapUp';
import { isFilingOpen } from './wrapUpView';

export type Phase = 'resting' | 'closing' | 'chasing' | 'filing';

export interface ReminderNews {
  readonly sent: number;
  readonly failed: number;
}

export interface WrapUp {
  readonly phase: Phase;
  /** The lines of closing while it runs here. */
  readonly steps: readonly WorkStep[] | undefined;
  /** Reminders of this meeting's actions, as far as they were read or sent here. */
  readonly chases: readonly Stored<Chase>[] | undefined;
  /** Reminders were sent from here, so that their outcome is news. */
  readonly hasTold: boolean;
  /** What came of the reminders that a person asked for. */
  readonly reminded?: ReminderNews;
  /** What stopped closing or filing. */
  readonly error?: AppError;
  readonly chaseError?: AppError;
  /** Closes, tells the owners and files: whatever of it is not done. */
  goOn(): void;
  chaseNow(): void;
  sendAgain(row: Stored<Chase>): Promise<void>;
  /** Works at one filing; the others wait. */
  onFiling(work: (flows: WrapUpFlows, report: (filing: Stored<Filing>) => void, signal: AbortSignal) => Promise<unknown>): Promise<void>;
}

/** Finishing a meeting, step after step, resumable at any of them; stops when the screen is left. */
export function useWrapUp(room: Room, changes: RoomChanges): WrapUp {
  const services = useServices();
  const announce = useAnnounce();
  const [phase, setPhase] = React.useState<Phase>('resting');
  const [steps, setSteps] = React.useState<readonly WorkStep[]>();
  const [chases, setChases] = React.useState<readonly Stored<Chase>[]>();
  const [hasTold, setTold] = React.useState(false);
  const [reminded, setReminded] = React.useState<ReminderNews>();
  const [error, setError] = React.useState<AppError>();
  const [chaseError, setChaseError] = React.useState<AppError>();
  const running = React.useRef<Promise<void>>();
  const left = React.useRef(new AbortController());
  const latest = React.useRef(room);
  const known = React.useRef(chases);
  latest.current = room;
  known.current = chases;

  React.useEffect(() => {
    left.current = new AbortController();
    const controller = left.current;
    return () => controller.abort();
  }, []);

  const { status, key } = room.meeting;
  const isClosed = status === 'Closed';
  const { desk } = services;
  React.useEffect(() => {
    if (!isClosed) return undefined;
    let current = true;
    readChases(desk, latest.current).then(
      (rows) => current && setChases((now) => now ?? rows),
      (reason: unknown) => current && setChaseError(toAppError(reason)),
    );
    return () => {
      current = false;
    };
  }, [isClosed, key, desk]);

  return React.useMemo(() => {
    const signal = (): AbortSignal => left.current.signal;
    const show = <Value>(set: (value: Value) => void) => (value: Value): void => {
      if (!signal().aborted) set(value);
    };
    const noteChase = (row: Stored<Chase>): void =>
      setChases((rows = []) => [...rows.filter(({ key }) => key !== row.key), row]);

    const chase = async (flows: WrapUpFlows, isAsked: boolean = false): Promise<void> => {
      show(setPhase)('chasing');
      setReminded(undefined);
      setChaseError(undefined);
      try {
        const { meeting } = latest.current;
        const summary = await flows.chaseActions(services, { meeting }, { signal: signal(), report: show(noteChase) });
        if (!signal().aborted) {
          setChases((rows = []) => rows);
          setTold(true);
          const news = { sent: summary.sent, failed: summary.failed + summary.unknown };
          if (isAsked) setReminded(news);
          announce(isAsked && news.sent + news.failed === 0 ? words.chase.nobodyDue : words.told(news.sent, news.failed));
        }
      } catch (reason) {
        // Nobody was told, which must not keep the recording from being filed.
        show(setChaseError)(toAppError(reason));
      }
    };
    /** One thing at a time: what a person asks for meanwhile waits for its turn. */
    const inTurn = async (work: () => Promise<void>): Promise<void> => {
      while (running.current) await running.current;
      let end = (): void => undefined;
      running.current = new Promise((done) => {
        end = done;
      });
      try {
        await work();
      } finally {
        running.current = undefined;
        end();
        show(setPhase)('resting');
      }
    };
    const alone = async (work: (flows: WrapUpFlows) => Promise<void>): Promise<void> => {
      if (running.current) return;
      setError(undefined);
      await inTurn(async () => {
        try {
          await work(await loadWrapUp());
        } catch (reason) {
          show(setError)(toAppError(reason));
        }
      });
    };
    const file = async (flows: WrapUpFlows): Promise<void> => {
      show(setPhase)('filing');
      const rows = await flows.resumeFilings(services, latest.current.meeting, show(changes.putFiling), signal());
      rows.forEach(show(changes.putFiling));
    };

    return {
      phase,
      steps,
      chases,
      hasTold,
      reminded,
      error,
      chaseError,
      goOn: () =>
        void alone(async (flows) => {
          const wasOpen = latest.current.meeting.status !== 'Closed';
          if (wasOpen) {
            show(setPhase)('closing');
            const closed = await flows.closeMeeting(services, latest.current.meeting.key, show(setSteps));
            await changes.refresh();
            show(changes.putMeeting)(closed);
            announce(words.closed);
          }
          if (wasOpen || known.current?.length === 0) await chase(flows);
          if (wasOpen || latest.current.filings.some(isFilingOpen)) await file(flows);
        }),
      chaseNow: () => void alone((flows) => chase(flows, true)),
      sendAgain: async (row) => {
        const { sendAgain } = await loadWrapUp();
        noteChase(await sendAgain(services, row));
      },
      onFiling: (work) =>
        inTurn(async () => {
          show(setPhase)('filing');
          const flows = await loadWrapUp();
          await work(flows, show(changes.putFiling), signal());
          if (!signal().aborted) await file(flows);
        }),
    };
  }, [phase, steps, chases, hasTold, reminded, error, chaseError, services, changes, announce]);
}
