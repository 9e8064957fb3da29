import * as React from 'react';

import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import styles from './actions.module.scss';
import { strings } from './strings';

export interface CompleteFormProps {
  readonly title: string;
  readonly onComplete: (note: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks what was done before an action is marked done; the note is kept on screen when saving fails. */
export function CompleteForm({ title, onComplete, onCancel }: CompleteFormProps): JSX.Element {
  const id = useGroupId();
  const box = React.useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = React.useState('');
  const { run, busy, error } = useWork(() => onComplete(note.trim()));

  React.useEffect(() => box.current?.focus(), []);

  return (
    <form
      className={styles.form}
      aria-label={strings.markDoneOf(title)}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
      }}
    >
      <label className={styles.label} htmlFor={`${id}-note`}>
        {strings.whatWasDone}
      </label>
      <textarea
        ref={box}
        id={`${id}-note`}
        className={`${styles.box} ${styles.area}`}
        aria-describedby={`${id}-hint`}
        maxLength={5000}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className={styles.hint} id={`${id}-hint`}>
        {strings.whatWasDoneHint}
      </p>
      {error && <ErrorMessage error={error} onRetry={run} retrying={busy} plain />}
      <div className={styles.controls}>
        <Button kind="primary" type="submit" small busy={busy}>
          {strings.saveDone}
        </Button>
        <Button small onClick={onCancel}>
          {strings.keepOpen}
        </Button>
      </div>
    </form>
  );
}
