import * as React from 'react';

import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { StateTag } from '../common/Tags';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import styles from './room.module.scss';
import { strings } from './strings';

type Item = Stored<AgendaItem>;

export interface EscalationProps {
  readonly item: Item;
  /** The level above. */
  readonly level: string;
  /** Absent: shown, not changed. */
  readonly onEscalate?: (item: Item, reason: string) => Promise<void>;
  readonly onWithdraw?: (item: Item) => Promise<void>;
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
}

/** An item on its way to the level above, with its reason; or the form that asks for it (CP-9.1). */
export function Escalation({ item, level, onEscalate, onWithdraw, asking, onAsk }: EscalationProps): JSX.Element | null {
  const withdraw = useWork(() => onWithdraw?.(item) ?? Promise.resolve());
  if (asking && onEscalate) {
    return <EscalateForm item={item} level={level} onEscalate={onEscalate} onClose={() => onAsk(false)} />;
  }
  if (!item.escalateTo) return null;
  return (
    <div className={styles.escalation}>
      <StateTag state="escalated" strong>
        {strings.item.escalated(item.escalateTo)}
      </StateTag>
      <p className={styles.prose}>{item.escalationReason}</p>
      {withdraw.error && <ErrorMessage error={withdraw.error} what={strings.item.failedEscalate} onRetry={withdraw.again} plain />}
      {onEscalate && (
        <div className={styles.tools}>
          <Button small onClick={() => onAsk(true)}>
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

interface EscalateFormProps {
  readonly item: Item;
  readonly level: string;
  readonly onEscalate: (item: Item, reason: string) => Promise<void>;
  readonly onClose: () => void;
}

function EscalateForm({ item, level, onEscalate, onClose }: EscalateFormProps): JSX.Element {
  const id = useGroupId();
  const box = React.useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = React.useState(item.escalationReason);
  const [problem, setProblem] = React.useState(false);
  const { run, busy, error } = useWork(async () => {
    await onEscalate(item, reason);
    onClose();
  });
  const submit = (): void => {
    setProblem(reason.trim() === '');
    if (reason.trim() === '') box.current?.focus();
    else run();
  };

  React.useEffect(() => box.current?.focus(), []);

  return (
    <form
      className={`${styles.escalation} ${styles.form}`}
      aria-label={strings.item.escalateMore(level)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <label className={styles.label} htmlFor={id}>
        {strings.item.reason}
      </label>
      <textarea
        ref={box}
        id={id}
        className={styles.box}
        rows={3}
        maxLength={5000}
        aria-invalid={problem || undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {problem && (
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {strings.item.reasonNeeded}
        </p>
      )}
      {error && <ErrorMessage error={error} what={strings.item.failedEscalate} onRetry={submit} retrying={busy} plain />}
      <div className={styles.tools}>
        <Button kind="primary" small type="submit" busy={busy}>
          {strings.item.escalateSave}
        </Button>
        <Button small onClick={onClose}>
          {strings.item.cancel}
        </Button>
      </div>
    </form>
  );
}
