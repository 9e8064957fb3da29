import * as React from 'react';

import styles from './Button.module.scss';
import { Icon, type IconName } from './Icon';
import { StateIcon } from './StateIcon';

export interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly small?: boolean;
  readonly icon?: IconName;
  /** Works at something: does nothing when pressed, keeps its focus. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Needed when there are no words inside. */
  readonly label?: string;
  readonly type?: 'button' | 'submit';
  /** Makes it a link that looks like a button. */
  readonly href?: string;
  /** The link opens a tab of its own: a frame of Teams must not leave the suite. */
  readonly newTab?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly hasPopup?: 'menu' | 'dialog';
  readonly describedBy?: string;
  readonly className?: string;
  readonly onClick?: (event: React.MouseEvent<HTMLElement>) => void;
  readonly children?: React.ReactNode;
}

type Element = HTMLButtonElement & HTMLAnchorElement;

/** Disabled and busy buttons stay reachable, so that a screen reader finds them and focus is not lost. */
export const Button = React.forwardRef<HTMLElement, ButtonProps>(function Button(props, ref) {
  const { kind = 'secondary', small, icon, busy, disabled, label, href, onClick, children } = props;
  const off = !!(busy || disabled);
  const classes = [
    styles.button,
    kind === 'primary' && styles.primary,
    kind === 'quiet' && styles.quiet,
    small && styles.small,
    !children && styles.square,
    props.className,
  ];
  const shared = {
    ref: ref as React.Ref<Element>,
    className: classes.filter(Boolean).join(' '),
    'aria-label': label,
    'aria-disabled': off || undefined,
    'aria-busy': busy || undefined,
    'aria-describedby': props.describedBy,
    onClick: (event: React.MouseEvent<HTMLElement>) => {
      if (off) event.preventDefault();
      else onClick?.(event);
    },
  };
  const size = small ? 16 : 20;
  const inside = (
    <>
      {busy ? (
        <span className={styles.spin}>
          <StateIcon state="working" size={size} />
        </span>
      ) : (
        icon && <Icon name={icon} size={size} />
      )}
      {children}
    </>
  );
  if (href !== undefined) {
    return (
      <a {...shared} href={href} {...(props.newTab ? { target: '_blank', rel: 'noreferrer' } : {})}>
        {inside}
      </a>
    );
  }
  return (
    <button
      {...shared}
      type={props.type ?? 'button'}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-haspopup={props.hasPopup}
    >
      {inside}
    </button>
  );
});
