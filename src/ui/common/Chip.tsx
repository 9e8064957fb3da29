import * as React from 'react';

import { Icon } from './Icon';
import styles from './Chip.module.scss';
import { strings } from './strings';

export interface ChipProps {
  /** "Value: £5,000 or more". */
  readonly label: string;
  readonly onRemove?: () => void;
}

/** A filter that is on, or a person chosen. */
export function Chip({ label, onRemove }: ChipProps): JSX.Element {
  return (
    <span className={styles.chip}>
      <span className={styles.chipWords}>{label}</span>
      {onRemove && (
        <button type="button" className={styles.chipRemove} onClick={onRemove} aria-label={strings.remove(label)}>
          <Icon name="dismiss" size={14} />
        </button>
      )}
    </span>
  );
}
