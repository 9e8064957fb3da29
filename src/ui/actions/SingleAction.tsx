import * as React from 'react';

import { dayOf } from '../../core/time';
import type { Key } from '../../lists/define';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { Heading } from '../common/TopHeading';
import styles from './actions.module.scss';
import { ActionList } from './ActionList';
import { ownerOf } from './actionState';
import { strings } from './strings';
import { useOneAction } from './useMyActions';

export interface SingleActionProps {
  readonly actionKey: Key;
  /** Tells the list beside it that something changed. */
  readonly onChanged?: () => void;
}

/** The action that a notification opened, with the focus on it. */
export function SingleAction({ actionKey, onChanged }: SingleActionProps): JSX.Element {
  const { now } = useServices();
  const { loaded, reload, complete, reopen, wait } = useOneAction(actionKey);
  if (loaded.state === 'loading') return <Skeleton rows={2} />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} onRetry={reload} />;
  if (!loaded.value) {
    return (
      <Message kind="info" title={strings.gone.title}>
        {strings.gone.text}
      </Message>
    );
  }
  const { action, isMine, canEdit } = loaded.value;
  return (
    <section className={styles.group} aria-label={strings.groups.asked} data-focus-home="">
      <Heading below={1} className={styles.groupTitle} tabIndex={-1}>{strings.groups.asked}</Heading>
      {!isMine && <p className={styles.hint}>{strings.notMine(ownerOf(action))}</p>}
      <ActionList
        label={strings.groups.asked}
        actions={[action]}
        today={dayOf(now())}
        showContract
        asked={action.key}
        noteOf={({ meeting }) => meeting && strings.setIn(meeting.title)}
        controls={
          canEdit
            ? {
                complete: (row, note) => complete(row, note).then(onChanged),
                reopen: (row) => reopen(row).then(onChanged),
                wait: (row, waiting) => wait(row, waiting).then(onChanged),
              }
            : undefined
        }
      />
    </section>
  );
}
