import * as React from 'react';

import { keepUntil } from '../../core/records';
import { dayOf, displayDate } from '../../core/time';
import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { LevelTag, StateTag } from '../common/Tags';
import { useLoad } from '../common/useLoad';
import styles from './Contract.module.scss';
import { pageStrings as words } from './pageStrings';
import type { ContractView } from './useContract';

interface Document {
  readonly path: string;
  readonly kind: string;
  readonly keep?: string;
}

/** What is filed of each meeting, with links to the files themselves (CP-9.1, CP-11.2). */
export function DocumentsTab({ view }: { readonly view: ContractView }): JSX.Element {
  const { desk, links, pack } = useServices();
  const { contract, meetings } = view;
  const load = React.useCallback(
    () => desk.filings.all({ where: [{ field: 'contract', op: 'eq', value: contract.id }], select: ['meeting', 'kind', 'state', 'file', 'keepUntil'] }),
    [desk, contract.id],
  );
  const { loaded, reload } = useLoad(load);
  const folder = contract.folder ? (
    <Button icon="folder" href={links.file(contract.folder)}>
      {words.openFolder}
    </Button>
  ) : (
    <span className={styles.second}>{words.noFolder}</span>
  );
  if (loaded.state === 'loading') return <Skeleton rows={4} />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} what={words.documents.couldNotRead} onRetry={reload} />;

  const keepMinutes = contract.end && words.documents.keepUntil(displayDate(keepUntil(contract.end, contract.executedAs, pack.records)));
  const filed = meetings
    .map(meeting => {
      const files: readonly Document[] = [
        ...(meeting.minutesFile ? [{ path: meeting.minutesFile, kind: words.documents.minutes, keep: keepMinutes }] : []),
        ...loaded.value
          .filter(filing => filing.meeting?.id === meeting.id && filing.file)
          .map(({ file, kind = '', keepUntil: day }) => ({ path: file, kind, keep: day && words.documents.keepUntil(displayDate(day)) })),
      ];
      return { meeting, files };
    })
    .filter(({ files }) => files.length > 0);

  if (filed.length === 0) {
    return (
      <Empty title={words.documents.none} actions={folder}>
        {words.documents.noneText}
      </Empty>
    );
  }
  return (
    <section className={styles.section} aria-labelledby="contract-documents" data-focus-home="">
      <div className={styles.sectionHead}>
        <h3 id="contract-documents">{words.documents.title}</h3>
        <span className={styles.right}>{folder}</span>
      </div>
      <ul>
        {filed.map(({ meeting, files }) => (
          <li key={meeting.key} className={styles.row}>
            <span className={styles.when}>{meeting.starts && displayDate(dayOf(meeting.starts))}</span>
            <LevelTag level={meeting.level} />
            <div className={styles.grow}>
              {files.map(({ path, kind, keep }) => (
                <div key={path}>
                  <StateTag state="filed" note={keep}>
                    <a href={links.file(path)} title={path}>
                      {kind}
                    </a>
                  </StateTag>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
