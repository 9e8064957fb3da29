import * as React from 'react';

import type { Filing } from '../../lists/filings';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import styles from './closing.module.scss';
import { closingWords as words } from './closingStrings';
import type { WrapUp } from './useWrapUp';

export interface FilingFormProps {
  readonly filing: Stored<Filing>;
  readonly kind: string;
  readonly wrapUp: WrapUp;
  readonly onClose: () => void;
}

/** There is nothing to file: the reason is kept with the person's name. */
export function FileWithout({ filing, kind, wrapUp, onClose }: FilingFormProps): JSX.Element {
  const services = useServices();
  const id = useGroupId();
  const box = React.useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = React.useState('');
  const [problem, setProblem] = React.useState(false);
  const { run, busy, error } = useWork(async () => {
    await wrapUp.onFiling(async (flows, report) => report(await flows.fileWithout(services, filing, reason)));
    onClose();
  });
  React.useEffect(() => box.current?.focus(), []);
  const submit = (): void => {
    setProblem(reason.trim() === '');
    if (reason.trim() === '') box.current?.focus();
    else run();
  };
  return (
    <form
      className={styles.form}
      aria-label={words.filing.withoutIt}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <label className={styles.label} htmlFor={id}>
        {words.filing.withoutReason(kind)}
      </label>
      <textarea
        ref={box}
        id={id}
        className={styles.box}
        rows={2}
        maxLength={2000}
        aria-invalid={problem || undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {problem && (
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {words.filing.reasonNeeded}
        </p>
      )}
      {error && <ErrorMessage error={error} what={words.filing.failed} kept={words.failedKept} onRetry={submit} retrying={busy} plain />}
      <div className={styles.buttons}>
        <Button small kind="primary" type="submit" busy={busy}>
          {words.filing.withoutSave}
        </Button>
        <Button small onClick={onClose}>
          {words.filing.cancel}
        </Button>
      </div>
    </form>
  );
}
