import * as React from 'react';

import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { OneTextForm, type Opener } from '../common/inPlace';
import formStyles from '../common/inPlace/form.module.scss';
import { StateTag } from '../common/Tags';
import { useWork } from '../common/useWork';
import styles from './item.module.scss';
import reading from './reading.module.scss';
import { strings } from './strings';

type Item = Stored<AgendaItem>;

export interface EscalationProps {
  readonly item: Item;
  /** The level above. */
  readonly level: string;
  /** Absent: shown, not changed. */
  readonly onEscalate?: (item: Item, reason: string) => Promise<void>;
  readonly onWithdraw?: (item: Item) => Promise<void>;
  /** Asks for the reason. Its button is the one that escalates, or here the one that changes the reason. */
  readonly form: Opener;
}

const longestReason = 5000;

/** An item on its way to the level above, with its reason; or the form that asks for it (CP-9.1). */
export function Escalation({ item, level, onEscalate, onWithdraw, form }: EscalationProps): JSX.Element | null {
  const withdraw = useWork(async () => {
    await onWithdraw?.(item);
    form.focusButton();
  });
  if (form.isOpen && onEscalate) {
    return (
      <OneTextForm
        label={strings.item.escalateMore(level)}
        field={strings.item.reason}
        value={item.escalationReason}
        needed={strings.item.reasonNeeded}
        rows={3}
        max={longestReason}
        submit={strings.item.escalateSave}
        framed
        failed={strings.item.failedEscalate}
        onSubmit={async (reason) => {
          await onEscalate(item, reason);
          form.close();
        }}
        onClose={form.close}
      />
    );
  }
  if (!item.escalateTo) return null;
  return (
    <div className={styles.escalation}>
      <StateTag state="escalated" strong>
        {strings.item.escalated(item.escalateTo)}
      </StateTag>
      <p className={reading.prose}>{item.escalationReason}</p>
      {withdraw.error && <ErrorMessage error={withdraw.error} what={strings.item.failedEscalate} onRetry={withdraw.again} plain />}
      {onEscalate && (
        <div className={`${formStyles.buttons} ${styles.tools}`}>
          <Button small ref={form.buttonRef} onClick={form.open}>
            {strings.item.change}
          </Button>
          <Button small kind="quiet" busy={withdraw.busy} onClick={() => withdraw.run()}>
            {strings.item.withdraw}
          </Button>
        </div>
      )}
    </div>
  );
}
