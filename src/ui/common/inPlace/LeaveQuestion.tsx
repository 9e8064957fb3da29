import * as React from 'react';

import { Button } from '../Button';
import { useGroupId } from '../useGroupId';
import styles from './form.module.scss';
import { inPlaceStrings as words } from './strings';

export interface LeaveQuestionProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** In the place of a form's buttons; it begins on the one that drops nothing. */
export function LeaveQuestion({ onStay, onLeave }: LeaveQuestionProps): JSX.Element {
  const id = useGroupId();
  const keep = React.useRef<HTMLElement>(null);
  React.useEffect(() => keep.current?.focus(), []);
  return (
    <div role="group" aria-labelledby={id} className={styles.question}>
      <p id={id} className={styles.ask}>
        {words.keepAsk}
      </p>
      <div className={styles.buttons}>
        <Button ref={keep} small kind="primary" describedBy={id} onClick={onStay}>
          {words.keep}
        </Button>
        <Button small onClick={onLeave}>
          {words.drop}
        </Button>
      </div>
    </div>
  );
}
