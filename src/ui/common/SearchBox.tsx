import * as React from 'react';

import { Icon } from './Icon';
import styles from './SearchBox.module.scss';
import { strings } from './strings';

export interface SearchBoxProps {
  /** What is searched; it is the label and stands in the empty box. */
  readonly label: string;
  /** Stands in the empty box instead, where there is no room for the label. */
  readonly short?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Escape in an empty box: back to where the person came from. */
  readonly onLeave?: () => void;
}

export const SearchBox = React.forwardRef<HTMLInputElement, SearchBoxProps>(function SearchBox(props, ref) {
  const { label, short, value, onChange, onLeave } = props;
  const box = React.useRef<HTMLInputElement>(null);
  React.useImperativeHandle(ref, () => box.current as HTMLInputElement);

  /** The button goes away with the words: the focus stays in the box. */
  function clear(): void {
    onChange('');
    box.current?.focus();
  }

  return (
    <div className={styles.box} role="search" aria-label={label}>
      <Icon name="search" />
      <input
        ref={box}
        type="search"
        aria-label={label}
        placeholder={short ?? label}
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
        <button type="button" className={styles.clear} onClick={clear} aria-label={strings.clearSearch}>
          <Icon name="dismiss" size={16} />
        </button>
      )}
    </div>
  );
});
