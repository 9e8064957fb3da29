import * as React from 'react';

import { displayDateAndTime } from '../../core/time';
import { Empty } from '../common/Empty';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { ClauseTag } from '../common/Tags';
import { useLoad } from '../common/useLoad';
import styles from './Contract.module.scss';
import { pageStrings as words } from './pageStrings';
import type { ContractView } from './useContract';

const most = 100;

/** Who did what, latest first. */
export function ActivityTab({ view }: { readonly view: ContractView }): JSX.Element {
  const { desk } = useServices();
  const { id } = view.contract;
  const load = React.useCallback(
    async () => (await desk.activity.page({ where: [{ field: 'contract', op: 'eq', value: id }], orderBy: 'at', descending: true, top: most })).rows,
    [desk, id],
  );
  const { loaded, reload } = useLoad(load);
  if (loaded.state === 'loading') return <Skeleton rows={6} />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} what={words.activity.couldNotRead} onRetry={reload} />;
  if (loaded.value.length === 0) return <Empty title={words.activity.none}>{words.activity.noneText}</Empty>;
  return (
    <section className={styles.section} aria-labelledby="contract-activity" data-focus-home="">
      <div className={styles.sectionHead}>
        <h3 id="contract-activity">{words.activity.title}</h3>
      </div>
      <ul>
        {loaded.value.map(({ key, at, who, what, clause, detail }) => (
          <li key={key} className={styles.row}>
            <span className={`${styles.when} ${styles.second}`}>{at && displayDateAndTime(at)}</span>
            <span className={styles.grow}>
              {who && `${who.name}: `}
              {what}
              {detail && <span className={styles.second}> {detail}</span>}
            </span>
            {clause && <ClauseTag clause={clause} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
