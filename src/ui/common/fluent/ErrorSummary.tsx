import * as React from 'react';

import styles from './Field.module.scss';
import { formStrings } from './formStrings';

export interface Problem {
  /** Id of the box. */
  readonly id: string;
  readonly sentence: string;
}

/** Everything that is wrong, each leading to its box. It takes the focus each time a save finds problems. */
export function ErrorSummary({ problems, attempt }: { readonly problems: readonly Problem[]; readonly attempt: number }): JSX.Element | null {
  const box = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className={styles.summary} role="group" aria-labelledby="error-summary-title" tabIndex={-1}>
      <p className={styles.summaryTitle} id="error-summary-title">
        {formStrings.problems(problems.length)}
      </p>
      <ul>
        {problems.map(({ id, sentence }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={event => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
