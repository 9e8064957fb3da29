import * as React from 'react';

import { Icon, type IconName } from './Icon';
import styles from './Message.module.scss';
import { StateIcon, type State } from './StateIcon';
import { strings } from './strings';

export type MessageKind = 'error' | 'busy' | 'conflict' | 'offline' | 'permission' | 'success' | 'info';

const icons: { readonly [K in MessageKind]: { readonly state: State } | { readonly icon: IconName } } = {
  error: { state: 'stuck' },
  busy: { state: 'waiting' },
  conflict: { icon: 'people' },
  offline: { icon: 'retry' },
  permission: { icon: 'lock' },
  success: { state: 'met' },
  info: { icon: 'clock' },
};

export interface MessageProps {
  readonly kind: MessageKind;
  readonly title: React.ReactNode;
  /** What is kept and what to do. */
  readonly children?: React.ReactNode;
  /** Buttons. */
  readonly actions?: React.ReactNode;
  /** For an administrator, behind a disclosure. */
  readonly technical?: string;
  /** Without a frame of its own. */
  readonly plain?: boolean;
}

/** Something that happened: what, what is kept, what to do. An error is read out at once, the rest when there is time. */
export function Message({ kind, title, children, actions, technical, plain }: MessageProps): JSX.Element {
  const icon = icons[kind];
  return (
    <div
      className={plain ? `${styles.message} ${styles.plain}` : styles.message}
      data-kind={kind}
      role={kind === 'error' || kind === 'conflict' ? 'alert' : 'status'}
    >
      <span className={styles.icon}>{'state' in icon ? <StateIcon state={icon.state} /> : <Icon name={icon.icon} />}</span>
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {technical && (
          <details className={styles.details}>
            <summary>{strings.administratorDetails}</summary>
            <pre tabIndex={0}>{technical}</pre>
          </details>
        )}
      </div>
    </div>
  );
}
