import * as React from 'react';

import { Icon } from './Icon';
import styles from './SearchBox.module.scss';
import { strings } from './strings';

export interface SearchBoxProps {
  /** What is searched; it is the label and stands in the empty box. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Escape in an empty box: back to where the person came from. */
  readonly onLeave?: () => void;
}

export const SearchBox = React.forwardRef<HTMLInputElement, SearchBoxProps>(function SearchBox(props, ref) {
  const { label, value, onChange, onLeave } = props;
  return (
    <div className={styles.box} role="search" aria-label={label}>
      <Icon name="search" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value) onChange('');
          else onLeave?.();
        }}
      />
      {value && (
        <button type="button" className={styles.clear} onClick={() => onChange('')} aria-label={strings.clearSearch}>
          <Icon name="dismiss" size={16} />
        </button>
      )}
    </div>
  );
});
