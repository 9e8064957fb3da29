import './noFluentDownloads';
import { Modal } from '@fluentui/react/lib/Modal';
import * as React from 'react';

import { Button } from '../Button';
import { useGroupId } from '../useGroupId';
import { FluentSurface } from './FluentSurface';
import styles from './Panel.module.scss';

export interface AskDialogProps {
  /** The question: "Remove this draft variation and its 2 attachments?" */
  readonly title: string;
  /** What it means: "You can restore it for 93 days." */
  readonly children?: React.ReactNode;
  /** "Remove draft" */
  readonly yes: string;
  /** "Keep" */
  readonly no: string;
  readonly busy?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** A question before something that cannot be taken back at once. The focus begins on the answer that changes nothing. */
export function AskDialog({ title, children, yes, no, busy, onYes, onNo }: AskDialogProps): JSX.Element {
  const id = useGroupId();
  const keep = React.useRef<HTMLElement>(null);
  React.useEffect(() => keep.current?.focus(), []);
  return (
    <Modal
      isOpen
      isBlocking
      onDismiss={onNo}
      titleAriaId={`${id}-title`}
      subtitleAriaId={`${id}-text`}
      styles={{ main: { maxWidth: 'min(440px, 96vw)', minWidth: 'min(280px, 96vw)', minHeight: 0, borderRadius: 8, background: 'transparent' } }}
    >
      <FluentSurface className={styles.dialog}>
        <h2 className={styles.title} id={`${id}-title`}>
          {title}
        </h2>
        <div className={styles.dialogText} id={`${id}-text`}>
          {children}
        </div>
        <div className={styles.buttons}>
          <Button kind="primary" busy={busy} onClick={onYes}>
            {yes}
          </Button>
          <Button ref={keep} onClick={onNo}>
            {no}
          </Button>
        </div>
      </FluentSurface>
    </Modal>
  );
}
