import * as React from 'react';

import type { Reference } from '../../lists/define';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { Done } from '../common/Done';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { useWork } from '../common/useWork';
import styles from './assurance.module.scss';
import { chipsOf, type Duty, type Filters } from './duties';
import { strings } from './strings';
import type { Duties } from './useDuties';

export interface DutyCommandsProps {
  readonly duties: Duties;
  readonly filters: Filters;
  readonly shown: readonly Duty[];
  readonly canEdit: boolean;
  /** The one contract that is looked at. */
  readonly contract: Reference | undefined;
  /** What was done in a panel, until the person has read so. */
  readonly done: string | undefined;
  readonly onDone: (sentence: string | undefined) => void;
  /** The button that dismisses goes away: the focus has to go somewhere. */
  readonly onDismissed: () => void;
}

const files = (): Promise<typeof import('./dutyFiles')> => import(/* webpackChunkName: 'assurance-files' */ './dutyFiles');

/** What can be done with the obligations that are shown, and how it went. */
export function DutyCommands({ duties, filters, shown, canEdit, contract, done, onDone, onDismissed }: DutyCommandsProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const { today } = duties;

  const csv = useWork(async () => {
    onDone(undefined);
    (await files()).exportCsv(shown, today);
    onDone(strings.exported(shown.length));
  });
  const report = useWork(async () => {
    onDone(undefined);
    const scope = [filters.mine && strings.mine, ...chipsOf(filters).map(({ label }) => label), filters.words].filter(Boolean).join('; ');
    await (await files()).exportReport(services, shown, today, scope || strings.service);
    onDone(strings.reported);
  });
  const refresh = useWork(async (of: Reference) => {
    onDone(undefined);
    announce(strings.refresh.working(of.title));
    const { refreshObligations } = await import(/* webpackChunkName: 'assurance-engine' */ './bringUpToDate');
    const { added, changed, closed } = await refreshObligations(services, of);
    await duties.refresh(of);
    onDone(strings.refresh.done(of.title, added, changed, closed));
  });

  return (
    <>
      <div className={styles.commands} role="group" aria-label={strings.commands}>
        {canEdit && contract && (
          <Button icon="retry" busy={refresh.busy} onClick={() => refresh.run(contract)}>
            {strings.refresh.button(contract.title)}
          </Button>
        )}
        <Button kind="quiet" icon="document" busy={report.busy} onClick={() => report.run()}>{strings.report}</Button>
        <Button kind="quiet" icon="exportUp" busy={csv.busy} onClick={() => csv.run()}>{strings.csv}</Button>
        <Button kind="quiet" icon="open" onClick={() => window.print()}>{strings.print}</Button>
      </div>
      <div className={styles.messages}>
        {refresh.busy && contract && <p>{strings.refresh.working(contract.title)}</p>}
        {done && (
          <Done
            onDismiss={() => {
              onDone(undefined);
              onDismissed();
            }}
          >
            {done}
          </Done>
        )}
        {csv.error && <ErrorMessage error={csv.error} what={strings.couldNotExport} onRetry={csv.again} plain />}
        {report.error && <ErrorMessage error={report.error} what={strings.couldNotReport} onRetry={report.again} plain />}
        {refresh.error && <ErrorMessage error={refresh.error} what={strings.refresh.failed} kept={strings.refresh.kept} onRetry={refresh.again} plain />}
        {duties.history === 'failed' && duties.historyError && (
          <ErrorMessage error={duties.historyError} what={strings.couldNotReadHistory} onRetry={duties.readHistory} plain />
        )}
      </div>
    </>
  );
}
