import * as React from 'react';

import { Button } from '../Button';
import { strings } from '../strings';
import styles from './GridHelp.module.scss';
import { helpStrings as words } from './helpStrings';

export interface GridHelpProps {
  readonly shortcuts: boolean;
  readonly onShortcuts: (on: boolean) => void;
  readonly onClose: () => void;
}

/** Every key of the table. */
export default function GridHelp({ shortcuts, onShortcuts, onClose }: GridHelpProps): JSX.Element {
  const box = React.useRef<HTMLElement>(null);
  React.useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} className={styles.help} aria-label={words.title} tabIndex={-1}>
      <p className={styles.helpTitle}>{words.title}</p>
      <dl>
        {words.lines.map(([key, does]) => (
          <React.Fragment key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </React.Fragment>
        ))}
      </dl>
      <Button small onClick={onClose}>{strings.close}</Button>{' '}
      <Button small kind="quiet" onClick={() => onShortcuts(!shortcuts)}>{shortcuts ? words.off : words.on}</Button>
    </section>
  );
}
