import * as React from 'react';

import type { AppError } from '../../core/errors';
import { displayDate, isIsoDate } from '../../core/time';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { TopHeading } from '../common/TopHeading';
import { usePageTitle } from '../common/usePageTitle';
import styles from './assurance.module.scss';
import { DutyDesk } from './DutyDesk';
import { strings } from './strings';
import { useDuties } from './useDuties';

/** What the page's address asks for: `?contract=<key>`, `?mine=1`. */
function asked(): { readonly contract: string | undefined; readonly mine: boolean } {
  const query = new URLSearchParams(window.location.search);
  return { contract: query.get('contract') || undefined, mine: query.get('mine') === '1' };
}

/** Where every duty of the policy stands, for one contract or the whole service. */
export function AssuranceApp(): JSX.Element {
  const { pack } = useServices();
  const [{ contract, mine }] = React.useState(asked);
  const duties = useDuties(contract);
  const { loaded, reload } = duties;
  usePageTitle(strings.title);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <TopHeading className={styles.title} tabIndex={-1}>
          {strings.title}
        </TopHeading>
        <span className={styles.policy}>{strings.policy(pack.title, isIsoDate(pack.adopted) ? displayDate(pack.adopted) : pack.adopted)}</span>
      </header>
      {loaded.state === 'loading' && <Skeleton rows={8} />}
      {loaded.state === 'failed' && <NotRead error={loaded.error} onRetry={reload} />}
      {loaded.state === 'ready' && <DutyDesk duties={duties} first={loaded.value} asksMine={mine} asksContract={contract !== undefined} />}
    </div>
  );
}

/** A list that is not there or not open to the person is no fault that trying again could mend. */
function NotRead({ error, onRetry }: { readonly error: AppError; readonly onRetry: () => void }): JSX.Element {
  if (error.kind === 'notFound') {
    return (
      <Message kind="info" title={strings.listMissing.title}>
        {strings.listMissing.text}
      </Message>
    );
  }
  if (error.kind === 'forbidden') {
    return (
      <Message kind="permission" title={strings.noPermission.title}>
        {strings.noPermission.text}
      </Message>
    );
  }
  return <ErrorMessage error={error} what={strings.couldNotRead} onRetry={onRetry} />;
}
