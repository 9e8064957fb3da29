import * as React from 'react';

import { timeOf } from '../../core/time';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { Message } from '../common/Message';
import form from '../common/inPlace/form.module.scss';
import { useGroupId } from '../common/useGroupId';
import { Heading } from '../common/TopHeading';
import styles from './minutes.module.scss';
import { strings } from './strings';

export interface MinutesConflictProps {
  readonly current: Stored<AgendaItem>;
  readonly mine: string;
  /** Either version in one text, to begin with. */
  readonly both: string;
  readonly onSettle: (text: string) => void;
}

const firstName = (name: string): string => name.split(' ')[0] || name;

/** Both texts side by side and a box in which the person puts together what should stand. */
export function MinutesConflict({ current, mine, both, onSettle }: MinutesConflictProps): JSX.Element {
  const id = useGroupId();
  const theirs = current.minutes;
  const who = firstName(current.modifiedBy);
  const [merged, setMerged] = React.useState(both);
  return (
    <Message
      kind="conflict"
      title={strings.conflict.title(current.modifiedBy, timeOf(current.modified))}
      actions={
        <>
          <Button kind="primary" onClick={() => onSettle(merged)}>
            {strings.conflict.save}
          </Button>
          <Button onClick={() => onSettle(theirs)}>{strings.conflict.keepTheirs(who)}</Button>
          <Button onClick={() => onSettle(mine)}>{strings.conflict.useMine}</Button>
        </>
      }
    >
      <p>{strings.conflict.text}</p>
      <div className={styles.versions}>
        <section aria-labelledby={`${id}-mine`}>
          <Heading below={2} id={`${id}-mine`}>{strings.conflict.yours}</Heading>
          <p className={styles.version} tabIndex={0}>
            {mine}
          </p>
        </section>
        <section aria-labelledby={`${id}-theirs`}>
          <Heading below={2} id={`${id}-theirs`}>{strings.conflict.theirs(who)}</Heading>
          <p className={styles.version} tabIndex={0}>
            {theirs}
          </p>
        </section>
      </div>
      <label className={`${form.label} ${styles.label}`} htmlFor={`${id}-merged`}>
        {strings.conflict.merged}
      </label>
      <textarea id={`${id}-merged`} className={styles.box} rows={6} value={merged} onChange={(event) => setMerged(event.target.value)} />
    </Message>
  );
}
