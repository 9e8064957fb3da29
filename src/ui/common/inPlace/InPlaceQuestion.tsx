import * as React from 'react';

import { Button } from '../Button';
import { useGroupId } from '../useGroupId';
import styles from './form.module.scss';

export interface Answer {
  readonly words: string;
  /** Changes nothing: the focus begins here, and Escape gives this answer. */
  readonly safe?: boolean;
  readonly primary?: boolean;
  readonly busy?: boolean;
  readonly onClick: () => void;
}

export interface InPlaceQuestionProps {
  readonly ask: string;
  readonly answers: readonly Answer[];
  readonly framed?: boolean;
  readonly large?: boolean;
  /** A failure of what was asked about. */
  readonly message?: React.ReactNode;
}

/** Asks before something is done, where it is done. */
export function InPlaceQuestion({ ask, answers, framed, large, message }: InPlaceQuestionProps): JSX.Element {
  const id = useGroupId();
  const safe = React.useRef<HTMLElement>(null);
  React.useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <div
      role="group"
      aria-labelledby={id}
      className={framed ? `${styles.form} ${styles.framed}` : styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        answers.find((answer) => answer.safe)?.onClick();
      }}
    >
      <p id={id} className={styles.ask}>
        {ask}
      </p>
      {message}
      <div className={styles.buttons}>
        {answers.map((answer) => (
          <Button
            key={answer.words}
            ref={answer.safe ? safe : undefined}
            small={!large}
            kind={answer.primary ? 'primary' : 'secondary'}
            busy={answer.busy}
            describedBy={answer.safe ? id : undefined}
            onClick={answer.onClick}
          >
            {answer.words}
          </Button>
        ))}
      </div>
    </div>
  );
}
