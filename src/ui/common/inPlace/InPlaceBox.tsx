import * as React from 'react';

import { Icon, type IconName } from '../Icon';
import { useGroupId } from '../useGroupId';
import styles from './form.module.scss';

export interface InPlaceBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** Several lines; one unless said. */
  readonly rows?: number;
  readonly max?: number;
  readonly icon?: IconName;
  readonly placeholder?: string;
  /** Beneath the box, always. */
  readonly hint?: string;
  /** What is wrong with what was typed. */
  readonly problem?: string;
}

export type Box = HTMLInputElement & HTMLTextAreaElement;

/** A box with its label above it, and beneath it what to type or what is wrong. */
export const InPlaceBox = React.forwardRef<Box, InPlaceBoxProps>(function InPlaceBox(props, ref) {
  const { label, value, rows, max, icon, hint, problem } = props;
  const id = useGroupId();
  const described = [problem !== undefined && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  const shared = {
    ref,
    id,
    className: icon ? `${styles.box} ${styles.withIcon}` : styles.box,
    autoComplete: 'off',
    maxLength: max,
    placeholder: props.placeholder,
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': described || undefined,
    value,
    onBlur: props.onBlur,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => props.onChange(event.target.value),
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <span className={styles.boxed}>
        {icon && <Icon name={icon} size={16} className={styles.boxIcon} />}
        {rows === undefined ? <input type="text" {...shared} /> : <textarea rows={rows} {...shared} />}
      </span>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
});
