import * as React from 'react';

import { chaseStates, type Chase } from '../../lists/chases';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useWork } from '../common/useWork';
import { closingWords as words } from './closingStrings';
import styles from './closing.module.scss';
import reading from './reading.module.scss';
import type { WrapUp } from './useWrapUp';

export interface ChaseTroubleProps {
  readonly rows: readonly Stored<Chase>[];
  readonly wrapUp: WrapUp;
  readonly canEdit: boolean;
}

/** Who was not told, why, and the way to try again, one by one. */
export function ChaseTrouble({ rows, wrapUp, canEdit }: ChaseTroubleProps): JSX.Element {
  return (
    <ul className={styles.people}>
      {rows.map((row) => (
        <Undelivered key={row.key} row={row} wrapUp={wrapUp} canEdit={canEdit} />
      ))}
    </ul>
  );
}

function Undelivered({ row, wrapUp, canEdit }: { readonly row: Stored<Chase>; readonly wrapUp: WrapUp; readonly canEdit: boolean }): JSX.Element {
  const { run, busy, error } = useWork(() => wrapUp.sendAgain(row));
  const name = row.recipient?.name ?? '';
  const how = row.channel && words.chase.by[row.channel];
  const state = chaseStates.find((one) => one === row.state);
  return (
    <li>
      <span>
        <strong>{name}</strong> {[how, state && words.chase.states[state]].filter(Boolean).join(', ')}
        <span className={reading.secondLine}>{row.state === 'Unknown' ? words.chase.unknown : row.problem}</span>
      </span>
      {canEdit && row.state !== 'Sending' && (
        <Button small busy={busy} label={words.chase.retryOf(name)} onClick={() => run()}>
          {words.chase.retry}
        </Button>
      )}
      {error && <ErrorMessage error={error} what={words.filing.failed} plain />}
    </li>
  );
}
