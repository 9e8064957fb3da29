import * as React from 'react';

import { Icon } from '../common/Icon';
import { useGroupId } from '../common/useGroupId';
import styles from './disclosure.module.scss';

export interface DisclosureProps {
  readonly icon?: React.ReactNode;
  readonly words: React.ReactNode;
  readonly note?: React.ReactNode;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly children?: React.ReactNode;
}

/** One line that opens what stands beneath it. */
export function Disclosure({ icon, words, note, open, onToggle, children }: DisclosureProps): JSX.Element {
  const id = useGroupId();
  return (
    <>
      <button type="button" className={styles.disclosure} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => onToggle(!open)}>
        {icon}
        <span className={styles.disclosureWords}>{words}</span>
        {note !== undefined && <span className={styles.disclosureNote}>{note}</span>}
        <Icon name={open ? 'chevronUp' : 'chevronDown'} />
      </button>
      {open && <div id={id}>{children}</div>}
    </>
  );
}
