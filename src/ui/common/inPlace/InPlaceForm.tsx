import * as React from 'react';

import { Button } from '../Button';
import styles from './form.module.scss';
import { InPlaceQuestion } from './InPlaceQuestion';
import { inPlaceStrings as words } from './strings';
import { useLeaving } from './useLeaving';

export interface InPlaceFormProps {
  /** What it is called by a screen reader. */
  readonly label: string;
  readonly submit: string;
  /** "Cancel" unless said. */
  readonly cancel?: string;
  /** Something was typed that is not saved: leaving asks first. */
  readonly isDirty: boolean;
  readonly busy?: boolean;
  /** The buttons are as large as those of a screen. */
  readonly large?: boolean;
  readonly framed?: boolean;
  /** Above the buttons: a failed save. */
  readonly message?: React.ReactNode;
  readonly onSubmit: () => void;
  /** Absent: the form stays. */
  readonly onCancel?: () => void;
  readonly children: React.ReactNode;
}

/** A small form in the page. Escape and Cancel leave it, Ctrl+Enter saves; what was typed is never dropped unasked. */
export function InPlaceForm(props: InPlaceFormProps): JSX.Element {
  const { label, isDirty, busy, large, onSubmit, onCancel } = props;
  const form = React.useRef<HTMLFormElement>(null);
  const { asking, leave, stay } = useLeaving(form, isDirty, onCancel);
  return (
    <form
      ref={form}
      className={props.framed ? `${styles.form} ${styles.framed}` : styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking) onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !busy) leave();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !asking) onSubmit();
      }}
    >
      {props.children}
      {props.message}
      {asking && onCancel ? (
        <InPlaceQuestion
          ask={words.keepAsk}
          answers={[
            { words: words.keep, safe: true, primary: true, onClick: stay },
            { words: words.drop, onClick: onCancel },
          ]}
        />
      ) : (
        <div className={styles.buttons}>
          <Button kind="primary" small={!large} type="submit" busy={busy}>
            {props.submit}
          </Button>
          {onCancel && (
            <Button small={!large} disabled={busy} onClick={leave}>
              {props.cancel ?? words.cancel}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
