import * as React from 'react';

import { useAnnounce } from './announce';
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
  const isUrgent = kind === 'error' || kind === 'conflict';
  const words = React.useRef<HTMLDivElement>(null);
  useSaid(words, !isUrgent);
  return (
    <div
      className={plain ? `${styles.message} ${styles.plain}` : styles.message}
      data-kind={kind}
      role={isUrgent ? 'alert' : undefined}
    >
      <span className={styles.icon}>{'state' in icon ? <StateIcon state={icon.state} /> : <Icon name={icon.icon} />}</span>
      <div className={styles.body}>
        <div ref={words}>
          <p className={styles.title}>{title}</p>
          {children !== undefined && <div className={styles.text}>{children}</div>}
        </div>
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

/** Reads a message out when it appears and when its title changes; a count-down beneath it is not read each second. */
function useSaid(words: React.RefObject<HTMLElement>, polite: boolean): void {
  const announce = useAnnounce();
  const said = React.useRef('');
  React.useEffect(() => {
    const [title, ...rest] = Array.from(words.current?.children ?? [], part => part.textContent ?? '');
    if (!polite || !title || title === said.current) return;
    said.current = title;
    announce([title, ...rest].map(part => part.trim().replace(/[^.!?…]$/, '$&.')).join(' '));
  });
}
