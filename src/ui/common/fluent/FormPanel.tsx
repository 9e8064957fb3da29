import './noFluentDownloads';
import { Panel, PanelType } from '@fluentui/react/lib/Panel';
import * as React from 'react';

import { Button } from '../Button';
import { Message } from '../Message';
import { strings } from '../strings';
import { useSurface } from '../Surface';
import { useGroupId } from '../useGroupId';
import { FluentSurface } from './FluentSurface';
import styles from './Panel.module.scss';
import { formStrings } from './formStrings';

export interface FormPanelProps {
  readonly title: string;
  readonly second?: string;
  /** What the main button does: "Add contract". */
  readonly saveLabel: string;
  readonly saving?: boolean;
  /** Something was typed that is not saved: closing asks first. */
  readonly isDirty: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** Above the buttons: a failed save. */
  readonly message?: React.ReactNode;
  /** The message has buttons of its own, which take the place of the form's. */
  readonly messageDecides?: boolean;
  readonly children: React.ReactNode;
}

/** A form at the right of the page. Closing it gives the focus back to what opened it, and never drops typed text unasked. */
export function FormPanel(props: FormPanelProps): JSX.Element {
  const { title, second, saveLabel, saving, isDirty, onSave, onClose, message, messageDecides, children } = props;
  const titleId = `${useGroupId()}-title`;
  const { theme } = useSurface();
  const body = React.useRef<HTMLDivElement>(null);
  const [asking, setAsking] = React.useState(false);
  const keep = React.useRef<HTMLElement>(null);

  function close(): void {
    if (saving) return;
    if (isDirty) setAsking(true);
    else onClose();
  }

  // The first box, rather than the button that closes the panel.
  React.useEffect(() => {
    const timer = setTimeout(() => body.current?.querySelector<HTMLElement>('input, select, textarea')?.focus());
    return () => clearTimeout(timer);
  }, []);

  React.useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);

  return (
    <Panel
      isOpen
      type={PanelType.custom}
      customWidth="min(600px, 100%)"
      hasCloseButton={false}
      onDismiss={event => {
        event?.preventDefault();
        close();
      }}
      onOuterClick={() => undefined}
      onRenderHeader={() => null}
      popupProps={{ ariaLabelledBy: titleId }}
      overlayProps={{ isDarkThemed: theme !== 'light' }}
      styles={{ commands: { display: 'none' }, scrollableContent: { overflow: 'hidden' }, main: { background: 'transparent' } }}
      onRenderBody={() => (
        <FluentSurface className={styles.sheet}>
          <header className={styles.head}>
            <div>
              <h2 className={styles.title} id={titleId}>
                {title}
              </h2>
              {second && <p className={styles.second}>{second}</p>}
            </div>
            <Button kind="quiet" icon="dismiss" label={strings.close} onClick={close} />
          </header>
          <div className={styles.body} ref={body}>
            {children}
          </div>
          <footer className={styles.foot}>
            {message !== undefined && !asking && <div className={styles.note}>{message}</div>}
            {asking ? (
              <Message
                kind="info"
                plain
                title={formStrings.leave.title}
                actions={
                  <>
                    <Button ref={keep} kind="primary" onClick={() => setAsking(false)}>
                      {formStrings.leave.keep}
                    </Button>
                    <Button onClick={onClose}>{formStrings.leave.drop}</Button>
                  </>
                }
              />
            ) : (
              !messageDecides && <div className={styles.buttons}>
                <Button kind="primary" busy={saving} onClick={onSave}>
                  {saveLabel}
                </Button>
                <Button onClick={close} disabled={saving}>
                  {strings.cancel}
                </Button>
              </div>
            )}
          </footer>
        </FluentSurface>
      )}
    />
  );
}
